"""Lines to begin with, spoken to whom somebody means."""

from __future__ import annotations

import re

from bot.coaching.rooms.own_line import Lines
from bot.coaching.rooms.own_words import addressee
from bot.coaching.rooms.values import Starter

_KEEPS_CAPITAL = re.compile(r"I\b")


def begun_with(starter: Starter, told: str, lines: Lines) -> tuple[str, ...]:
    """The starter's lines, each with the name in front by which they speak to whom it is for, where `told` surely gives
    it."""
    return tuple(_called(line, addressee(told), lines) for line in starter.lines)


def skeleton(kind: str, told: str, lines: Lines | None) -> str | None:
    """A whole line with gaps for what was `told`, one of those for `kind`; None where there is none."""
    found = lines.skeletons.get(kind, ()) if lines is not None else ()
    if lines is None or not found:
        return None
    return _called(found[len(told) % len(found)], addressee(told), lines)


def _called(line: str, to: str, lines: Lines) -> str:
    if not to:
        return line
    return lines.frames["called"].format(
        name=to, line=line if _KEEPS_CAPITAL.match(line) else line[:1].lower() + line[1:]
    )
