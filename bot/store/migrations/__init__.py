"""Migrations of the schema, numbered, run from Python on an open connection."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.errors import MigrationError

_LOCK = 0x6B697468  # the number of the advisory lock under which one process migrates: "kith" in hex


def upgrade(connection: Connection, to: str = "head") -> None:
    """Runs what is missing up to this number, in the connection's transaction, while other processes wait.

    Raises MigrationError.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    if found(connection) == needed():
        return
    config = _config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        number = found(connection) if to == "head" else to
        raise MigrationError(f"The database's schema is {number}, which this version does not know.") from error


def found(connection: Connection) -> str | None:
    """The number of the schema in the database, None where it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def needed() -> str:
    """The number of the newest migration."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise MigrationError("The migrations are missing.")
    return head


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = None
    return config
