"""Which tests are whole ones: `make unit` leaves them out, `make test` and CI run them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.kernels import choose_kernels

HERE = Path(__file__).parent
WHOLE = ("chat", "cli", "faults", "safety/talks", "stories")
"""Folders whose tests play whole talks or start processes."""


def pytest_configure() -> None:
    """Numpy works as fast here as behind `kith`."""
    choose_kernels()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks whole tests, those on a database server among them."""
    folders = [HERE / folder for folder in WHOLE]
    for item in items:
        on_server = "postgresql" in getattr(getattr(item, "callspec", None), "id", "")
        if on_server or any(folder in item.path.parents for folder in folders):
            item.add_marker(pytest.mark.whole)
