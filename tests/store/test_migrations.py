"""Migrations lead an empty database to the schema of the code, once, however many processes start."""

from __future__ import annotations

import multiprocessing
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from bot.errors import MigrationError, StoreError
from bot.store import users
from bot.store.engine import Store
from bot.store.keyring import Keyring
from bot.store.migrations import needed
from bot.store.schema import metadata
from tests.store.conftest import CHAT, NOW

NEWEST = needed()


def start(url: str, keyring: Keyring, both: Any) -> None:
    """What a process does at its start."""
    both.wait()
    store = Store.open(url, keyring)
    store.migrate()
    if store.version() != (NEWEST, NEWEST):
        raise SystemExit(2)


def test_an_empty_database_gets_the_schema_of_the_code(empty_url: str, keyring: Keyring) -> None:
    store = Store.open(empty_url, keyring)
    assert store.version() == (None, NEWEST)
    store.migrate()
    store.migrate()
    assert store.version() == (NEWEST, NEWEST)
    store.close()
    engine = create_engine(empty_url)
    with engine.connect() as connection:
        is_ours = {"include_name": lambda name, *_: name != "sqlite_sequence"}
        assert compare_metadata(MigrationContext.configure(connection, opts=is_ours), metadata) == []
    engine.dispose()


@pytest.mark.whole
def test_two_processes_that_start_at_once_migrate_once(empty_url: str, keyring: Keyring) -> None:
    forked = multiprocessing.get_context("fork")
    both = forked.Barrier(2)
    processes = [forked.Process(target=start, args=(empty_url, keyring, both)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(30)
    assert [process.exitcode for process in processes] == [0, 0]


def test_a_database_of_a_newer_version_is_refused_and_left_alone(empty_url: str, keyring: Keyring) -> None:
    store = Store.open(empty_url, keyring)
    store.migrate()
    with store.session() as session:
        users.create(session, CHAT, NOW)
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(MigrationError, match="9999"):
        store.migrate()
    with store.session() as session:
        assert users.find(session, CHAT) is not None
    store.close()


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str, keyring: Keyring) -> None:
    engine = create_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE variant (other INTEGER)"))  # in the way of the last table
    store = Store.open(empty_url, keyring)
    with pytest.raises(StoreError):
        store.migrate()
    store.close()
    assert inspect(engine).get_table_names() == ["variant"]
    engine.dispose()
