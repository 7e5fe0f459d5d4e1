"""The end of a draft room for practices of another name: when, to whom, and what if it goes otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.coaching.message import Say
from bot.coaching.rooms import planning
from bot.coaching.rooms.frame import Data
from bot.coaching.rooms.room import Room
from bot.coaching.rooms.values import Answer, Progress, Turn

STEPS = ("when", "day", "what_if")


class Ending:
    """Borrowed from the room of the draft's kind, which `data` has as its `kind`; the progress keeps its own name."""

    def __init__(self, rooms: Mapping[str, Room]) -> None:
        self._rooms = {room.kind: room for room in rooms.values()}

    def begin(self, name: str, data: Data, draft: str, shown: Say) -> Turn:
        """The draft goes to be kept, shown by `shown`; then when. What lies beneath is not asked here."""
        frame = self._rooms[data["kind"]].frame
        begun = dict(data) if frame.beneath is None else {**data, frame.beneath: "unasked"}
        return Turn(Progress(name, "when", begun), (shown, planning.question(frame, begun)), kept=draft)

    def take(self, progress: Progress, answer: Answer) -> Turn | None:
        """The turn that an answer makes; None where it leads out of these steps."""
        room = self._rooms[progress.data["kind"]]
        turn = room.take(replace(progress, room=room.name), answer)
        if turn.outcome == "on" and turn.progress.step not in STEPS:
            return None
        return replace(turn, progress=replace(turn.progress, room=progress.room))

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question again."""
        return self._rooms[progress.data["kind"]].ask(progress)
