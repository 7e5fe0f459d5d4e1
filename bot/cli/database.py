"""The database for the commands that read or change what is there, and prepare nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import MigrationError
from bot.settings import read_settings

if TYPE_CHECKING:
    from bot.store.engine import Store


def ready_store(database: str | None = None) -> Store:
    """The database of this URL, else of the settings. Raises StoreError, MigrationError where it is not migrated."""
    from bot.services.opening import open_store

    store = open_store(read_settings(database))
    found, needed = store.version()
    if found != needed:
        raise MigrationError(f"The database's schema is at {found or 'nothing'}, not {needed}: run `kith migrate`.")
    return store
