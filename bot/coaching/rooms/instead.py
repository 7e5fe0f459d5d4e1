"""What is said in place of words for another person: a relapse, how they are, a goodbye, a hello, news.

All text at a draft step is the draft; only a short one that speaks to nobody, holds no part of the rubric or only
seems to, and is by its form or by the dialogue's ranking clearly something else, is not. In doubt it is the draft.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.coaching.message import Say
from bot.coaching.rooms.drafting import after, says_you
from bot.coaching.rooms.frame import Frame, Step
from bot.coaching.rooms.hearing import ASKS_BACK, SHOWN, Heard
from bot.coaching.rooms.values import Answer, Progress, Turn

SORTS = frozenset({"farewell", "return", "news"})
"""What only this module hears, and answers."""

CLEARLY, SURELY, NEVER = 0.7, 0.9, 2.0
"""How sure the dialogue must be of a text without a part of the rubric, and of one that may hold one. Of the labelled
drafts (content/checks/drafts) 0.2 and 0.2 % are taken for something else so."""

SAYS_FEELINGS = "say_how_i_feel"
"""The room in which a feeling is a part of the draft."""

SHORT, BARE = 12, 6
"""Words of a text that can be something else than a draft; of a relapse that is no part of a longer story."""

OF_ME = frozenset({"feel_lonely", "feel_ashamed", "feel_overwhelmed", "feel_rejected", "feel_stuck", "calm_down"})
"""Intents that are about the person who writes."""

NEWS = frozenset({"log_contact", "share_good_news"})
WISHES = SHOWN | {"plan_contact", "list_plans", "snooze"}
WRITING = frozenset({"draft", "reading", "part", "mode"})
"""The steps at which there may be a draft that is not kept yet."""


def heard_instead(
    frame: Frame, step: Step, progress: Progress, heard: Heard, answer: Answer, has_part: Callable[[str], bool]
) -> Heard | None:
    """What a text is in place of an answer; None where it is one, or may be. `has_part` tells whether it holds a part
    of the rubric."""
    text = answer.text.strip()
    if heard.sort in ("choice", "unsafe", "leave", "menu", "long") or not text or len(text.split()) > SHORT:
        return None
    signs = frame.checks.read("instead", text)
    is_sure = answer.confidence >= CLEARLY
    if "relapsed" in signs or (answer.intent == "relapse" and is_sure and len(text.split()) <= BARE):
        return Heard("unsafe", text, intent="relapse")
    if "leaves" in signs and progress.step != "gate":
        return Heard("farewell", text)
    if step.listens != "draft":
        return None
    if "rests" in signs and frame.name != ASKS_BACK:
        return Heard("farewell", text)
    is_return = "returns" in signs or (answer.intent == "my_words" and is_sure)
    if is_return and progress.data.get("drafts") and progress.step in ("draft", "reading"):
        return Heard("return", text)
    if "news" in signs:
        return Heard("aside" if answer.intent in NEWS else "news", text, intent=answer.intent)
    if answer.intent not in OF_ME | WISHES | NEWS or frame.name == ASKS_BACK or says_you(text):
        return None
    needed = CLEARLY if not has_part(text) else SURELY if frame.name != SAYS_FEELINGS else NEVER
    return Heard("aside", text, intent=answer.intent) if answer.confidence >= needed else None


def turn(frame: Frame, progress: Progress, heard: Heard, asked: tuple[Say, ...]) -> Turn:
    """The turn that a goodbye, a hello or news makes; `asked` is the present question."""
    if heard.sort == "farewell":
        is_kept = bool(draft_of(progress))
        return Turn(progress, (frame.shared("left_kept" if is_kept else "left_for_now"),), "left")
    if heard.sort == "return":
        shown = frame.shared("still_here", *after(frame, progress.data), draft=progress.data["drafts"][-1])
        return Turn(replace(progress, step="reading"), (shown,))
    return Turn(progress, (frame.shared("news"), *asked))


def goes(turn: Turn) -> bool:
    """Whether a turn leads out of the room before its end, or what was written is done with."""
    return turn.outcome in ("left", "unsafe") or (turn.outcome == "aside" and turn.goes_to in NEWS)


def with_draft(turn: Turn, progress: Progress) -> Turn:
    """The turn, with the draft that was not kept yet to be kept."""
    return replace(turn, kept=draft_of(progress))


def draft_of(progress: Progress) -> str | None:
    """The draft so far, where they were writing; what they said part by part in its order; else None."""
    if progress.step not in WRITING:
        return None
    said = " ".join(progress.data.get("said", {}).values()) if progress.step == "part" else ""
    return said or next(reversed(progress.data.get("drafts", ())), None)
