"""Contact that is not safe or not wanted: how it is noticed, and what is possible instead of a message."""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.review import Checks
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn

LEADS_TO_SAFETY = {"control": "in_danger", "did_harm": "did_harm"}
"""What is no matter of words, and what the safety desk knows it as."""


NO_LINE = frozenset({"afraid", "control", "did_harm", "order", "no_contact", "rules_other", "pictures", "intrudes"})
"""Signs of the contact sheet with which no words are put into anybody's mouth."""


STATUSES = {"not_safe": "afraid", "no_contact": "no_contact"}
"""The status of a contact, and the bar that it is."""


def instead(frame: Frame, _data: Data) -> tuple[str, ...]:
    """What stays possible without contact."""
    return ("unsent", "someone", "amends" if frame.parts else "somebody_else")


def barred(frame: Frame, text: str) -> str | None:
    """What in a text rules a message out, one of the frame's bars; None where nothing does."""
    found = frame.checks.read("contact", text)
    return next((name for name in frame.bars if name in found), None)


def unspeakable(checks: Checks, text: str) -> bool:
    """Whether no line to begin with is said for what a text tells, in whatever room."""
    return not NO_LINE.isdisjoint(checks.read("contact", text))


def kept_apart(frame: Frame, status: str | None) -> str | None:
    """The bar that the status of a contact is, in a room that has it; None where there is none."""
    reason = STATUSES.get(status or "")
    return reason if reason in frame.bars else None


def turned_away(frame: Frame, data: Data, reason: str) -> Turn:
    """The turn when contact is not safe (outcome unsafe), not wanted (what is possible instead), or they have died
    (grief comes next). Words are no answer to control, nor to violence of the writer's own: both lead to safety too."""
    if reason == "afraid":
        return frame.turn("gate", data, outcome="unsafe")
    if reason in LEADS_TO_SAFETY:
        return frame.turn("gate", data, outcome="unsafe", goes_to=LEADS_TO_SAFETY[reason])
    if reason == "died":
        return frame.turn("gate", data, outcome="left", goes_to="grieve")
    return frame.turn("apart", data, frame.shared(reason, *instead(frame, data)))


def take_apart(frame: Frame, data: Data, heard: Heard) -> Turn:
    """One kind answer for what they chose to do instead of writing; then the room is done."""
    if heard.choice is None:
        return frame.turn("apart", data, *ask_apart(frame, data))
    if heard.choice == "somebody_else":
        return frame.turn("apart", data, outcome="done", goes_to=frame.name)
    return frame.turn("apart", data, frame.shared(f"apart/{heard.choice}"), outcome="done")


def ask_apart(frame: Frame, data: Data) -> tuple[Say, ...]:
    return (frame.shared("apart_again", *instead(frame, data)),)


STEPS = {"apart": Step("choice", instead, take_apart, ask_apart)}
