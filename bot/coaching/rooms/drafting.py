"""Writing and reading: a draft is read, one thing that works and one change are said, and it is kept or tried again."""

from __future__ import annotations

import re

from bot.coaching.message import Say
from bot.coaching.review import advise, change_for, quote, read
from bot.coaching.rooms.choosing import offer
from bot.coaching.rooms.contact import barred, turned_away
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard, is_question
from bot.coaching.rooms.own_words import points_back
from bot.coaching.rooms.planning import begin_plan
from bot.coaching.rooms.results import OWN, result_of, with_result
from bot.coaching.rooms.teaching import HELP, help_turn
from bot.coaching.rooms.values import Turn

AFTER = ("again", "keep", "another")
KEEP_FIRST = ("keep", "again", "another")
WRITTEN, WHOLE = 2, 3  # parts that make words a draft wherever they are said, with the core of its kind or without
TOLD = frozenset({"acknowledge", "care", "explain", "impact", "observation", "specific"})
"""Parts that a story holds as well as a draft."""
NOT_WRITTEN = frozenset({"asks_first", "asks_for_words", "declines", "thanks", "parts_ways"})
PATIENCE = 2  # times that a story is told on where a draft is asked for
_FEARS = re.compile(
    r"(?:and |but |yeah but )*(?:what if (?:he|she|they|it|my \w+)\b|"
    r"i(?:['’]?m| am) (?:just |so |really )?(?:scared|afraid|worried) (?:that )?(?:he|she|they|it|of (?:how|what))\b)",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"(?:and |but |so |ok |well )*i (?:just |really )*(?:want|need|wish|wanna|would like|'?d like) "
    r"(?:for )?(?:my|him|her|them|that)\b",
    re.IGNORECASE,
)
_YOU, _OTHERS = re.compile(r"\b(?:you|your|u|ur)\b"), re.compile(r"\b(?:he|she|they|him|her|them|his|their)\b")


def take_draft(frame: Frame, data: Data, heard: Heard) -> Turn:
    """A hint, a model, another case; all other words are the draft and are read."""
    if heard.choice == "another":
        return offer(frame, without_draft(data))
    if heard.choice is not None:
        return help_turn(frame, "draft", data, heard.choice)
    if frame.checks.matches("answer", "grumbles", heard.text):
        return frame.turn("draft", data, frame.shared("grumble", *HELP))
    return before_draft(frame, data, heard, "draft", HELP) or read_draft(frame, data, heard)


def before_draft(frame: Frame, data: Data, heard: Heard, step: str, choices: tuple[str, ...]) -> Turn | None:
    """The turn where words in place of a first draft say what may come of it, ask for help, want to rule another's
    life, or go on telling their own case."""
    text = heard.text
    reason = barred(frame, text) if frame.gated else None
    if reason is not None:
        return turned_away(frame, data, reason)
    if heard.sort != "text" or data.get("drafts"):
        return None
    if frame.checks.matches("answer", "at_a_loss", text):
        return help_turn(frame, step, data, "hint")
    if not data.get("ruled") and rules_another(frame, text):
        return frame.turn(step, {**data, "ruled": True}, frame.shared("theirs", *choices))
    if fears(text) and not data.get("feared") and TOLD.issuperset(read(frame.kind, text, frame.checks).parts):
        kept = {"foreseen": text} if frame.beneath == "fear" else {}
        return frame.turn(step, {**data, **kept, "feared": True}, frame.shared("feared", *choices, quote=quote(text)))
    if points_back(text):
        return help_turn(frame, step, data, "show_me")
    if tells_more(frame, data, text):
        return frame.turn(step, with_more(data, text), frame.shared("told_more", *choices))
    return None


def rules_another(frame: Frame, text: str) -> bool:
    """Whether words are a wish about whom another one sees or where they go, and are said to nobody."""
    is_wish = _WISHES.match(text.strip()) is not None and not says_you(text)
    return is_wish and frame.checks.matches("contact", "rules_other", text)


def tells_more(frame: Frame, data: Data, text: str) -> bool:
    """Whether words in place of a first draft go on telling their own case: what the other one does or said, or what
    happened, without what a draft of this kind is about."""
    if not data.get("story") or data.get("told_more", 0) >= PATIENCE:
        return False
    signs = frame.checks.read("answer", text)
    if "quotes_them" in signs:
        return True
    parts = set(read(frame.kind, text, frame.checks).parts)
    if says_you(text) or signs.keys() & NOT_WRITTEN:
        return False
    if frame.kind == "apology":
        return "says_sorry" not in signs and parts <= TOLD
    return parts <= TOLD and ("goes_on" in signs or _OTHERS.search(text.lower()) is not None)


def with_more(data: Data, text: str) -> Data:
    """The story with what was told after it; so much is taken PATIENCE times."""
    return {**data, "story": f"{data['story']}. {text}", "told_more": data.get("told_more", 0) + 1}


def is_written(frame: Frame, text: str) -> bool:
    """Whether words said before any draft was asked for are one: said to the person, with parts of the rubric, and
    without a question about them. Words that speak of "you" no more than of others are one where they hold more.
    """
    signs, lower = frame.checks.read("answer", text), text.lower()
    if signs.keys() & NOT_WRITTEN:
        return False
    if frame.kind == "reach_out" and "greets_them" in signs:
        return True
    said_to, said_of = len(_YOU.findall(lower)), len(_OTHERS.findall(lower))
    if said_to < said_of or (not said_to and signs.keys() & {"tells", "wish"}):
        return False
    reading = read(frame.kind, text, frame.checks)
    has_core = frame.checks.sheets[frame.kind].praise[0] in reading.parts
    if said_to == said_of:
        return has_core and len(reading.parts) >= WHOLE
    return len(reading.parts) >= WRITTEN if has_core else len(reading.parts + reading.faults) >= WHOLE


def fears(text: str) -> bool:
    """Whether words say what the other one may do or feel about what is to be said, and are not said to them."""
    return _FEARS.match(text.strip()) is not None and not says_you(text)


def says_you(text: str) -> bool:
    """Whether words are said to somebody."""
    return _YOU.search(text.lower()) is not None


def begin_written(frame: Frame, data: Data, text: str) -> Turn:
    """The reading of a draft that was there before it was asked for. A story that they told goes with it."""
    story = data.get("story") if data.get("story") != text else None
    fresh = {**without_draft(data), "story": story, "situation": None, "whole": True}
    return read_draft(frame, fresh, Heard("text", text))


def answers_story(frame: Frame, data: Data, text: str) -> bool:
    """Whether words at the choice are a draft, if a poor one, for the story that they told before."""
    if not data.get("story"):
        return False
    parts = read(frame.kind, text, frame.checks).parts
    is_told = frame.checks.matches("answer", "names_someone", text)
    return len(parts) >= (1 if says_you(text) else WRITTEN) and not is_told


def read_draft(frame: Frame, data: Data, heard: Heard) -> Turn:
    """The reading of a draft against the one before it.

    Words that may have been a question, or a wish for something else, are read all the same, with a button to say so.
    Very long ones and those in another language are kept, and asked for again shorter or in English.
    """
    reason = barred(frame, heard.text) if frame.gated else None
    if reason is not None:
        return turned_away(frame, data, reason)
    data = {name: value for name, value in data.items() if name != "brought"}
    drafts = [*data.get("drafts", ())][-1:]
    is_unread = heard.sort in ("long", "language")
    kept = {**data, "drafts": [*drafts, heard.text], "doubt": heard.intent, "unread": is_unread, "shown": None}
    if is_unread:
        return frame.turn("reading", kept, frame.shared(f"{heard.sort}_kept", *AFTER))
    reading = read(frame.kind, heard.text, frame.checks)
    before = read(frame.kind, drafts[0], frame.checks) if drafts and not data.get("unread") else None
    says = advise(reading, frame.checks, before)
    case = frame.situation(data)
    result = result_of(case.id if case else OWN, case.difficulty if case else 0, reading, frame.checks)
    kept = with_result(kept, result, is_second=bool(drafts))
    if result.is_good:
        kept["doubt"] = None
    them = frame.checks.read("answer", heard.text).get("says_them")
    if them is not None and heard.intent is None:
        who = "him" if them[0].lower() in ("he", "him", "his") else "her"
        says = (*says[:-1], frame.shared("say_to_them", who=who))
    choices = ("again", "keep", _taken_back(kept)) if kept["doubt"] else after(frame, kept)
    return frame.turn("reading", kept, *says[:-1], with_choices(frame, says[-1], choices))


def take_reading(frame: Frame, data: Data, heard: Heard) -> Turn:
    """Again, keep, another, help, or that it was a question; other words are the next draft."""
    if heard.choice == "again":
        return frame.turn("draft", data, frame.shared("again", *HELP[:2]))
    if heard.choice == "keep":
        return begin_plan(frame, data, data["drafts"][-1])
    if heard.choice == "another":
        return offer(frame, without_draft(data))
    if heard.choice in HELP:
        return help_turn(frame, "draft", data, heard.choice)
    if heard.choice in ("question_meant", "not_the_draft"):
        undone = {**data, "drafts": data["drafts"][:-1], "doubt": None}
        return frame.turn("draft", undone, outcome="aside", goes_to=data.get("doubt") or "ask_menu")
    signs = frame.checks.read("answer", heard.text)
    if "at_a_loss" in signs:
        return help_turn(frame, "draft", data, "hint")
    if len(heard.text.split()) < 2 or {"says_nothing", "declines"} & signs.keys():
        return frame.turn("reading", data, *ask_reading(frame, data))
    if "grumbles" in signs:
        return frame.turn("draft", data, frame.shared("grumble", *HELP))
    return read_draft(frame, data, heard)


def _taken_back(data: Data) -> str:
    """The choice that says that the last words were no draft: a question, or a wish for something else."""
    return "question_meant" if is_question(data.get("doubt")) else "not_the_draft"


def with_choices(frame: Frame, say: Say, choices: tuple[str, ...]) -> Say:
    """The same wish with these buttons under it."""
    return Say(say.key, say.fields, frame.buttons(*choices), say.kind)


def after(frame: Frame, data: Data) -> tuple[str, ...]:
    """The choices after a reading: to keep it comes first where no change is left to make."""
    change = change_for(read(frame.kind, data["drafts"][-1], frame.checks), frame.checks)
    return AFTER if change else KEEP_FIRST


def without_draft(data: Data) -> Data:
    fresh = {"drafts": [], "unread": False, "said": {}, "doubt": None, "whole": False, "story": None, "brought": False}
    fresh |= {"helped": 0, "shown": None, "others": [], "ruled": False}
    return {**data, **fresh}


def ask_draft(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.say("draft", *HELP),)


def ask_reading(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.shared("reading_again", *AFTER),)


def reading_choices(_frame: Frame, data: Data) -> tuple[str, ...]:
    return (*AFTER, *HELP[:2], *((_taken_back(data),) if data.get("doubt") else ()))


STEPS = {
    "draft": Step("draft", lambda _frame, _data: HELP, take_draft, ask_draft),
    "reading": Step("draft", reading_choices, take_reading, ask_reading),
}
