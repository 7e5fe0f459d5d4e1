"""Which tests are whole ones: `make unit` leaves them out, `make test` and CI run them."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
from hypothesis import settings

from bot.kernels import choose_kernels
from tests.patterns import Kept

HERE = Path(__file__).parent
WHOLE = ("chat", "cli", "conversations", "faults", "feedback", "nlu", "safety", "stories", "telegram_edge")
"""Folders whose tests play whole talks, start processes, or read whole files of drafts and messages. Elsewhere a test
that goes through all words or all code is marked where it stands."""

_MARKED = re.compile(r"^pytestmark = .*", re.MULTILINE)
_MARK = re.compile(r"\bpytest\.mark\.(\w+)\b(?!\()")
_LEFT_OUT = re.compile(r"\bnot (\w+)")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Nothing is imported whose tests would all be left out, a whole folder or a file marked as such: importing Rasa
    takes longer than all tests of a folder."""
    left_out = set(_LEFT_OUT.findall(config.option.markexpr))
    if "whole" in left_out and any(HERE / folder == collection_path for folder in WHOLE):
        return True
    if not left_out or collection_path.suffix != ".py":
        return None
    marked = _MARKED.search(collection_path.read_text(encoding="utf-8"))
    return True if marked and left_out & set(_MARK.findall(marked[0])) else None


def pytest_configure(config: pytest.Config) -> None:
    """Numpy works as fast here as behind `kith`. Where whole tests are left out, a property has fewer examples and
    patterns are compiled as in an earlier run."""
    is_quick = "not whole" in config.option.markexpr
    choose_kernels()
    settings.register_profile("whole", max_examples=200, deadline=None)
    settings.register_profile("quick", max_examples=50, deadline=None)
    settings.load_profile("quick" if is_quick else "whole")
    if is_quick:
        gc.disable()  # until what is collected is frozen
        config.add_cleanup(Kept(HERE.parent / "var").keep)


def pytest_collection_finish() -> None:
    """As `kith run` does: no search for garbage goes through what stays for good, words and tests."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks whole tests, those on a database server among them."""
    folders = tuple(f"{HERE / folder}/" for folder in WHOLE)
    for item in items:
        on_server = "postgresql" in getattr(getattr(item, "callspec", None), "id", "")
        if on_server or str(item.path).startswith(folders):
            item.add_marker(pytest.mark.whole)
