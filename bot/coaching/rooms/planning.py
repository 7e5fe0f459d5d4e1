"""After a draft is kept: to whom, and when, a day asked for once. One next step, not the whole of it."""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.plans import tells_when
from bot.coaching.review import quote
from bot.coaching.rooms import beneath, what_if
from bot.coaching.rooms.beneath import begin_beneath
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard, says_nothing
from bot.coaching.rooms.values import Turn

OWN = ("today", "this_week", "not_yet")
PRACTICE = ("comes_to_mind", "practising")
NAME = 4  # words that a person may be called by


def begin_plan(frame: Frame, data: Data, draft: str) -> Turn:
    """The draft goes to be kept, shown so that it can be copied; then when, or to whom."""
    return frame.turn("when", data, frame.shared("kept", draft=draft), question(frame, data), kept=draft)


def question(frame: Frame, data: Data) -> Say:
    """When they will say it; after a made-up case, whether someone of theirs comes to mind."""
    if frame.situation(data) and not data.get("who"):
        return frame.say("when_practice", *PRACTICE)
    return frame.say("when", *OWN)


def when_choices(frame: Frame, data: Data) -> tuple[str, ...]:
    return PRACTICE if frame.situation(data) and not data.get("who") else OWN


def take_when(frame: Frame, data: Data, heard: Heard) -> Turn:
    """Their words or choice make the plan; what lies beneath and what if come next. Nothing planned is fine too, and
    the room is done."""
    if heard.choice in ("not_yet", "practising"):
        return frame.turn("when", data, frame.shared(heard.choice), outcome="done")
    if heard.choice == "comes_to_mind":
        return frame.turn("when", {**data, "who": True}, frame.shared("who"))
    said = frame.label(heard.choice) if heard.choice else heard.text
    told = {**data, "plan": quote(said, longest=25), "for_whom": for_whom(frame, data, "" if heard.choice else said)}
    return begin_beneath(frame, told) if tells_when(said) else frame.turn("day", told, *ask_day(frame, told))


def take_day(frame: Frame, data: Data, heard: Heard) -> Turn:
    """The day or the moment, in place of what tells none, or beside a place, a person or a way; without one the plan
    keeps their words. What they foresaw in place of a day is no plan, and is the fear that is asked about later."""
    first, is_told = data["plan"], heard.choice is None and not says_nothing(frame.checks, heard.text)
    if frame.checks.matches("answer", "foresees", first):
        if not is_told:
            return frame.turn("day", data, frame.shared("not_yet"), outcome="done")
        return begin_beneath(frame, {**data, "plan": quote(heard.text, longest=25), "foreseen": first})
    if is_told:
        belongs = frame.checks.matches("answer", "on_the_way", first) or not tells_when(heard.text)
        is_vague = frame.checks.matches("answer", "some_time", first)
        plan = heard.text if is_vague or not belongs else f"{first}, {heard.text}"
        data = {**data, "plan": quote(plan, longest=25)}
    return begin_beneath(frame, data)


def for_whom(frame: Frame, data: Data, said: str) -> str:
    """Whom it is for, as far as they said: in the answer before its first comma, in the answer, or in their story."""
    before, comma, _ = said.partition(",")
    if data.get("who") and comma and len(before.split()) <= NAME:
        return quote(before)
    for text in (said, data.get("story") or ""):
        found = frame.checks.read("answer", text).get("names_someone")
        if found is not None:
            return quote(found[0], longest=NAME)
    return ""


def ask_when(frame: Frame, data: Data) -> tuple[Say, ...]:
    return (question(frame, data),)


def ask_day(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.shared("day", "no_day"),)


STEPS = {
    "when": Step("free", when_choices, take_when, ask_when, on_yes=("comes_to_mind",), on_no=("not_yet", "practising")),
    "day": Step("free", lambda _frame, _data: ("no_day",), take_day, ask_day, on_no=("no_day",)),
}

PLANNING = frozenset({*STEPS, *beneath.STEPS, *what_if.STEPS})
"""The steps at which the draft is kept, and it is asked when it will be said and what may come of it."""
