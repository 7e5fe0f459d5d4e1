"""Hearing an answer: a choice, a wish to leave, something else than this room, or words for this step."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.coaching.review import Checks
from bot.coaching.rooms.values import Answer

CHOICE_THRESHOLD = 0.6
DRAFT_THRESHOLD = 0.85
DOUBT_THRESHOLD = 0.5
KNOWN = 1.0
"""The confidence of what was read without the model: the wish that Kith be somebody."""
DANGER_THRESHOLD = 0.85  # the screen in front catches what is plain
NOTHING = ("", "?")  # an empty message reaches the rooms as a question mark
LONGEST = 1200  # characters of a draft that can still be read as one message

SMALL_TALK = frozenset({"affirm", "deny", "greet", "thank", "give_feedback", "out_of_scope", "nlu_fallback"})
DANGER = frozenset({"crisis", "in_danger"})
COMMANDS = frozenset(
    {
        "set_profile",
        "export_data",
        "delete_data",
        "review_my_words",
        "rehearse",
        "my_words",
        "show_progress",
        "add_person",
        "list_people",
        "remove_person",
        "change_person",
        "plan_contact",
        "list_plans",
        "change_plan",
        "set_discreet",
        "set_nudges",
        "snooze",
        "pause_nudges",
        "stop_nudges",
        "resume_nudges",
        "show_week",
        "show_safety_plan",
        "relapse",
        "worry_about_someone",
        "calm_down",
        "pause_argument",
    }
)
"""Intents that are never a story of one's own."""

SHOWN = frozenset(
    {"my_words", "show_progress", "list_people", "list_plans", "export_data", "show_safety_plan", "show_week"}
)
"""Wishes to be shown something, which are no answer to any question of a room."""

PLAYED = "rehearse"
"""The room in which Kith is somebody."""

ASKS_BACK = "answer_a_bid"
"""The room in which a question to the other one is a draft."""
_OF_ME = re.compile(r"\b(?:i|my|me)\b", re.IGNORECASE)

Sort = Literal[
    "choice",
    "stale",
    "elsewhere",
    "leave",
    "farewell",
    "return",
    "news",
    "menu",
    "back",
    "not_meant",
    "remark",
    "question",
    "unsafe",
    "aside",
    "empty",
    "emoji",
    "gibberish",
    "language",
    "long",
    "text",
]


@dataclass(frozen=True)
class Heard:
    """What an answer is. elsewhere: a choice of another step. `choice` for a choice; `intent` for an aside, or for
    words that may have been a question; of a remark, what it is about.
    """

    sort: Sort
    text: str = field(default="", repr=False)
    choice: str | None = None
    intent: str | None = None


def hear(
    answer: Answer,
    listens: Literal["choice", "story", "draft", "free"],
    choices: Collection[str],
    titles: Mapping[str, str],
    room: str,
    checks: Checks,
    has_part: Callable[[str], bool],
) -> Heard:
    """The answer as this step hears it. `titles`: what the situations on offer are called, in lower case → id.

    At a draft step text is the draft unless it is surely a question; at a choice step a clear question or wish is an
    aside; where a story is awaited, only a question or a command is. The wish that Kith be somebody is
    no draft. A question that is no aside is never the draft,
    unless it is asked of the person it is for or has a part of the rubric; nor is it ever the plan. Who answers a
    bid may ask back.
    """
    text = answer.text.strip()
    if answer.choice is not None:
        if answer.choice in ("stop", "menu"):
            return Heard("menu" if answer.choice == "menu" else "leave")
        return Heard("choice" if answer.choice in choices else "stale", choice=answer.choice)
    if text in NOTHING:
        return Heard("empty")
    signs = checks.read("answer", text)
    if "leave" in signs or "menu" in signs:
        return Heard("menu" if "menu" in signs else "leave")
    named = titles.get(text.casefold().rstrip(".!")) or next((name for name in choices if name in signs), None)
    if named in choices:
        return Heard("choice", text, choice=named)
    if not any(character.isalnum() for character in text):
        return Heard("emoji", text)
    if "back" in signs or "not_meant" in signs:
        return Heard("back" if "back" in signs else "not_meant", text)
    if listens == "draft" and answer.intent == PLAYED != room and answer.confidence >= KNOWN:
        return Heard("aside", text, intent=PLAYED)
    if listens == "draft":
        aside = _aside_from_draft(answer, "question" in signs, has_part)
    else:
        aside = _aside(answer, listens, room, signs)
    if aside is not None:
        return aside
    is_asked_back = room == ASKS_BACK and "asks_kith" not in signs and not _OF_ME.search(text)
    if not is_asked_back and _is_no_answer(text, listens, signs, has_part):
        return Heard("question", text)
    if listens in ("draft", "story"):
        if answer.is_foreign or _is_other_script(text) or "other_language" in signs:
            return Heard("language", text)
        if _is_gibberish(text):
            return Heard("gibberish", text)
        if listens == "draft" and len(text) > LONGEST:
            return Heard("long", text)
    asked = "question" in signs and is_question(answer.intent) and answer.confidence >= DOUBT_THRESHOLD
    wished = "wish" in signs and _is_elsewhere(answer.intent, room) and answer.confidence >= DRAFT_THRESHOLD
    doubt = answer.intent if asked or wished else None
    return Heard("text", text, intent=doubt)


def says_nothing(checks: Checks, text: str) -> bool:
    """Whether a text holds no words of its own: a yes, a thanks, a laugh, or that none come to mind."""
    return checks.matches("answer", "says_nothing", text)


def is_question(intent: str | None) -> bool:
    """Whether an intent asks Kith something (asking a friend for support is practice)."""
    return intent is not None and intent.startswith("ask_") and intent != "ask_for_support"


def _is_elsewhere(intent: str | None, room: str) -> bool:
    """Whether an intent is a wish for another topic than this room's."""
    return intent is not None and intent != room and intent not in SMALL_TALK


def _is_no_answer(text: str, listens: str, signs: Mapping[str, object], has_part: Callable[[str], bool]) -> bool:
    if listens == "draft":
        return "asks" in signs and "says_you" not in signs and not has_part(text)
    return listens == "free" and ("asks_first" in signs or ("asks" in signs and "tells_when" not in signs))


def _aside_from_draft(answer: Answer, looks_asked: bool, has_part: Callable[[str], bool]) -> Heard | None:
    if answer.confidence < DRAFT_THRESHOLD or has_part(answer.text):
        return None
    if answer.intent in DANGER:
        return Heard("unsafe", answer.text, intent=answer.intent)
    if is_question(answer.intent) and looks_asked:
        return Heard("aside", answer.text, intent=answer.intent)
    return None


def _aside(answer: Answer, listens: str, room: str, signs: Mapping[str, object]) -> Heard | None:
    intent = answer.intent
    if intent is None or intent == room or answer.confidence < CHOICE_THRESHOLD:
        return None
    if intent in DANGER:
        return Heard("unsafe", answer.text, intent=intent) if answer.confidence >= DANGER_THRESHOLD else None
    asked = "question" in signs
    if intent in SMALL_TALK:
        return Heard("aside", answer.text, intent=intent) if intent == "out_of_scope" and asked else None
    clear = is_question(intent) or intent in COMMANDS or intent == "goodbye"
    is_shown = intent in SHOWN and answer.confidence >= DRAFT_THRESHOLD
    if listens == "free" and not (asked and clear) and not is_shown:
        return None
    if listens == "story" and not (asked or "wish" in signs or (clear and (is_shown or "tells" not in signs))):
        return None
    return Heard("aside", answer.text, intent=intent)


def _is_other_script(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    foreign = sum(1 for character in letters if ord(character) > 0x24F)
    return bool(letters) and foreign > len(letters) / 2


_MASH = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}|asdf|sdfg|qwer|werty|zxcv|hjkl|jkl;|(.)\1{4,}|(..)\2{3,}")


def _is_gibberish(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words:
        return True
    odd = [word for word in words if _MASH.search(word) or (len(word) > 3 and not re.search(r"[aeiouyà-ÿ]", word))]
    return len(odd) * 2 > len(words)
