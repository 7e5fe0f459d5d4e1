"""`kith key`, `kith backup` and `kith restore`, and the audit of what an operator does with somebody's data."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.errors import KeyringError
from bot.store import contacts, users
from bot.store.engine import Store
from bot.store.schema import audit
from tests.cli.conftest import CHAT, NOW, run


def audited(store: Store) -> list[tuple[str, str, bool]]:
    """What was written down: what, by whom, and whether it says about whom."""
    with store.session() as session:
        return [(row.what, row.by, row.chat_key is not None) for row in session.execute(select(audit))]


def test_the_key_is_changed_while_somebody_runs(store: Store, tmp_path: Path) -> None:
    assert run("key", "rotate").exit_code == 0
    assert len((tmp_path / "kith.key").read_text().split()) == 2
    with store.session() as session:
        assert [contact.name for contact in contacts.list_all(session, 1)] == ["Ana"]
    assert run("key", "rotate", "--finish").exit_code == 0
    assert len((tmp_path / "kith.key").read_text().split()) == 2
    assert audited(store) == [("key rotate", "operator", False)] * 2


def test_what_was_backed_up_comes_back_and_whoever_was_erased_since_does_not(store: Store, tmp_path: Path) -> None:
    file = str(tmp_path / "kith.backup")
    assert run("backup", file).exit_code == 0
    with store.session() as session:
        contacts.add(session, 1, "Jo", None, NOW)
    assert run("restore", file).exit_code == 0
    with store.session() as session:
        assert [contact.name for contact in contacts.list_all(session, 1)] == ["Ana"]
    assert run("user", "delete", str(CHAT), "--yes").exit_code == 0
    assert run("restore", file).exit_code == 0
    with store.session() as session:
        assert users.find(session, CHAT) is None
    assert audited(store)[-1] == ("restore", "operator", False)


def test_a_lost_database_comes_back_and_the_operator_hears_what_it_cannot_know(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "kith.backup")
    run("backup", file)
    monkeypatch.setenv("KITH_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    restored = run("restore", file)
    assert restored.exit_code == 0
    assert "knows of no erasures" in restored.output
    assert "Ana" in run("user", "export", str(CHAT)).stdout


def test_without_the_key_nothing_is_put_back_and_no_key_is_made(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "kith.backup")
    run("backup", file)
    monkeypatch.setenv("KITH_KEY_FILE", str(tmp_path / "gone.key"))
    assert isinstance(run("restore", file).exception, KeyringError)
    assert not (tmp_path / "gone.key").exists()


def test_what_an_operator_takes_out_or_erases_is_written_down_without_what_it_was(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("user", "export", str(CHAT), "--page", str(page)).exit_code == 0
    assert "Ana" in page.read_text()
    assert page.stat().st_mode & 0o777 == 0o600
    assert audited(store) == [("export", "operator", True)]
    run("user", "delete", str(CHAT), "--yes")
    assert audited(store) == [("delete", "operator", False)]
