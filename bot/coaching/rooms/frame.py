"""What every step of a room works with: its name, its situations, the checks, and how turns and buttons are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.coaching.message import Button, Buttons, Say, choice
from bot.coaching.review import Checks
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.own_line import Lines, OwnLine, own_line
from bot.coaching.rooms.values import Progress, Situation, Turn

Data = Mapping[str, Any]
SHORT_LABEL = 14  # characters; two such buttons share a row


@dataclass(frozen=True)
class Frame:
    """A room's fixed side. `gated`: contact must be safe and wanted first. `bars`: what in their words rules a message
    out, worst first. `parts`: taken one at a time if wished. `beneath`: the question asked once before the last one.
    `what_ifs`: choices for when it goes otherwise. `answers`: signs of questions that this room can answer, with their
    scripts. `measures`: the cases before and after. `names`: what a part, or a fault that is gone, is called. `lines`:
    how a line to begin with is made of their own words.
    """

    name: str
    kind: str
    situations: Mapping[str, Situation]
    checks: Checks
    gated: bool = False
    bars: tuple[str, ...] = ("afraid",)
    parts: tuple[str, ...] = ()
    beneath: Literal["fear", "pattern"] | None = None
    what_ifs: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, Situation] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    lines: Lines | None = None

    def turn(self, step: str, data: Data, *says: Say, **more: Any) -> Turn:
        """A turn that leaves the room at `step`."""
        return Turn(Progress(self.name, step, dict(data)), says, **more)

    def say(self, key: str, *choices: str, **fields: str) -> Say:
        """A wish to say the room's own script `key` (its first one where empty), with the buttons of these choices."""
        return Say(f"{self.name}/{key}".rstrip("/"), fields, self.buttons(*choices))

    def shared(self, key: str, *choices: str, **fields: str) -> Say:
        """A wish to say a script of all rooms."""
        return Say(f"room/{key}", fields, self.buttons(*choices))

    def buttons(self, *choices: str) -> Buttons:
        """Rows of buttons for choices: a situation's title or the label of the answer sheet."""
        return in_rows(choice(self.label(name), name) for name in choices)

    def label(self, name: str) -> str:
        """What a choice is called. Raises KeyError for one that is neither a situation nor on the answer sheet."""
        situation = self.situations.get(name)
        return situation.title if situation else self.checks.label("answer", name)

    def own_line(self, text: str) -> OwnLine | None:
        """A line to begin with, out of a text that asks for words; None where it asks for none or it is not sure."""
        return own_line(self.kind, text, self.checks, self.lines)

    def situation(self, data: Data) -> Situation | None:
        """The made-up case being practised; None for the person's own, or one that is no longer there."""
        return self.situations.get(data.get("situation") or "")


@dataclass(frozen=True)
class Step:
    """One step: what can be chosen, how text is heard, what an answer does, and the question asked again."""

    listens: Literal["choice", "story", "draft", "free"]
    choices: Callable[[Frame, Data], tuple[str, ...]]
    take: Callable[[Frame, Data, Heard], Turn]
    ask: Callable[[Frame, Data], tuple[Say, ...]]
    on_yes: tuple[str, ...] = ()
    on_no: tuple[str, ...] = ()


def in_rows(buttons: Iterable[Button]) -> Buttons:
    """Short labels two to a row, long ones alone, in order."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        short = len(button.label) <= SHORT_LABEL
        if short and rows and len(rows[-1]) == 1 and len(rows[-1][0].label) <= SHORT_LABEL:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)
