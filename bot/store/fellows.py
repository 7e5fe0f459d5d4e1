"""How many processes work on one database, so that they can share what Telegram allows them all."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreError
from bot.store.engine import Store

_NOTE = text("SELECT pg_advisory_lock_shared(:high, :low)")
_COUNT = text(
    "SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND classid = :high AND objid = :low"
)


class Fellows:
    """Notes this process down by a lock that goes with its connection, and so with the process however it ends."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        number = store.keyring.lookup("fellows", "")[:16]
        self._place = {"high": int(number[:7], 16), "low": int(number[8:15], 16)}
        self._connection: Any = None

    def count(self) -> int:
        """How many there are, this one included; always 1 on SQLite. Raises StoreError."""
        if self._engine.dialect.name != "postgresql":
            return 1
        try:
            if self._connection is None:
                self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
                self._connection.execute(_NOTE, self._place)
            return int(self._connection.execute(_COUNT, self._place).scalar())
        except SQLAlchemyError as error:
            self.leave()
            raise StoreError(f"Who else works here cannot be read: {type(error).__name__}.") from error

    def leave(self) -> None:
        """Is not counted any more."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.invalidate()
            with suppress(SQLAlchemyError):
                connection.close()
