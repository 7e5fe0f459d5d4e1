"""The database: opening it, transactions, migrating, and its errors as ours."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import create_engine, event, inspect, select
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from bot.errors import KeyringError, KithError, StoreError
from bot.store import rows
from bot.store.keyring import Keyring
from bot.store.schema import keyring_check

_BUSY = 5000  # milliseconds that a transaction waits for another
_PATIENCE = 20.0  # seconds that a writer waits for the others of its process
_CANARY = "kith"


class Store:
    """One database and the keyring that opens it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(is_writing=True)
        self._writer = Lock() if engine.dialect.name == "sqlite" else None

    @classmethod
    def open(cls, url: str, keyring: Keyring) -> Store:
        """The database of an URL (`sqlite:///file` or `postgresql://…`).

        Raises StoreError where it does not answer, KeyringError where it was sealed with another key.
        """
        with _as_ours():
            store = cls(_engine(url, keyring))
            with store._writing.connect() as connection:
                if inspect(connection).has_table(keyring_check.name):
                    _check_key(connection)
            return store

    @contextmanager
    def session(self, write: bool = True) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back where anything is raised. Raises StoreError.

        A writing one is the only writer on SQLite from its beginning; one that does not write never waits there.
        The session may be used from any thread, one at a time; `begin_nested()` makes a savepoint.
        """
        engine = self._writing if write else self._engine
        engine.dialect.keyring.refresh()
        queue = self._alone() if write else nullcontext()
        with queue, _as_ours(), Session(engine, future=True) as session, session.begin():
            session.connection()
            yield session

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Queues the writers of this process: SQLite's own waiting is a lottery that some lose."""
        if self._writer is None:
            yield
            return
        if not self._writer.acquire(timeout=_PATIENCE):
            raise StoreError("The database is busy: a transaction has been open for too long.")
        try:
            yield
        finally:
            self._writer.release()

    def hold_chat(self, session: Session, chat_id: int) -> None:
        """Waits until no other process has a transaction of this chat open, and holds the chat until this one ends."""
        rows.hold(session, "chat", chat_id)

    def migrate(self) -> None:
        """Brings the schema to what this code needs. Two processes may at once. Raises MigrationError."""
        from bot.store import migrations

        with _as_ours(), self._writing.begin() as connection:
            migrations.upgrade(connection)
            if connection.execute(select(keyring_check.c.id)).first() is None:
                key = self._engine.dialect.keyring.lookup("canary", _CANARY)
                connection.execute(keyring_check.insert().values(id=1, canary=_CANARY, canary_key=key))
            else:
                _check_key(connection)

    @property
    def engine(self) -> Engine:
        """What gives connections."""
        return self._engine

    @property
    def keyring(self) -> Keyring:
        """What opens this database."""
        keyring: Keyring = self._engine.dialect.keyring
        return keyring

    def settle(self) -> None:
        """Brings what the journal of SQLite still holds into the database, so that old bytes go from both."""
        if self._engine.dialect.name == "sqlite":
            with _as_ours(), closing(self._engine.raw_connection()) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def version(self) -> tuple[str | None, str]:
        """The number of the schema found (None in an empty database) and of the one that this code needs."""
        from bot.store import migrations

        with _as_ours(), self._engine.connect() as connection:
            return migrations.found(connection), migrations.needed()

    def close(self) -> None:
        """Gives the connections back."""
        self._engine.dispose()


@contextmanager
def _as_ours() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None)
        if isinstance(cause, KithError):
            raise cause from error
        raise StoreError(f"The database cannot be used: {type(cause or error).__name__}.") from error


def _check_key(connection: Connection) -> None:
    row = connection.execute(select(keyring_check)).first()
    keyring: Keyring = connection.engine.dialect.keyring
    if row is not None and row.canary_key != keyring.lookup("canary", _CANARY):
        raise KeyringError("The database was made with another oldest key than the keyring's.")


def _engine(url: str, keyring: Keyring) -> Engine:
    address = make_url(url.replace("postgres://", "postgresql://", 1))
    options: dict[str, Any] = {"future": True, "hide_parameters": True}
    if address.get_backend_name() == "sqlite":
        in_memory = address.database in (None, "", ":memory:")
        if not in_memory:
            with suppress(OSError):  # a folder that is missing is told by the database itself
                Path(address.database).touch(mode=0o600)
        pool = {"pool_size": 1, "max_overflow": 0} if in_memory else {"pool_size": 5, "max_overflow": 20}
        engine = create_engine(
            address,
            poolclass=QueuePool,
            connect_args={"check_same_thread": False, "timeout": _BUSY / 1000},
            **pool,
            **options,
        )
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    elif address.get_backend_name() == "postgresql":
        settings = f"{address.query.get('options', '')} -c timezone=utc -c lock_timeout={2 * _BUSY}"
        engine = create_engine(
            address,
            pool_pre_ping=True,
            pool_size=5,
            max_overflow=20,
            executemany_mode="values_plus_batch",  # many updates in one round trip, not one for each
            connect_args={"connect_timeout": 5, "options": settings},
            **options,
        )
    else:
        raise StoreError(f"Kith keeps its data in SQLite or PostgreSQL, not in {address.get_backend_name()}.")
    engine.dialect.keyring = keyring
    return engine


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late for savepoints and for BEGIN IMMEDIATE
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=FAST")
    connection.execute("PRAGMA synchronous=FULL")
    for _attempt in range(50):  # two processes that switch at once: the busy time-out does not cover it
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
            return
        except Exception as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.05)


def _begin_sqlite(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
