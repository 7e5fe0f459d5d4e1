"""Memory: what nobody holds is dropped, what stays is set aside, and packages that nobody uses are not read."""

from __future__ import annotations

import gc
import importlib
import sys
import weakref
from types import SimpleNamespace

import pytest

from bot import memory
from bot.unread import unread


class _Ring:
    def __init__(self) -> None:
        self.me = self


def test_rings_that_nobody_holds_are_dropped() -> None:
    gc.disable()
    try:
        gone = weakref.ref(_Ring())
        memory.give_back()
        assert gone() is None
    finally:
        gc.enable()


def test_what_is_there_when_all_is_loaded_is_not_searched_again() -> None:
    stays = _Ring()
    try:
        memory.settle()
        assert not any(one is stays for one in gc.get_objects())
    finally:
        gc.unfreeze()


def test_one_heap_is_asked_for_only_where_the_c_library_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda _: SimpleNamespace(mallopt=lambda *what: asked.append(what)))
    memory.share_one_heap()
    assert asked == [(-8, 1), (-1, 1 << 20)]
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda _: SimpleNamespace())
    memory.share_one_heap()
    assert len(asked) == 2


def test_without_a_c_library_that_can_it_still_drops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_trim", lambda: None)
    gone = weakref.ref(_Ring())
    memory.give_back()
    assert gone() is None


def test_a_package_stood_in_for_has_every_name_and_is_itself_afterwards() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "this"]:
        del sys.modules[name]  # a module that nothing else imports
    with unread({"this"}):
        inner = importlib.import_module("this.of.old")

        class Child(inner.Parent, inner.Other.Inner):  # type: ignore[misc, name-defined]
            pass

        assert Child(1, two=2) is not None
        assert not hasattr(inner, "__path_of_another__")
    assert not [name for name in sys.modules if name.partition(".")[0] == "this"]
    assert hasattr(importlib.import_module("this"), "s"), "the real one"


def test_only_what_is_named_is_stood_in_for() -> None:
    sys.modules.pop("colorsys", None)
    with unread({"this"}):
        assert importlib.import_module("colorsys").rgb_to_hsv(0, 0, 0) == (0, 0, 0)
