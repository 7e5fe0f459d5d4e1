"""What every step of a rehearsal works with: the cases, the lines, the checks, and how turns and buttons are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.coaching.message import Buttons, Say, choice
from bot.coaching.rehearsal.moves import SHEET as MOVES_SHEET
from bot.coaching.rehearsal.moves import named
from bot.coaching.rehearsal.replies import Replies
from bot.coaching.review import Checks
from bot.coaching.rooms.frame import Data, in_rows
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Other, Progress, Situation, Turn

NAME = "rehearse"
SHEET = "rehearsal"
"""The sheet of checks that has the choices of a rehearsal."""

KINDS = {"a_limit": "boundary", "asking": "support_request", "a_feeling": "feeling", "a_sorry": "apology"}
"""What can be rehearsed, by choice."""

ROOMS = {
    "boundary": "set_boundary",
    "support_request": "ask_for_support",
    "feeling": "say_how_i_feel",
    "apology": "repair_conflict",
}
"""The room whose cases are played, by kind."""


@dataclass(frozen=True)
class Play:
    """The fixed side of all rehearsals."""

    situations: Mapping[str, Situation]
    replies: Replies = field(repr=False)
    checks: Checks = field(repr=False)

    def turn(self, step: str, data: Data, *says: Say, **more: Any) -> Turn:
        """A turn that leaves the rehearsal at `step`."""
        return Turn(Progress(NAME, step, dict(data)), says, **more)

    def with_choices(self, say: Say, *choices: str) -> Say:
        """The same wish with the buttons of these choices under it."""
        return replace(say, buttons=self.buttons(*choices))

    def buttons(self, *choices: str) -> Buttons:
        """Rows of buttons for choices."""
        return in_rows(choice(self.label(name), name) for name in choices)

    def label(self, name: str) -> str:
        """What a choice is called: a case's title, or the label of a sheet. Raises KeyError where it is neither."""
        case = self.situations.get(name)
        if case is not None:
            return case.title
        sheet = SHEET if name in self.choices_of_its_own else "answer"
        return self.checks.label(sheet, name)

    def move_label(self, kind: str, move: str) -> str:
        """What a move is called when it is looked back on."""
        return self.checks.label(MOVES_SHEET, named(kind, move).replace("/", "_"))

    @property
    def choices_of_its_own(self) -> frozenset[str]:
        """The choices that only a rehearsal has."""
        return frozenset(check.id for check in self.checks.sheets[SHEET].checks)

    def cases(self, kind: str) -> dict[str, Situation]:
        """The cases of a kind that have somebody to answer back."""
        room = ROOMS[kind]
        return {key: one for key, one in self.situations.items() if one.room == room and one.other is not None}

    def other(self, data: Data) -> Other:
        """Who answers back: the other side of the case, or the one whom the person brought."""
        case = self.situations.get(data.get("situation") or "")
        if case is not None and case.other is not None:
            return case.other
        own = self.replies.own[data["kind"]]
        return replace(own, who=data.get("who") or own.who, opens=data.get("opens") or own.opens)


@dataclass(frozen=True)
class Step:
    """One step: what can be chosen, how text is heard, what an answer does, and the question asked again."""

    listens: Literal["choice", "story", "draft", "free"]
    choices: Callable[[Play, Data], tuple[str, ...]]
    take: Callable[[Play, Data, Heard], Turn]
    ask: Callable[[Play, Data], tuple[Say, ...]]
