"""A database that the command line finds, with one person in it."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.root import kith
from bot.store import contacts, users
from bot.store.engine import Store
from bot.store.keyring import Keyring

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)
CHAT = 700_000_001


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A database that the settings name, with one person in it."""
    monkeypatch.setenv("KITH_DATABASE_URL", f"sqlite:///{tmp_path / 'kith.db'}")
    monkeypatch.setenv("KITH_KEY_FILE", str(tmp_path / "kith.key"))
    made = Store.open(f"sqlite:///{tmp_path / 'kith.db'}", Keyring.open(tmp_path / "kith.key"))
    made.migrate()
    with made.session() as session:
        user = users.create(session, CHAT, NOW)
        contacts.add(session, user.id, "Ana", None, NOW)
    return made


def run(*words: str) -> Result:
    return CliRunner().invoke(kith, words)
