"""Lines to begin with, spoken to whom somebody means."""

from __future__ import annotations

from bot.coaching.rooms.own_line import Lines, called
from bot.coaching.rooms.own_words import addressee
from bot.coaching.rooms.values import Starter

ANY, UNSURE = "any", "unsure"
"""What the plain lines for every kind are under, and those for where the kind is not known."""


def begun_with(starter: Starter, told: str, lines: Lines) -> tuple[str, ...]:
    """The starter's lines, each with the name in front by which they speak to whom it is for, where `told` surely gives
    it."""
    to = addressee(told)
    return tuple(called(line, to, lines) for line in starter.lines)


def plain_lines(kind: str, told: str, lines: Lines | None, turn: int = 0) -> tuple[str, ...]:
    """Whole lines that hold for many cases such as was `told`, for a draft of `kind`, another one first each `turn`;
    none where there are none."""
    if lines is None:
        return ()
    sets = (*lines.plain.get(ANY, ()), *lines.plain.get(kind, ()))
    found = next((one.lines for one in sets if one.suits is None or one.suits.search(told)), ())
    first, to = (len(told) + turn) % max(len(found), 1), addressee(told)
    return tuple(called(line, to, lines) for line in (*found[first:], *found[:first]))
