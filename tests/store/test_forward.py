"""Every earlier version comes to the present one with all that is in it, and a kill on the way hurts nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from datetime import date, datetime, time, timezone
from typing import Any

import pytest
from alembic import op
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, Date, DateTime, Integer, LargeBinary, MetaData, Time, func, select
from sqlalchemy.engine import Connection

from bot.store import migrations, users
from bot.store.engine import Store
from bot.store.keyring import Keyring

CHAT = 700_000_001
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)
EARLIER = [script.revision for script in ScriptDirectory.from_config(migrations._config()).walk_revisions()][::-1]


def fill(connection: Connection, keyring: Keyring) -> dict[str, int]:
    """A row in every table, by what its columns can hold; how many rows there are."""
    there = MetaData()
    there.reflect(connection)
    for table in there.sorted_tables:
        if table.name == "alembic_version" or table.name.startswith("sqlite_"):
            continue
        values: dict[str, Any] = {}
        for column in table.c:
            is_counted = column.name == "id" and column.primary_key
            is_number = is_counted or (column.foreign_keys and isinstance(column.type, Integer))
            values[column.name] = 1 if is_number else _value(table.name, column, keyring)
        connection.execute(table.insert().values(values))
    return {table.name: 1 for table in there.sorted_tables if not table.name.startswith("sqlite_")}


def _value(table: str, column: Any, keyring: Keyring) -> Any:
    if isinstance(column.type, LargeBinary):
        plain = str(CHAT).encode() if column.name == "chat_id" else b"j[]"
        return keyring.seal(f"{table}.{column.name}", plain)
    if column.name == "chat_key":
        return keyring.lookup("chat", str(CHAT))
    if column.name == "canary_key":
        return keyring.lookup("canary", "kith")
    makes: tuple[tuple[Any, Any], ...] = (
        (Boolean, False),
        (DateTime, NOW.replace(tzinfo=None)),
        (Date, date(2026, 11, 22)),
        (Time, time(9)),
        (Integer, 1),
    )
    return next((value for kind, value in makes if isinstance(column.type, kind)), "0")


@pytest.mark.parametrize("version", EARLIER)
def test_what_an_earlier_version_held_is_all_there_and_opens(empty_url: str, keyring: Keyring, version: str) -> None:
    store = Store.open(empty_url, keyring)
    with store._writing.begin() as connection:
        migrations.upgrade(connection, version)
        before = fill(connection, keyring)
    store.migrate()
    assert store.version() == (migrations.needed(), migrations.needed())
    with store.session() as session:
        there = MetaData()
        there.reflect(session.connection())
        after = {t.name: session.execute(select(func.count()).select_from(t)).scalar() for t in there.sorted_tables}
        assert {name: after[name] for name in before} == before
        user = users.find(session, CHAT)
        assert user is not None
        assert users.export(session, user.id)["draft"]
        users.erase(session, user.id, NOW)
        assert users.find(session, CHAT) is None
    store.close()


def die_at(url: str, keyring: Keyring, call: int) -> None:
    """Migrates, and is killed at the so manieth index that is made."""
    real: Callable[..., Any] = op.create_index
    calls = [0]

    def deadly(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        if calls[0] == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)

    op.create_index = deadly
    Store.open(url, keyring).migrate()


@pytest.mark.whole
@pytest.mark.parametrize("call", [1, 7, 20])
def test_a_migration_that_is_killed_in_the_middle_is_done_whole_by_the_next_start(
    empty_url: str, keyring: Keyring, call: int
) -> None:
    process = multiprocessing.get_context("fork").Process(target=die_at, args=(empty_url, keyring, call))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    store = Store.open(empty_url, keyring)
    assert store.version()[0] is None
    store.migrate()
    with store.session() as session:
        assert users.create(session, CHAT, NOW).id
    store.close()
