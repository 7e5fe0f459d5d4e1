"""Lines to begin with, spoken to whom somebody means."""

from __future__ import annotations

from bot.coaching.rooms.own_line import Lines, called
from bot.coaching.rooms.own_words import addressee
from bot.coaching.rooms.values import Starter

ANY, OPENERS = "any", "openers"
"""What the plain lines for occasions are under, and those that open any talk."""
OF_OCCASIONS = frozenset({"bid_reply", "reach_out", "support_request"})
"""The kinds before whose lines those for an occasion go: who wants to say no, sorry or what they feel wants none."""


def begun_with(starter: Starter, told: str, lines: Lines) -> tuple[str, ...]:
    """The starter's lines, each with the name in front by which they speak to whom it is for, where `told` surely gives
    it."""
    to = addressee(told)
    return tuple(called(line, to, lines) for line in starter.lines)


def plain_lines(kind: str, told: str, lines: Lines | None, turn: int = 0) -> tuple[str, ...]:
    """Whole lines that hold for many cases such as was `told`, for an occasion that is named or else for a draft of
    `kind`, another one first each `turn`; none where there are none."""
    return _first_that_suits((ANY, kind) if kind in OF_OCCASIONS else (kind,), told, lines, turn)


def occasion_lines(told: str, lines: Lines | None) -> tuple[str, ...]:
    """Whole lines for the occasion that is named: thanks, a birthday, good news, an invitation; none where none is."""
    return _first_that_suits((ANY,), told, lines)


def _first_that_suits(names: tuple[str, ...], told: str, lines: Lines | None, turn: int = 0) -> tuple[str, ...]:
    sets = [one for name in names for one in lines.plain.get(name, ())] if lines is not None else []
    found = next((one.lines for one in sets if one.hold_for(told)), ())
    if lines is None or not found:
        return ()
    first, to = (len(told) + turn) % len(found), addressee(told)
    return tuple(called(line, to, lines) for line in (*found[first:], *found[:first]))
