"""What a room takes and gives: situations, answers, progress and turns, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.coaching.message import Say

Relation = Literal["family", "friend", "work", "partner", "recovery", "neighbour"]
Outcome = Literal["on", "done", "left", "unsafe", "aside"]


@dataclass(frozen=True)
class Other:
    """The other side of a case, for a rehearsal: who they are to the user ("your mother"), the line that they open
    with, what it is about ("the calls"), what is wanted ("pick up when I ring"), and their own reason or view."""

    who: str
    opens: str
    topic: str
    want: str
    plea: str


@dataclass(frozen=True)
class Situation:
    """A practice case. `title` is a button in the user's mouth (30 characters at most), `scene` what happens to
    them, `model` words that would do, `hint` one push without the words. `suits` names the tags it is for. Where it has
    an `other`, it can be rehearsed. One with a `measure` is not practised but answered without help, before the
    practice or after some of it."""

    id: str
    room: str
    title: str
    scene: str
    relation: Relation
    difficulty: int
    model: str
    hint: str
    suits: frozenset[str] = frozenset()
    source: str = "ours"
    other: Other | None = None
    measure: Literal["before", "after"] | None = None


@dataclass(frozen=True)
class Starter:
    """A wide kind of case, with lines to begin with that hold for nearly all of it. `title` is in the user's mouth, 30
    characters at most."""

    id: str
    room: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What a person said or tapped (`choice`), with what the classifier made of the text, and the `status` of the
    contact that it names, if that one is not safe or wants no contact. `is_foreign`: surely in another language.
    `remarks`: how probable a draft and each remark is, where words are awaited; empty where that was not read."""

    text: str = field(repr=False)
    choice: str | None = None
    intent: str | None = None
    confidence: float = 0.0
    status: str | None = None
    is_foreign: bool = False
    remarks: Mapping[str, float] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Progress:
    """Where a person is in a room. `data` is JSON-ready and holds all that the room remembers."""

    room: str
    step: str
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Plan:
    """What somebody means to do with words they practised: to whom, when, and what they do if it goes otherwise. In
    their own words, and empty where they did not say."""

    room: str
    who: str = field(repr=False)
    when: str = field(repr=False)
    what_if: str = field(default="", repr=False)


@dataclass(frozen=True)
class Turn:
    """What came of an answer.

    on: the room waits for the next answer. done: finished. left: the person left; offer it again later. unsafe:
    stop here, safety takes over. aside: nothing moved; answer what they said (`goes_to` names it where known),
    then ask again. `kept` is a draft to store under `kind` of the data, or else the room's; `goes_to` is the intent to
    start next, with `carries` as the draft to read there. `plan` is what a finished room hands to the plans, `offers`
    the set of touchpoints that a finished guide offers.
    """

    progress: Progress
    says: tuple[Say, ...]
    outcome: Outcome = "on"
    kept: str | None = field(default=None, repr=False)
    goes_to: str | None = None
    carries: str | None = field(default=None, repr=False)
    plan: Plan | None = None
    offers: str | None = None
