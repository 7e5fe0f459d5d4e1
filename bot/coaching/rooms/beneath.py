"""What lies beneath: the fear under a limit, the pattern behind a fight. Each is asked once, answered, and left."""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.plans import tells_when
from bot.coaching.review import quote
from bot.coaching.rooms.contact import barred, turned_away
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn
from bot.coaching.rooms.what_if import ask_what_if, begin_what_if

CHOICES = {
    "fear": ("fear_fight", "fear_leave", "fear_selfish", "afraid"),
    "pattern": ("first_time", "rather_not"),
}

A_DAY = 4
"""Words in which a day is told, by somebody who answers the question before."""

SAID = {
    "fears_selfish": "fear_selfish",
    "fears_leave": "fear_leave",
    "fears_fight": "fear_fight",
    "declines": "fear_none",
    "rather_not": "fear_none",
}
"""What words in an answer stand for, the first that is found."""


def begin_beneath(frame: Frame, data: Data) -> Turn:
    """The question beneath, where this room has one that was not asked before; then what if it goes otherwise. A fear
    that was told before it was asked for is answered at once."""
    if frame.beneath is None or data.get(frame.beneath):
        return begin_what_if(frame, data)
    if frame.beneath == "fear" and data.get("foreseen"):
        return take_fear(frame, data, Heard("text", data["foreseen"]))
    return frame.turn(frame.beneath, data, frame.say(frame.beneath, *CHOICES[frame.beneath]))


def take_fear(frame: Frame, data: Data, heard: Heard) -> Turn:
    """The fear, answered; danger is no fear to be talked away and leads to safety."""
    reason = "afraid" if heard.choice == "afraid" else barred(frame, heard.text)
    if reason is not None:
        return turned_away(frame, data, reason)
    signs = frame.checks.read("answer", heard.text)
    said = heard.choice or next((sign for sign in SAID if sign in signs), "fear_other")
    is_late_day = said == "fear_other" and len(heard.text.split()) <= A_DAY and tells_when(heard.text)
    if is_late_day and not data.get("late_day"):
        told = {**data, "plan": quote(heard.text, longest=25), "late_day": True}
        return frame.turn("fear", told, *ask_fear(frame, told))
    known = SAID.get(said, said).removeprefix("fear_")
    say = frame.say(f"fear/{known}", quote=quote(heard.text))
    return _go_on(frame, {**data, "fear": known}, say)


def take_pattern(frame: Frame, data: Data, heard: Heard) -> Turn:
    """What comes before it each time, named in their words; a first time has none."""
    reason = barred(frame, heard.text)
    if reason is not None:
        return turned_away(frame, data, reason)
    if heard.choice is not None:
        return _go_on(frame, {**data, "pattern": heard.choice}, frame.say(f"pattern/{heard.choice}"))
    named = quote(heard.text)
    return _go_on(frame, {**data, "pattern": named}, frame.say("pattern_named", quote=named))


def _go_on(frame: Frame, data: Data, say: Say) -> Turn:
    turn = begin_what_if(frame, data)
    return Turn(turn.progress, (say, *ask_what_if(frame, turn.progress.data)))


def ask_fear(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.say("fear", *CHOICES["fear"]),)


def ask_pattern(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.say("pattern", *CHOICES["pattern"]),)


STEPS = {
    "fear": Step("free", lambda _frame, _data: CHOICES["fear"], take_fear, ask_fear),
    "pattern": Step("free", lambda _frame, _data: CHOICES["pattern"], take_pattern, ask_pattern, on_no=("first_time",)),
}
