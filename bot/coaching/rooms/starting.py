"""Lines to begin with, spoken to whom somebody means."""

from __future__ import annotations

from bot.coaching.rooms.own_line import Lines, called
from bot.coaching.rooms.own_words import addressee
from bot.coaching.rooms.values import Starter


def begun_with(starter: Starter, told: str, lines: Lines) -> tuple[str, ...]:
    """The starter's lines, each with the name in front by which they speak to whom it is for, where `told` surely gives
    it."""
    to = addressee(told)
    return tuple(called(line, to, lines) for line in starter.lines)


def skeleton(kind: str, told: str, lines: Lines | None, turn: int = 0) -> str | None:
    """A whole line with gaps for what was `told`, one of those for `kind`, another each `turn`; None where there is
    none."""
    found = lines.skeletons.get(kind, ()) if lines is not None else ()
    if lines is None or not found:
        return None
    return called(found[(len(told) + turn) % len(found)], addressee(told), lines)
