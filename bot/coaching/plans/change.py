"""A change of plans in one sentence: which is meant, and whether it is dropped, done, skipped or moved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeVar

from rapidfuzz import fuzz, utils

from bot.coaching.plans.days import days_in
from bot.coaching.plans.schedule import Schedule

Turn = Literal["drop", "skip", "move", "done", "ask"]

_DROP = re.compile(
    r"\b(?:cancel|drop|delete|scrap|remove|bin|end|stop|get rid of|put an end to|call off|erase|take off|lose)\b",
    re.IGNORECASE,
)
_SKIP = re.compile(
    r"\bskip\b|\b(?:cancel|drop|leave out)\b.*\bthis (?:week|month|time|one|sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b",
    re.IGNORECASE,
)
_NOT_DROP = re.compile(r"\b(?:don['’]?t|do not|never) (?:cancel|drop|delete|remove|stop)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:done|did it|i did|finished|tick(?:ed)?(?: off)?)\b", re.IGNORECASE)
_TO = re.compile(
    r"^(?P<old>.*?)\b(?:to|until|till|should be|has to be|must be|make (?:it|that)|becomes?|into|instead|is now|moves? to|on to|for|at|on|not|say)\b(?P<new>.*)$",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\bplans?\b|\breminders?\b", re.IGNORECASE)
CLOSE = 60
"""How alike, of 100, a sentence and the words of a plan are when it is meant."""


class Planned(Protocol):
    """A plan that is kept: `bot.store.plans.Plan`."""

    @property
    def action(self) -> str: ...
    @property
    def cue(self) -> str | None: ...
    @property
    def contact_id(self) -> int | None: ...
    @property
    def schedule(self) -> Schedule | None: ...


P = TypeVar("P", bound=Planned)


@dataclass(frozen=True)
class Change:
    """What is to happen: to which part of the text the new when belongs (`new`), and where the old one is said (`old`)."""

    turn: Turn
    old: str
    new: str


_WHY = re.compile(
    r"(?<=\binstead) (?!of\b).*$|[,;.]?\s+(?:because|cos|cuz|since) .*$|"
    r"[,;.]?\s+(?:she|he|they|it|i|we|her|his|my)(?:['’](?:s|m|re)| is| are| am| has| have|s) .*$",
    re.IGNORECASE,
)
"""Why it is changed, behind the change: a day in it is none of the plan's."""


def change_in(text: str, now: datetime) -> Change:
    """What the text wants changed. "ask" where it does not say."""
    plain = " ".join(text.replace("’", "'").split())
    if _SKIP.search(plain) and not _NOT_DROP.search(plain):
        return Change("skip", plain, "")
    if _DROP.search(plain) and not _NOT_DROP.search(plain):
        return Change("drop", plain, "")
    told = _WHY.sub("", plain)
    old, new = "", told if days_or_hour(told, now) else plain
    while (found := _TO.match(new)) and days_or_hour(found["new"], now):
        old, new = f"{old} {found['old']}".strip(), found["new"].strip()
    if days_or_hour(new, now):
        return Change("move", old, new)
    return Change("done" if _DONE.search(plain) else "ask", plain, "")


def days_or_hour(text: str, now: datetime) -> bool:
    """Whether a text says a day or an hour."""
    from bot.coaching.plans.when import when_in

    found = when_in(text, now, is_answer=True)
    return found is not None and found.schedule is not None


def plans_meant(text: str, plans: Sequence[P], contact_ids: Sequence[int], now: datetime) -> list[P]:
    """The plans that a text may mean: about these people, on the day it names, or by their words; all where it tells
    nothing of it."""
    if contact_ids and (mine := [plan for plan in plans if plan.contact_id in contact_ids]):
        plans = mine
    days = days_in(text, now)
    if days is not None and len(plans) > 1:
        weekdays = set(days.schedule.days) or {days.schedule.first_on.weekday()}
        that_day = [plan for plan in plans if plan.schedule and weekdays & _weekdays(plan.schedule)]
        plans = that_day or plans
    if len(plans) > 1:
        alike = {
            id(plan): fuzz.partial_token_set_ratio(_PLAN.sub("", text), plan.action, processor=utils.default_process)
            for plan in plans
        }
        best = max(alike.values())
        if best >= CLOSE:
            plans = [plan for plan in plans if alike[id(plan)] == best]
    return list(plans)


def _weekdays(schedule: Schedule) -> set[int]:
    return set(schedule.days) or {schedule.first_on.weekday()}
