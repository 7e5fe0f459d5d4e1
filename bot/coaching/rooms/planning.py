"""After a draft is kept: one next step, read back once as a plan."""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.review import quote
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn

OWN = ("today", "this_week", "not_yet")
PRACTICE = ("comes_to_mind", "practising")


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
    """Their words or choice, read back once; nothing planned is fine too. Then the room is done."""
    if heard.choice in ("not_yet", "practising"):
        return frame.turn("when", data, frame.shared(heard.choice), outcome="done")
    if heard.choice == "comes_to_mind":
        return frame.turn("when", {**data, "who": True}, frame.shared("who"))
    if heard.choice is None and {"agrees", "thanks"} & set(frame.checks.read("answer", heard.text)):
        return frame.turn("when", data, *ask_when(frame, data))
    said = frame.label(heard.choice) if heard.choice else heard.text
    plan = quote(said, longest=25)
    return frame.turn("when", {**data, "plan": plan}, frame.say("plan", plan=plan), outcome="done")


def ask_when(frame: Frame, data: Data) -> tuple[Say, ...]:
    return (question(frame, data),)


STEPS = {
    "when": Step("free", when_choices, take_when, ask_when, on_yes=("comes_to_mind",), on_no=("not_yet", "practising"))
}
