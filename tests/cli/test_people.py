"""`kith user` and `kith stats`: a person's data at their wish, and counts that tell nothing about anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.errors import MigrationError, StoreError
from bot.store import users
from bot.store.engine import Store
from tests.cli.conftest import CHAT, run


@pytest.mark.parametrize("number", [str(CHAT), "1"])
def test_all_that_is_kept_comes_out_by_either_number(store: Store, number: str) -> None:
    everything = json.loads(run("user", "export", number).stdout)
    assert everything["contact"][0]["name"] == "Ana"


def test_nobody_is_erased_without_a_yes(store: Store) -> None:
    assert run("user", "delete", str(CHAT)).exit_code == 1
    with store.session() as session:
        assert users.find(session, CHAT) is not None


def test_everything_about_a_person_is_erased(store: Store) -> None:
    assert run("user", "delete", str(CHAT), "--yes").exit_code == 0
    with store.session() as session:
        assert users.find(session, CHAT) is None


def test_a_number_that_is_nobodys_is_refused(store: Store) -> None:
    assert isinstance(run("user", "export", "42").exception, StoreError)
    assert isinstance(run("user", "delete", "42", "--yes").exception, StoreError)


def test_a_database_without_tables_is_said_to_need_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    monkeypatch.setenv("KITH_KEY_FILE", str(tmp_path / "kith.key"))
    assert isinstance(run("stats").exception, MigrationError)


def test_one_person_is_in_no_count(store: Store) -> None:
    counted = json.loads(run("stats", "--json").stdout)
    assert set(counted.values()) == {None}
    assert "fewer than 5 people" in run("stats").stdout
