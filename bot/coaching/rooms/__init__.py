"""The rooms: guided practice as pure state machines."""

from __future__ import annotations

from collections.abc import Iterable

from bot.coaching.review import Checks
from bot.coaching.rooms.frame import Frame
from bot.coaching.rooms.guided import Guided
from bot.coaching.rooms.room import Room
from bot.coaching.rooms.values import Answer, Other, Outcome, Progress, Relation, Situation, Turn

__all__ = ["Answer", "Guided", "Other", "Outcome", "Progress", "Relation", "Room", "Situation", "Turn", "rooms"]


def rooms(situations: Iterable[Situation], checks: Checks) -> dict[str, Room]:
    """The rooms by the intent that opens them, each with its own situations."""
    cases = list(situations)

    def frame(name: str, kind: str, *, gated: bool = False, parts: tuple[str, ...] = ()) -> Frame:
        return Frame(name, kind, {case.id: case for case in cases if case.room == name}, checks, gated, parts)

    frames = (
        frame("reach_out", "reach_out", gated=True),
        frame("set_boundary", "boundary"),
        frame("repair_conflict", "apology", gated=True, parts=("explain", "own", "apologise", "propose")),
    )
    return {one.name: Room(one) for one in frames}
