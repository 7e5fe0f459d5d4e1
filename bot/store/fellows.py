"""How many processes work on one database, so that they can share what Telegram allows them all, and its pauses."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreError
from bot.store.engine import Store

_SECONDS = "extract(epoch FROM clock_timestamp() - CAST('2026-01-01Z' AS timestamptz))"
"""The database's own clock, which is the same for all: seconds that fit into half a lock until 2094."""
_END = text(f"SELECT CAST(ceil({_SECONDS} + :seconds) AS integer)")
_NOTE = text("SELECT pg_advisory_lock_shared(:high, :low)")
_DROP = text("SELECT pg_advisory_unlock_shared(:high, :low)")
_COUNT = text(
    "SELECT count(DISTINCT pid) FILTER (WHERE classid = :high AND objid = :low),"  # noqa: S608 - our own clock
    f" max(CAST(objid AS bigint)) FILTER (WHERE classid = :pauses AND pid <> pg_backend_pid()) - {_SECONDS}"
    " FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


class Fellows:
    """Notes this process down by a lock that goes with its connection, and so with the process however it ends.

    A pause is noted by another lock, whose second half is when it ends.
    """

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        number = store.keyring.lookup("fellows", "")[:16]
        self._place = {"high": int(number[:7], 16), "low": int(number[8:15], 16)}
        self._pauses = int(store.keyring.lookup("fellows", "pauses")[:7], 16)
        self._pause: int | None = None
        self._connection: Any = None

    def meet(self, asked: float = 0.0) -> tuple[int, float]:
        """How many there are, this one included, and for how many seconds Telegram asked others of them to wait.

        They learn that it has `asked` this one to wait so long. Always (1, 0) on SQLite. Raises StoreError.
        """
        if self._engine.dialect.name != "postgresql":
            return 1, 0.0
        try:
            if self._connection is None:
                self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
                self._connection.execute(_NOTE, self._place)
            self._tell(asked)
            count, left = self._connection.execute(_COUNT, {**self._place, "pauses": self._pauses}).one()
            return int(count), max(0.0, float(left or 0))
        except SQLAlchemyError as error:
            self.leave()
            raise StoreError(f"Who else works here cannot be read: {type(error).__name__}.") from error

    def _tell(self, asked: float) -> None:
        before, self._pause = self._pause, None
        if asked > 0:
            end = int(self._connection.execute(_END, {"seconds": asked}).scalar())
            self._connection.execute(_NOTE, {"high": self._pauses, "low": end})
            self._pause = end
        if before is not None:
            self._connection.execute(_DROP, {"high": self._pauses, "low": before})

    def leave(self) -> None:
        """Is not counted any more."""
        connection, self._connection, self._pause = self._connection, None, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.invalidate()
            with suppress(SQLAlchemyError):
                connection.close()
