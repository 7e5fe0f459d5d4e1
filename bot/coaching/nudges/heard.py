"""What a sentence says of nudges: how many, on which days, at which hours, when to be quiet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.coaching.nudges.quiet import AFTER, BEFORE, BETWEEN, END, NOT_THEN, Quiet, quiet_in
from bot.coaching.nudges.wishes import EVERY_DAY
from bot.coaching.plans.clock import CLOCK, NUMBERS, clock_in
from bot.coaching.plans.days import WEEKDAYS

MOST_A_DAY, MOST_A_WEEK = 3, 14

_COUNTS = {**NUMBERS, "once": 1, "twice": 2}
_NUMBER = r"(?P<count>\d{1,2}|once|twice|one|two|three|four|five|six|seven)"
_OFTEN = re.compile(
    rf"\b{_NUMBER}(?:\s*(?:x|times|nudges?|notes?|messages?|reminders?))?\s*"
    r"(?:an?|per|each|every|in (?:an?|the|each|one|every))\s*"
    r"(?P<unit>day|week)\b"
)
_DAILY = re.compile(r"\b(?:every ?day|daily|each day|every single day)\b")
_WEEKLY = re.compile(r"\b(?:weekly|every week|each week)\b")
_OTHER_DAY = re.compile(r"\bevery (?:other|second) day\b")
_LESS = re.compile(r"\b(?:less|fewer|not so (?:often|many)|too (?:many|often)|too much)\b")
_MORE = re.compile(r"\b(?:more often|more (?:nudges|notes|reminders|messages)|more)\b")
_NOT_ON = re.compile(
    r"\b(?:not on|never on|except|but not|no \w+ on|nothing on|don['’]?t \w+(?: me)? on|skip)\b(?P<rest>.*)$"
)
_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b")
_PARTS = {
    "morning": (time(9), time(12)),
    "lunch": (time(12), time(14)),
    "afternoon": (time(13), time(17)),
    "evening": (time(17), time(21)),
}
_MEALS = r"tea ?time|tea|dinner(?: ?time)?|supper(?: ?time)?"
_REST = {
    "morning": (time(12), time(21)),
    "lunch": (time(14), time(21)),
    "afternoon": (time(17), time(21)),
    rf"evening|{_MEALS}": (time(9), time(17)),
}
"""The longer part of a day that is left without each."""
_BY_DAY = re.compile(
    r"\b(?:not|no|never|don'?t|nothing|stop)\b[^.,;]{0,30}?"
    r"\b(?:in the day|during the day|in daytime|by day|"
    r"(?:at|during|in) (?:my )?(?:work|school|class(?:es)?|college|lessons?|lectures?|uni)|"
    r"(?:in|during) (?:my )?(?:work(?:ing)?|school|office|opening|shop) hours|while i work|"
    r"wh(?:en|ile) i(?:'?m| am) (?:(?:at|in) (?:work|school|class|college|uni)|\w+ing))\b"
)
AFTER_WORK = (time(18), time(21))
"""The hours left where no messages are wanted by day."""
_AT = re.compile(rf"\b(?:at|around|about)\s+(?P<at>{CLOCK}){END}")

_DENIED = re.compile(r"\b(?:not|no|never|nor|nothing)\b|n't\b(?! mind)")
_HOW_OFTEN = re.compile(
    r"\bhow (?:often|frequently|many (?:messages|notes|times)|much)\b|\b(?:when|will|do|are) (?:do |will )?you "
    r"(?:going to |gonna |intend to |plan to )?(?:write|message|text|send|contact|ping|bother)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heard:
    """What was said; None where it was not. `change` is -1 for less and +1 for more.

    `quiet` is (None, None) where it is to be quiet by night and no hour was said; `rest` is a time of quiet by day.
    """

    per_day: int | None = None
    per_week: int | None = None
    change: int = 0
    days: frozenset[int] | None = None
    hours: tuple[time, time] | None = None
    quiet: tuple[time | None, time | None] | None = None
    rest: tuple[time, time] | None = None

    @property
    def is_timed(self) -> bool:
        """Whether hours of a day were heard, or of quiet."""
        return any(one is not None for one in (self.hours, self.quiet, self.rest))

    @property
    def is_anything(self) -> bool:
        """Whether anything was heard."""
        return self != Heard()


def asks_how_often(text: str) -> bool:
    """Whether a text asks how often, or whether, messages come by themselves."""
    return _HOW_OFTEN.search(text) is not None


def heard_in(text: str, about: str | None = None) -> Heard:
    """Reads a sentence; `about` ("count", "days", "hours", "quiet") where it answers a question about one of them."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    quiet = quiet_in(folded, is_answer=about == "quiet") if about in (None, "quiet") else Quiet()
    per_day, per_week = _count(folded, is_answer=about == "count") if about in (None, "count") else (None, None)
    change = 0
    if per_week is None and about in (None, "count"):
        change = -1 if _LESS.search(folded) else 1 if _MORE.search(folded) else 0
    days = _days(folded, is_answer=about == "days") if about in (None, "days") else None
    hours = _hours(folded) if quiet == Quiet() and about in (None, "hours") else None
    return Heard(per_day, per_week, change, days, hours, quiet.hours, quiet.rest)


def _count(folded: str, *, is_answer: bool) -> tuple[int | None, int | None]:
    if (found := _OFTEN.search(folded)) is not None:
        count = _COUNTS.get(found["count"]) or int(found["count"])
        if found["unit"] == "day":
            per_day = max(1, min(MOST_A_DAY, count))
            return per_day, min(MOST_A_WEEK, per_day * 7)
        return (1 if count <= 7 else 2), max(1, min(MOST_A_WEEK, count))
    if _OTHER_DAY.search(folded):
        return 1, 4
    if _DAILY.search(folded):
        return 1, 7
    if _WEEKLY.search(folded):
        return 1, 1
    if is_answer and (alone := re.search(rf"\b{_NUMBER}\b", folded)) is not None:
        count = _COUNTS.get(alone["count"]) or int(alone["count"])
        return 1, max(1, min(7, count))
    return None, None


def _days(folded: str, *, is_answer: bool) -> frozenset[int] | None:
    if "weekday" in folded or "work day" in folded or "workday" in folded:
        named = frozenset(range(5))
    elif "weekend" in folded:
        named = frozenset({5, 6})
    else:
        named = frozenset(_number(name) for name in _DAY.findall(folded))
    if (other := _NOT_ON.search(folded)) is not None and named:
        without = frozenset(_number(name) for name in _DAY.findall(other["rest"])) or named
        left = EVERY_DAY - without
        return left or None
    if is_answer and not named and re.search(r"\b(?:any|every|all)\b", folded):
        return EVERY_DAY
    return named or None


def _number(name: str) -> int:
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(name[:3]))


def _hours(folded: str) -> tuple[time, time] | None:
    is_denied = _DENIED.search(folded) is not None  # not at these hours, or not only
    if not is_denied and (found := BETWEEN.search(folded)) is not None:
        part = " in the morning" if "morning" in folded else ""
        return _pair(f"{found['start'] or found['start2']}{part}", f"{found['end'] or found['end2']}{part}")
    left = [hours for name, hours in _REST.items() if re.search(rf"{NOT_THEN}(?:{name})s?\b", folded)]
    if left:
        return left[0] if sum(re.search(rf"\b(?:{name})s?\b", folded) is not None for name in _REST) == 1 else None
    if _BY_DAY.search(folded):
        return AFTER_WORK
    for name, hours in _PARTS.items():
        if re.search(rf"\b{name}s?\b", folded):
            return hours
    if is_denied:
        return None
    if (found := AFTER.search(folded)) is not None and (at := clock_in(found["at"], is_evening=False)) is not None:
        return at, time(23, 59)
    if (found := BEFORE.search(folded)) is not None and (at := clock_in(found["at"], is_evening=False)) is not None:
        return time(6), at
    if (found := _AT.search(folded)) is not None and (at := clock_in(found["at"], is_evening=False)) is not None:
        return at, at.replace(hour=(at.hour + 2) % 24)
    return None


def _pair(first: str, second: str) -> tuple[time, time] | None:
    end = clock_in(second, is_evening=False)
    half = "pm" if "m" not in first and "pm" in second else ""
    start = clock_in(f"{first.strip()} {half}".strip(), is_evening=False)
    return None if start is None or end is None else (start, end)
