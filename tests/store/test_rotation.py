"""A new key seals everything that is there, and who runs meanwhile goes along."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, type_coerce

from bot.errors import KeyringError
from bot.store import rotation, users
from bot.store.engine import Store
from bot.store.keyring import Keyring
from bot.store.schema import metadata
from tests.store.conftest import CHAT, NOW
from tests.store.everything import MARK, write_all


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "kith.key"


@pytest.fixture
def running(empty_url: str, key_file: Path) -> Store:
    """A process that runs, with somebody whom it knows."""
    store = Store.open(empty_url, Keyring.open(key_file))
    store.migrate()
    with store.session() as session:
        write_all(session, CHAT, NOW)
    return store


def sealed_values(store: Store) -> dict[str, set[bytes]]:
    """The head of every sealed value, by its column."""
    heads = {}
    with store.session() as session:
        for table in metadata.sorted_tables:
            for column in rotation.sealed_columns(table):
                found = session.execute(select(type_coerce(column, LargeBinary))).scalars()
                heads[column.type.column] = {bytes(value)[:5] for value in found if value is not None}
    return heads


def test_after_a_rotation_nothing_is_sealed_with_the_old_key(running: Store, key_file: Path, empty_url: str) -> None:
    rotating = Store.open(empty_url, Keyring.open(key_file))
    rotating.keyring.add_key()
    done = dict(rotation.seal_anew(rotating, rotating.keyring))
    heads = sealed_values(rotating)
    assert {name for name, found in heads.items() if found} == {name for name, found in heads.items() if found != set()}
    assert all(found <= {rotating.keyring.newest} for found in heads.values())
    assert done.keys() >= {"user", "keyring_check", "draft", "seen", "outbox"}
    with rotating.session() as session:
        assert rotation.old_rows(session, rotating.keyring) == {}
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert len(key_file.read_text().split()) == 2
    for store in (running, rotating):
        store.close()


def test_a_process_that_runs_reads_what_was_sealed_anew_and_seals_with_the_new_key(
    running: Store, key_file: Path, empty_url: str
) -> None:
    rotating = Store.open(empty_url, Keyring.open(key_file))
    with running.session() as session:  # a transaction that began before
        rotating.keyring.add_key()
        name = f"{MARK} me"
        assert users.find(session, CHAT).name == name  # type: ignore[union-attr]
        users.change(session, 1, name="written late")
    list(rotation.seal_anew(rotating, rotating.keyring))
    with running.session() as session:
        assert users.get(session, 1).name == "written late"
        users.change(session, 1, name="written anew")
    with rotating.session() as session:
        assert rotation.old_rows(session, rotating.keyring) == {}
        assert users.find(session, CHAT).name == "written anew"  # type: ignore[union-attr]
    for store in (running, rotating):
        store.close()


def test_rows_beyond_one_batch_are_sealed_and_an_interruption_is_made_good(
    running: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 2)
    with running.session() as session:
        for number in range(5):
            users.create(session, CHAT + 1 + number, NOW)
    running.keyring.add_key()
    for _, _ in zip(range(2), rotation.seal_anew(running, running.keyring), strict=False):
        pass
    with running.session() as session:
        assert rotation.old_rows(session, running.keyring)
    list(rotation.seal_anew(running, running.keyring))
    with running.session() as session:
        assert rotation.old_rows(session, running.keyring) == {}
    assert list(rotation.seal_anew(running, running.keyring)) == []
    running.close()


def test_keys_of_the_environment_get_no_new_one() -> None:
    with pytest.raises(KeyringError, match="KITH_KEY"):
        Keyring.open(Path("unused"), Keyring.new_line()).add_key()


def test_another_oldest_key_is_refused_while_running(key_file: Path) -> None:
    keyring = Keyring.open(key_file)
    key_file.write_text(Keyring.new_line() + "\n" + Keyring.new_line() + "\n")
    with pytest.raises(KeyringError, match="oldest"):
        keyring.refresh()


def test_a_key_file_that_is_away_for_a_while_stops_nothing(key_file: Path) -> None:
    keyring = Keyring.open(key_file)
    text = key_file.read_text()
    key_file.unlink()
    keyring.refresh()
    assert keyring.unseal("a.b", keyring.seal("a.b", b"x")) == b"x"
    key_file.write_text(text)
    key_file.chmod(0o600)
    keyring.refresh()
