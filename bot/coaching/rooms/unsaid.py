"""Words that say nothing where words were asked for: asked once more in other words, then the room goes on without."""

from __future__ import annotations

from bot.coaching.review import read
from bot.coaching.rooms.choosing import without_more
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard, says_nothing
from bot.coaching.rooms.teaching import help_turn
from bot.coaching.rooms.values import Turn

INSTEAD = {
    "own": "others",
    "draft": "show_me",
    "part": "skip",
    "when": "not_yet",
    "day": "no_day",
    "fear": "fear_none",
    "pattern": "rather_not",
    "what_if": "no_if",
    "cold": "skip_cold",
}
"""What each step goes on with where nothing is said, twice."""

AT_ONCE = frozenset({"day", "cold"})
"""Steps that were asked twice already, or that are only offered."""

HEARS_GRUMBLES = frozenset({"draft", "part"})
"""Steps that answer a sigh or a curse themselves."""

ONE_WORD = frozenset({"bid_reply", "reach_out"})
"""The kinds of which one word can be a draft, if a poor one."""

SHORT_ANSWERS = "bid_reply"
"""The kind whose drafts may be a single warm word."""


def is_unsaid(frame: Frame, step: str, text: str) -> bool:
    """Whether a text says nothing where this step asks for words."""
    if step not in INSTEAD:
        return False
    if step in ("draft", "cold") and frame.kind == SHORT_ANSWERS:
        return frame.checks.matches("answer", "at_a_loss", text)
    if step == "draft" and frame.kind not in ONE_WORD and len(text.split()) == 1:
        return not read(frame.kind, text, frame.checks).parts
    if step not in HEARS_GRUMBLES and is_grumble(frame, text):
        return True
    return says_nothing(frame.checks, text)


def is_grumble(frame: Frame, text: str) -> bool:
    """Whether a text is a sigh, a curse, or a refusal to tell."""
    return bool(frame.checks.read("answer", text).keys() & {"grumbles", "rebuffs"})


def take_unsaid(frame: Frame, name: str, step: Step, data: Data, text: str) -> Turn:
    """The question in other words, or a hint where a draft is asked for; the second time, on without."""
    place = f"{name}{data.get('part', '')}"
    if name not in AT_ONCE and data.get("unsaid") != place:
        asked = {**data, "unsaid": place}
        if name == "draft":
            return help_turn(frame, name, asked, "hint")
        key = "rebuffed" if name == "own" and is_grumble(frame, text) else f"unsaid/{name}"
        return frame.turn(name, asked, frame.shared(key, *step.choices(frame, data)))
    if name == "own":
        return without_more(frame, data)
    choices = step.choices(frame, data)
    chosen = "practising" if "practising" in choices else INSTEAD[name]
    return step.take(frame, data, Heard("choice", choice=chosen))
