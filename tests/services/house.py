"""Services for tests: the whole content, a database in a folder, no Rasa, and a look at what is stored."""

from __future__ import annotations

import tempfile
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import event, select

from bot.services import Services
from bot.settings import Settings
from bot.store import users
from bot.store.engine import Store
from bot.store.keyring import Keyring
from bot.store.schema import metadata
from bot.store.users import User
from tests import shelf

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=timezone.utc)
CHAT = 4711
KEYRING = Keyring([bytes(range(32))])


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/kith.db", KEYRING)
        store.migrate()
        store.close()
        return Path(folder, "kith.db").read_bytes()


class Moving:
    """An engine that opens one database file after the other: its statements are compiled once for all tests."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "kith.db"
        self.engine = Store.open(f"sqlite:///{self._file}", KEYRING).engine
        event.listen(self.engine, "do_connect", self._connect)

    def store(self, file: Path) -> Store:
        """A store over this file; the one before is closed by then."""
        self._file = file
        self.engine.dispose()
        return Store(self.engine)

    def _connect(self, dialect: Any, record: Any, where: list[Any], how: Any) -> None:
        where[0] = str(self._file)


def services_at(file: Path, moving: Moving | None = None) -> Services:
    """The services over this database file, made where it is missing."""
    if not file.exists():
        file.write_bytes(_empty())
    url = f"sqlite:///{file}"
    settings = Settings(file.parent, url, file.parent / "kith.key")
    store = Store.open(url, KEYRING) if moving is None else moving.store(file)
    with patch("bot.services.safety.Screen", lambda *_: shelf.screen()):
        return Services(settings, store, shelf.content(), lambda: NOW)


def born_again(services: Services) -> Services:
    """The same database in a process of its own; closed with `services.store.close()`."""
    return services_at(services.settings.root / "kith.db")


def a_user(services: Services, chat_id: int = CHAT) -> User:
    """An adult who has consented."""
    with services.store.session() as session:
        return users.consent(session, users.create(session, chat_id, NOW).id, NOW, True)


def rows(services: Services, table: str) -> list[Any]:
    """Everything in a table."""
    found = metadata.tables[table]
    with services.store.session(write=False) as session:
        return list(session.execute(select(found).order_by(*found.primary_key.columns)))
