"""What if it goes otherwise: the last question of a plan, answered with something that only the user does."""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.review import quote
from bot.coaching.rooms.contact import barred, turned_away
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Plan, Turn


def begin_what_if(frame: Frame, data: Data) -> Turn:
    """The question."""
    return frame.turn("what_if", data, *ask_what_if(frame, data))


def take_what_if(frame: Frame, data: Data, heard: Heard) -> Turn:
    """The plan read back with its way round, and handed on; the room is done. A threat is named once, and asked about
    again; danger leads to safety."""
    reason = barred(frame, heard.text)
    if reason is not None:
        return turned_away(frame, data, reason)
    if heard.choice == "no_if":
        return finish(frame, data, "")
    if heard.choice is not None:
        return finish(frame, data, frame.label(heard.choice), frame.say(f"what_if/{heard.choice}"))
    faults = frame.checks.read(frame.kind, heard.text)
    if frame.kind == "boundary" and "threat" in faults and not data.get("threat_named"):
        asked = frame.say("threatens", *what_ifs(frame, data), quote=quote(faults["threat"][0]))
        return frame.turn("what_if", {**data, "threat_named": True}, asked)
    if frame.checks.matches("answer", "hits_out", heard.text):
        if data.get("threat_named"):
            return finish(frame, data, "")
        asked = frame.shared("hits_out", *what_ifs(frame, data))
        return frame.turn("what_if", {**data, "threat_named": True}, asked)
    if frame.checks.matches("answer", "foresees", heard.text) and data.get("unsaid") != "what_if":
        asked = frame.shared("foreseen", *what_ifs(frame, data), quote=quote(heard.text))
        return frame.turn("what_if", {**data, "unsaid": "what_if"}, asked)
    answer = quote(heard.text, longest=25)
    return finish(frame, data, answer, frame.shared("plan_if", what=answer))


def finish(frame: Frame, data: Data, what_if: str, *says: Say) -> Turn:
    """The end of the room: the plan read back with its way round, if any, then `says`."""
    plan = Plan(frame.name, data.get("for_whom") or "", data.get("plan") or "", what_if)
    done = {**data, "what_if": what_if}
    return frame.turn("what_if", done, frame.say("plan", plan=plan.when), *says, outcome="done", plan=plan)


def ask_what_if(frame: Frame, data: Data) -> tuple[Say, ...]:
    return (frame.say("what_if", *what_ifs(frame, data)),)


def what_ifs(frame: Frame, _data: Data) -> tuple[str, ...]:
    return (*frame.what_ifs, "no_if")


STEPS = {"what_if": Step("free", what_ifs, take_what_if, ask_what_if, on_no=("no_if",))}
