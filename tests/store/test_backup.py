"""A backup is whole, holds no key, goes back anywhere, and brings nobody back who was erased."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.errors import KeyringError, StoreError
from bot.store import appointments, backup, inbox, outbox, users
from bot.store.engine import Store
from bot.store.keyring import Keyring
from bot.store.restore import restore
from bot.store.rows import chat_key
from bot.store.schema import appointment, deletion
from bot.store.schema import outbox as outbox_table
from tests.store.conftest import CHAT, NOW
from tests.store.everything import MARK, write_all

LATER = NOW + timedelta(days=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kith.backup"


def copy_of(store: Store, chat_id: int = CHAT) -> dict[str, object]:
    """What is kept of somebody, but for what a restore ends."""
    with store.session() as session:
        user = users.find(session, chat_id)
        assert user is not None
        kept = users.export(session, user.id)
    return {name: rows for name, rows in kept.items() if name not in ("outbox", "inbox")}


def put_back(store: Store, file: Path, *others: Path) -> tuple[int, int]:
    done = restore(store, backup.read(file), [backup.read(other) for other in others], LATER)
    return done.people, done.erased


def test_everything_comes_back_as_it_was(store: Store, file: Path) -> None:
    with store.session() as session:
        user_id = write_all(session, CHAT, NOW)
    before = copy_of(store)
    backup.write(store, file, NOW)
    with store.session() as session:
        users.change(session, user_id, name="changed since")
        users.create(session, CHAT + 1, NOW)
    assert put_back(store, file) == (1, 0)
    assert copy_of(store) == before
    with store.session() as session:
        assert users.find(session, CHAT + 1) is None
        assert users.create(session, CHAT + 2, NOW).id > user_id


@pytest.mark.whole
def test_it_goes_from_one_kind_of_database_to_the_other(
    store: Store, file: Path, make_database: Callable[[str], str], keyring: Keyring, database: str
) -> None:
    with store.session() as session:
        write_all(session, CHAT, NOW)
    backup.write(store, file, NOW)
    other = Store.open(make_database("postgresql" if database == "sqlite" else "sqlite"), keyring)
    assert put_back(other, file) == (1, 0)
    assert copy_of(other) == copy_of(store)
    other.close()


def test_nothing_lies_open_in_it_and_the_key_is_not_there(store: Store, file: Path) -> None:
    with store.session() as session:
        write_all(session, CHAT, NOW)
    backup.write(store, file, NOW)
    plain = gzip.decompress(file.read_bytes())
    assert len(plain) > 2000
    for secret in (MARK.encode(), str(CHAT).encode(), bytes(range(32))):
        assert secret not in plain
    assert file.stat().st_mode & 0o777 == 0o600


def test_whoever_was_erased_since_stays_erased(store: Store, file: Path) -> None:
    with store.session() as session:
        erased = write_all(session, CHAT, NOW)
        write_all(session, CHAT + 1, NOW)
    backup.write(store, file, NOW)
    with store.session() as session:
        users.erase(session, erased, LATER)
    assert put_back(store, file) == (1, 1)
    with store.session() as session:
        assert users.find(session, CHAT) is None
        assert session.execute(select(deletion.c.chat_key)).scalars().all() == [chat_key(session, CHAT)]
    assert put_back(store, file) == (1, 1)


def test_a_list_of_erasures_is_enough_where_the_database_is_lost(
    store: Store, file: Path, tmp_path: Path, empty_url: str, keyring: Keyring
) -> None:
    with store.session() as session:
        erased = write_all(session, CHAT, NOW)
    backup.write(store, file, NOW)
    with store.session() as session:
        users.erase(session, erased, LATER)
    listed = tmp_path / "erasures"
    assert backup.write(store, listed, LATER, only_erasures=True) == 2
    new = Store.open(empty_url, keyring)
    assert put_back(new, file, listed) == (0, 1)
    new.close()


def test_who_came_back_after_an_erasure_stays(store: Store, file: Path) -> None:
    with store.session() as session:
        users.erase(session, users.create(session, CHAT, NOW).id, NOW + timedelta(hours=1))
        write_all(session, CHAT, NOW + timedelta(hours=2))
    backup.write(store, file, LATER)
    assert put_back(store, file) == (1, 0)


def test_what_was_on_its_way_is_not_sent_again_but_for_check_ins(store: Store, file: Path) -> None:
    with store.session() as session:
        user = users.create(session, CHAT, NOW)
        for kind in ("nudge", "check_in"):
            appointments.add(session, user.id, kind, kind, NOW + timedelta(hours=1), None, {})  # type: ignore[arg-type]
        appointments.add(session, user.id, "nudge", "to come", LATER + timedelta(hours=1), None, {})
        outbox.add(session, CHAT, user.id, [{"kind": "reply", "html": MARK}], NOW)
        inbox.add(session, 1, CHAT, {"text": MARK}, NOW)
    backup.write(store, file, NOW)
    put_back(store, file)
    with store.session() as session:
        found = session.execute(select(appointment.c.key, appointment.c.state))
        assert {row.key: row.state for row in found} == {
            "nudge": "expired",
            "check_in": "waiting",
            "to come": "waiting",
        }
        assert session.execute(select(outbox_table.c.state)).scalars().all() == ["dropped"]
        assert inbox.undone(session, 9) == []


@pytest.mark.parametrize("cut", [10, 200, -5])
def test_a_file_that_was_cut_off_is_refused_and_changes_nothing(store: Store, file: Path, cut: int) -> None:
    with store.session() as session:
        write_all(session, CHAT, NOW)
    backup.write(store, file, NOW)
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(StoreError):
        put_back(store, file)
    assert copy_of(store)


@pytest.mark.parametrize(
    "text", [b"", b"nothing packed", gzip.compress(b"{}\n", mtime=0), gzip.compress(b"[1]\n", mtime=0)]
)
def test_something_else_is_refused(file: Path, text: bytes) -> None:
    file.write_bytes(text)
    with pytest.raises(StoreError):
        backup.read(file)


def test_another_key_is_refused_and_changes_nothing(store: Store, file: Path, empty_url: str) -> None:
    with store.session() as session:
        write_all(session, CHAT, NOW)
    backup.write(store, file, NOW)
    other = Store.open(empty_url, Keyring([bytes(32)]))
    other.migrate()
    with pytest.raises(KeyringError):
        put_back(other, file)
    other.close()


def test_a_restore_that_fails_in_the_middle_leaves_everything_as_it_was(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.session() as session:
        write_all(session, CHAT, NOW)
    before = copy_of(store)
    backup.write(store, file, NOW)
    monkeypatch.setattr("bot.store.restore._end_what_was_on_its_way", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put_back(store, file)
    assert copy_of(store) == before
