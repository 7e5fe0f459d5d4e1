"""A chat with somebody who has consented, and no waiting between tries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat import direct
from tests.faults.world import World


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(direct, "WAITS", (0.0, 0.0))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path / "kith.db")
    yield world
    world.services.store.close()


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[World]:
    """A chat with somebody who has not consented."""
    world = World(tmp_path / "kith.db", consents=False)
    yield world
    world.services.store.close()
