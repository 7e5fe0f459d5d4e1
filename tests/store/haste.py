"""SQLite that does not wait for the disk: half of the time of a test of the store, and none of them cuts the power."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from bot.store import engine


@contextmanager
def made() -> Iterator[None]:
    """What connects to SQLite meanwhile leaves it to the system when what is committed gets to the disk."""
    set_up = engine._set_up_sqlite

    def hasty(connection: Any, record: Any) -> None:
        set_up(connection, record)
        connection.execute("PRAGMA synchronous=OFF")

    with patch.object(engine, "_set_up_sqlite", hasty):
        yield
