"""What is asked of a text several times in a turn is read once."""

from __future__ import annotations

from collections.abc import Mapping

from bot.coaching.recent import REMEMBERED, RecentChecks
from bot.coaching.review import Check, Heard, Lexicon, Sheet, read

SHEETS = [Sheet("odd", (Check("one", "part", any=(r"\bone\b",)), Check("two", "part", any=(r"\btwo\b",))))]


class Ear:
    """Counts what it hears."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def hear(self, kind: str, text: str, matched: Mapping[str, str]) -> Mapping[str, Heard]:
        self.heard.append(text)
        return {"two": Heard(0.9, text)}


def test_a_text_is_heard_once_and_read_the_same_every_time() -> None:
    ear = Ear()
    checks = RecentChecks(SHEETS, Lexicon(), ear.hear)
    readings = [read("odd", "one more", checks) for _ in range(3)]
    assert [reading.parts for reading in readings] == [("one", "two")] * 3
    assert ear.heard == ["one more"]


def test_what_somebody_changes_in_a_reading_nobody_else_gets() -> None:
    checks = RecentChecks(SHEETS, Lexicon())
    checks.read("odd", "one").clear()
    assert checks.read("odd", "one") == {"one": ("one", 1)}


def test_only_the_last_texts_are_remembered() -> None:
    ear = Ear()
    checks = RecentChecks(SHEETS, Lexicon(), ear.hear)
    for number in range(REMEMBERED + 1):
        read("odd", f"one {number}", checks)
    read("odd", "one 0", checks)
    assert ear.heard.count("one 0") == 2
