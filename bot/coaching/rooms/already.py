"""News in place of an answer while a plan is made: it was said already, how that went, thanks, or another day."""

from __future__ import annotations

from dataclasses import replace

from bot.coaching.message import Say
from bot.coaching.review import quote
from bot.coaching.rooms.contact import barred
from bot.coaching.rooms.frame import Frame
from bot.coaching.rooms.planning import PLANNING
from bot.coaching.rooms.values import Answer, Progress, Turn
from bot.coaching.rooms.what_if import finish

NEWS = ("came_badly", "came_well", "was_said")
"""Signs of the answer sheet that it was said, the first that is found."""
AFTER_THE_DAY = PLANNING - {"when", "day"}
"""Steps at which a day was told."""


def turn_for_news(frame: Frame, progress: Progress, answer: Answer, asked: tuple[Say, ...]) -> Turn | None:
    """The turn that such news make: most end the room, another day is taken down before what is `asked`. None for all
    else, and for danger."""
    text, data = answer.text.strip(), progress.data
    if progress.step not in PLANNING or answer.choice is not None or barred(frame, text) is not None:
        return None
    signs = frame.checks.read("answer", text)
    news = next((sign for sign in NEWS if sign in signs), None)
    if news is not None:
        return frame.turn(progress.step, data, frame.shared(f"already/{news}"), outcome="done")
    is_told = progress.step in AFTER_THE_DAY and bool(data.get("plan"))
    if "thanks_only" in signs:
        if is_told:
            return finish(frame, data, "")
        return frame.turn(progress.step, data, frame.shared("not_yet"), outcome="done")
    if "only_a_day" in signs and is_told:
        day = quote(text, longest=25)
        moved = replace(progress, data={**data, "plan": day, "late_day": True})
        return Turn(moved, (frame.shared("moved_to", day=day), *asked))
    return None
