"""The gate of rooms that lead to a message: is contact safe, and is it wanted? Asked twice at most."""

from __future__ import annotations

import re

from bot.coaching.message import Say
from bot.coaching.rooms.choosing import SHORT_WISH, gist, offer, tells
from bot.coaching.rooms.contact import barred, turned_away
from bot.coaching.rooms.drafting import is_written
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.teaching import first_line
from bot.coaching.rooms.told import weighs
from bot.coaching.rooms.values import Answer, Turn

FIRST = ("okay", "unsure")
"""What is offered first: most people may write, and need not read of orders and fear."""
REASONS = ("no_contact", "order", "afraid")
ANSWERS = ("okay", *REASONS)
UNGATED = ("own_child", "everyday", "works_together", "wrote_first")
"""What in their words makes it needless to ask."""
OLD_FRIEND = "old_friend"
"""The same, where nothing happened and a first line is all that is wanted."""
PATIENCE = 2  # answers that are none, before the room steps back
SURE = 0.9
ROOMS = frozenset({"reach_out", "set_boundary", "repair_conflict", "say_how_i_feel", "ask_for_support", "answer_a_bid"})
PARTINGS = frozenset({"goodbye", "thank"})
_YES = re.compile(r"^(?:yes|yeah|yep|sure|of course|it's (?:ok|okay|fine))(?:[,.:;-]+| and) ", re.IGNORECASE)
_ABOUT_CONTACT = re.compile(r"\b(?:contact|block(?:ed)?|allowed|mind|okay|ok|fine)\b", re.IGNORECASE)
SHORT_STORY = 4  # words; what is shorter is a story where it is a deed of their own
SHORT_QUESTION = 7  # words: asks about the gate, and tells of no case


def is_needed(frame: Frame, data: Data, said: str) -> bool:
    """Whether it is asked at all: in the rooms that lead to a message, where nothing in what they `said` makes it
    needless; always where the story was told before the room was asked for."""
    is_hello = frame.kind == "reach_out" and len(str(data.get("story") or "").split()) > SHORT_WISH
    ungated = () if data.get("is_carried") else (*UNGATED, OLD_FRIEND) if is_hello else UNGATED
    return frame.gated and not any(frame.checks.matches("contact", sign, said) for sign in ungated)


def ask_first(frame: Frame, data: Data) -> Turn:
    """The question, the first time; under a line to begin with where words are asked for and nothing casts doubt on it,
    the other lines of its kind coming later."""
    line = first_line(frame, data)
    if line is None:
        return frame.turn("gate", data, frame.say("", *FIRST))
    return frame.turn("gate", {**data, "line_said": True}, frame.shared("gate_with_line", *FIRST, line=line))


def take_gate(frame: Frame, data: Data, heard: Heard) -> Turn:
    """Okay goes on; a wish for no contact or an order leads to what is possible instead; fear hands over to safety; a
    death to grief; who is not sure is asked why; a no, thanks or goodbye lets them go. A why is answered once. After
    two answers that are none the room steps back; who goes on telling what happened is told why it is asked, before
    that."""
    signs = frame.checks.read("answer", heard.text)
    answered = heard.choice or barred(frame, heard.text)
    if answered is None and frame.checks.matches("contact", "okay", heard.text):
        answered = "okay"
    if answered == "okay":
        told = {name: value for name, value in data.items() if name not in ("unanswered", "explained")}
        beyond = _YES.sub("", heard.text)
        if beyond != heard.text and len(beyond.split()) > SHORT_STORY and tells(frame, beyond):
            told.setdefault("story", beyond)
        return offer(frame, told)
    if answered == "unsure":
        return frame.turn("gate", {**data, "explained": True}, frame.shared("gate_unsure", *REASONS))
    if answered is not None:
        return turned_away(frame, data, answered)
    parting = next((intent for sign, intent in (("parts_ways", "goodbye"), ("thanks", "thank")) if sign in signs), None)
    if parting is not None:
        return frame.turn("gate", data, outcome="left", goes_to=parting)
    unanswered = data.get("unanswered", 0) + 1
    if "asks" in signs and len(heard.text.split()) <= SHORT_QUESTION and not data.get("explained"):
        return frame.turn("gate", {**data, "explained": True}, frame.shared("gate_why", *ANSWERS))
    kept = {**data, "unanswered": unanswered}
    case = _told(frame, data, heard.text)
    if case is not None:
        kept["story"] = case
        if unanswered >= PATIENCE and not data.get("explained"):
            return frame.turn("gate", {**kept, "explained": True}, frame.shared("gate_why", *ANSWERS))
    if "declines" in signs or unanswered >= PATIENCE:
        return frame.turn("gate", data, frame.shared("step_back"), outcome="left", goes_to="ask_menu")
    met = (Say("room/heard"),) if case is not None and weighs(heard.text) else ()
    return frame.turn("gate", kept, *met, *ask_gate(frame, kept))


def _told(frame: Frame, data: Data, text: str) -> str | None:
    """What they tell of the case at the gate, after what they told before; or a draft, as it is. None for a remark."""
    if is_written(frame, text):
        return text
    is_deed = frame.checks.matches("answer", "own_deed", text)
    is_story = is_deed or (len(text.split()) > SHORT_STORY and tells(frame, text))
    if not is_story or _ABOUT_CONTACT.search(text):
        return None
    before = data.get("story")
    return f"{before}, {gist(text)}" if before and not is_written(frame, before) else gist(text)


def elsewhere(frame: Frame, data: Data, answer: Answer) -> Turn | None:
    """Where words at the gate lead that are surely about something else: a parting, grief, or another room."""
    if barred(frame, answer.text) is not None:
        return None
    intent, is_sure = answer.intent, answer.confidence >= SURE
    if intent in PARTINGS and is_sure and len(answer.text.split()) <= SHORT_QUESTION:
        return frame.turn("gate", data, outcome="left", goes_to=intent)
    if intent == "grieve" and is_sure:
        return frame.turn("gate", data, outcome="left", goes_to=intent)
    if intent in ROOMS and intent != frame.name and is_sure:
        return frame.turn("gate", data, outcome="aside", goes_to=intent)
    return None


def ask_gate(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.say("gate_again", *FIRST),)


STEPS = {"gate": Step("story", lambda _frame, _data: (*ANSWERS, "unsure"), take_gate, ask_gate, on_yes=("okay",))}
