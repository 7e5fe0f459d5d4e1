"""A new wish in the middle of a room: words or advice for something else, with which the talk begins afresh."""

from __future__ import annotations

import re

from bot.coaching.rooms.addressed import calls_by_name, is_to_kith, speaks_to
from bot.coaching.rooms.drafting import is_written
from bot.coaching.rooms.frame import Frame
from bot.coaching.rooms.instead import WRITING
from bot.coaching.rooms.own_words import is_bare_wish, points_back, wants_words
from bot.coaching.rooms.planning import PLANNING
from bot.coaching.rooms.values import Progress

CHOOSING = frozenset({"gate", "situation", "own"})
"""The steps at which nothing has been begun that a new wish could leave behind."""
FEWEST = 4
"""Words that such a wish has at least."""
ASKED = frozenset({"asks", "question", "wish", "asks_for_words"})
"""Signs that Kith is asked or something is wanted, where no case is begun yet."""


def may_be(frame: Frame, progress: Progress, text: str) -> bool:
    """Whether a text may be such a wish: it asks Kith for words, or puts aside what is at hand, and is neither a draft
    nor a line for somebody. At the choice of a case, any question or wish may be one; while a plan is asked for, all
    else is its answer."""
    if progress.step not in CHOOSING | WRITING | PLANNING or not _may_be_of_another(text):
        return False
    if progress.step in PLANNING:
        return frame.checks.matches("remark", "other_words", text)
    if asks_words(frame, text):
        return True
    if is_written(frame, text):
        return False
    if frame.checks.matches("remark", "new_matter", text):
        return True
    signs = frame.checks.read("answer", text)
    return not ASKED.isdisjoint(signs) if progress.step in CHOOSING else "asks_first" in signs and not speaks_to(text)


def asks_words(frame: Frame, text: str) -> bool:
    """Whether a text asks Kith for words."""
    return frame.checks.matches("remark", "for_words", text) or (wants_words(text) and not is_written(frame, text))


def is_surely(frame: Frame, progress: Progress, text: str) -> bool:
    """Whether a text that may be such a wish says so itself: what is at hand is put aside, or words are asked for
    somebody of whom the case at hand does not tell."""
    is_new = frame.checks.matches("remark", "new_matter", text)
    if progress.step in CHOOSING:
        return is_new and (asks_words(frame, text) or not speaks_to(text))
    is_of_another = names_another(frame, progress, text)
    if progress.step in PLANNING:
        is_order = "asks" not in frame.checks.read("answer", text) and not points_back(text)
        return is_new or is_of_another or is_order
    return (is_new or is_of_another) and asks_words(frame, text)


def may_tell_case(progress: Progress, text: str) -> bool:
    """Whether a text comes where a day or a fear was asked for, and may tell of another case."""
    return progress.step in PLANNING and _may_be_of_another(text)


def names_another(frame: Frame, progress: Progress, text: str) -> bool:
    """Whether a text names a person of whom the case at hand, which names some, does not tell."""
    before = _persons(frame, progress.data.get("story") or "")
    return bool(before) and not _persons(frame, text) <= before


def _may_be_of_another(text: str) -> bool:
    """Whether a text is long enough, and neither a bare wish nor said to Kith or to somebody by name."""
    return len(text.split()) >= FEWEST and not (is_bare_wish(text) or is_to_kith(text) or calls_by_name(text))


def _persons(frame: Frame, text: str) -> set[str]:
    """What the persons in a text are called, one and many alike."""
    known = re.compile("|".join(frame.checks.lexicon.words["person"]))
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s?\b", " ", text.lower()))
    return {word.rstrip("s") for word in words if known.fullmatch(word)}
