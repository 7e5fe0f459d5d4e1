"""A Telegram of its own for each test; without the tool environments the tests are skipped, but never in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.telegram_edge.harness import Telegram
from tests.telegram_edge.install import PACKAGES, is_ready


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here, are_ready = Path(__file__).parent, all(is_ready(tool) for tool in PACKAGES)
    for item in items:
        if here not in item.path.parents:
            continue
        item.add_marker(pytest.mark.emulator)
        if not are_ready and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="needs python tests/telegram_edge/install.py"))


@pytest.fixture
def telegram(tmp_path: Path) -> Iterator[Telegram]:
    emulator = Telegram(tmp_path / "emulator.log")
    yield emulator
    emulator.close()
