"""Every test of the store runs on SQLite and on PostgreSQL, each on a database with nothing in it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timezone
from functools import cache

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from bot.store import users
from bot.store.engine import Store
from bot.store.keyring import Keyring
from bot.store.schema import metadata
from bot.store.users import User
from tests.store import haste, postgresql

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)
CHAT = 700000001


@pytest.fixture(autouse=True, scope="session")
def in_haste() -> Iterator[None]:
    """Nothing here waits for the disk."""
    with haste.made():
        yield


@pytest.fixture(scope="session")
def keyring() -> Keyring:
    return Keyring([bytes(range(32))])


@pytest.fixture(scope="session")
def make_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Makes an empty database (on PostgreSQL: a schema) and returns its URL; all are dropped at the end."""
    with ExitStack() as at_end:
        server = cache(lambda: at_end.enter_context(postgresql.server()))

        def make(database: str) -> str:
            if database == "sqlite":
                return f"sqlite:///{tmp_path_factory.mktemp('store') / 'kith.db'}"
            try:
                address = server()
            except postgresql.NoServerError as reason:
                if os.environ.get("CI") == "true":
                    raise
                pytest.skip(str(reason))
            name = f"kith_test_{secrets.token_hex(6)}"
            postgresql.run(address, f"CREATE SCHEMA {name}")
            at_end.callback(postgresql.run, address, f"DROP SCHEMA {name} CASCADE")
            url = make_url(address).set(query={"options": f"-csearch_path={name}"})
            return str(url.render_as_string(hide_password=False))

        yield make


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Which database."""
    return str(request.param)


@pytest.fixture
def empty_url(database: str, make_database: Callable[[str], str]) -> str:
    """A database without tables."""
    return make_database(database)


@pytest.fixture(scope="session")
def url(database: str, make_database: Callable[[str], str]) -> str:
    """The URL of the database of `store`."""
    return make_database(database)


@pytest.fixture(scope="session")
def migrated(url: str, keyring: Keyring) -> Iterator[Store]:
    """A store with the tables, for all tests: it puts its statements together once."""
    opened = Store.open(url, keyring)
    opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def store(migrated: Store) -> Iterator[Store]:
    """A store with the tables and nothing in them."""
    yield migrated
    with migrated.session() as session:
        for table in reversed(metadata.sorted_tables):
            if table.name != "keyring_check":
                session.execute(table.delete())


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """One open transaction."""
    with store.session() as opened:
        yield opened


@pytest.fixture
def user(session: Session) -> User:
    """Somebody, in the open transaction."""
    return users.create(session, CHAT, NOW)
