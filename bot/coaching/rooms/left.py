"""A draft that was left in the middle of writing: offered once, when somebody comes back to its room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.coaching.message import Say
from bot.coaching.review import quote
from bot.coaching.rooms.drafting import after
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn

CHOICES = ("mine", "others")
WRITING = frozenset({"draft", "reading", "mode"})
"""The steps at which a draft that is there was not kept to be said."""

KEPT = ("tags", "seen", "level", "measure", "measured", "practised", "fear")
"""The hints that a room begins with anew."""

ENDED = "ended_unsafe"
"""In the data of a practice that ended for safety: what was written there is not offered again."""


def is_left(state: str, step: str, data: Data) -> bool:
    """Whether a practice was left with a draft that was being worked on."""
    return state == "left" and step in WRITING and bool(data.get("drafts")) and not data.get(ENDED)


def offer_draft(frame: Frame, hints: Mapping[str, Any]) -> Turn:
    """The question whether to go on with what was left; the hints are kept for a beginning without it."""
    known = {name: hints[name] for name in KEPT if hints.get(name)}
    plain = {name: sorted(value) if isinstance(value, (set, frozenset)) else value for name, value in known.items()}
    data = {"left": dict(hints["left"]), "hints": plain}
    return frame.turn("left", data, *ask_left(frame, data))


def hints_of(data: Data) -> Mapping[str, Any]:
    """The hints for a beginning without the draft, with what was found for the case that they tell instead."""
    found = {name: data[name] for name in ("near", "starter") if data.get(name)}
    return {**data.get("hints", {}), **found}


def go_on(frame: Frame, data: Data) -> Turn:
    """The reading again, with the draft as it was."""
    back = {**data["left"], "doubt": None}
    draft = back["drafts"][-1]
    return frame.turn("reading", back, frame.shared("still_here", *after(frame, back), draft=draft))


def ask_left(frame: Frame, data: Data) -> tuple[Say, ...]:
    return (frame.shared("left_draft", *CHOICES, quote=quote(data["left"]["drafts"][-1])),)


def _never(frame: Frame, data: Data, _heard: Heard) -> Turn:
    return go_on(frame, data)


STEPS = {"left": Step("story", lambda _frame, _data: CHOICES, _never, ask_left, on_yes=("mine",), on_no=("others",))}
