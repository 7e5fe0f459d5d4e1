"""What a sentence says of nudges: how many, on which days, at which hours, when to be quiet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.coaching.nudges.wishes import EVERY_DAY
from bot.coaching.plans.clock import NUMBERS, clock_in
from bot.coaching.plans.days import WEEKDAYS

MOST_A_DAY, MOST_A_WEEK = 3, 14

_COUNTS = {**NUMBERS, "once": 1, "twice": 2}
_NUMBER = r"(?P<count>\d{1,2}|once|twice|one|two|three|four|five|six|seven)"
_OFTEN = re.compile(
    rf"\b{_NUMBER}(?:\s*(?:x|times|nudges?|notes?|messages?|reminders?))?\s*(?:an?|per|each|every|in a)\s*"
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
_NOT_THEN = (
    r"(?<!why )\b(?:not|nothing|never|no (?:messages?|nudges?|notes?|reminders?|pings?|texts?)|"
    r"(?:don'?t|do not|stop)(?: ever)? "
    r"(?:write|writing|text|texting|messag\w+|send|sending|nudg\w+|ping|disturb|bother|the \w+)"
    r"(?: me| it| them| anything)*)\s+(?:at|in|over|during|on)(?: the| my)? "
)
_ONLY_AFTER = re.compile(
    r"(?<!n't )(?<!not )(?<!write )\bonly (?:\w+ )?(?:after|past)\b|"
    r"(?<!not )\b(?:after|past) [\w:. ]{1,12}? only\b(?! before)"
)
_BY_DAY = re.compile(
    r"\b(?:not|no|never|don'?t|nothing|stop)\b[^.,;]{0,30}?"
    r"\b(?:in the day|during the day|in daytime|by day|at work|during work|while i work|"
    r"wh(?:en|ile) i(?:'m| am) (?:at work|\w+ing))\b"
)
LATE, AFTER_WORK = time(23), (time(18), time(21))
"""When it is quiet again for those who want messages late only; and the hours left where none are wanted by day."""
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.|o['’]?clock)?|noon|midday|midnight"
_BETWEEN = re.compile(
    rf"\b(?:between|from)?\s*(?P<start>{_CLOCK})\s*(?:and|to|until|till|–|-)\s*(?P<end>{_CLOCK})(?=$|[\s,.!?])"
)
_AFTER = re.compile(rf"\b(?:after|from|past)\s+(?P<at>{_CLOCK})(?=$|[\s,.!?])")
_BEFORE = re.compile(rf"\b(?:before|until|till)\s+(?P<at>{_CLOCK})(?=$|[\s,.!?])")
_AT = re.compile(rf"\b(?:at|around|about)\s+(?P<at>{_CLOCK})(?=$|[\s,.!?])")
_QUIET = re.compile(
    r"\b(?:quiet|silent|silence|do not disturb|don['’]?t (?:disturb|write|message|send|text|nudge|ping)"
    r"|no (?:nudges|notes|messages|pings|reminders)"
    r"|nothing|not (?:before|after)|never (?:before|after)|leave me alone|asleep|sleep|work nights)\b"
)
_NO_QUIET = re.compile(r"\b(?:no quiet hours|quiet hours off|without quiet|any (?:hour|time) is fine)\b")


@dataclass(frozen=True)
class Heard:
    """What was said; None where it was not. `change` is -1 for less and +1 for more."""

    per_day: int | None = None
    per_week: int | None = None
    change: int = 0
    days: frozenset[int] | None = None
    hours: tuple[time, time] | None = None
    quiet: tuple[time | None, time | None] | None = None

    @property
    def is_anything(self) -> bool:
        """Whether anything was heard."""
        return self != Heard()


def heard_in(text: str, about: str | None = None) -> Heard:
    """Reads a sentence; `about` ("count", "days", "hours", "quiet") where it answers a question about one of them."""
    folded = " ".join(text.casefold().replace("’", "'").split())
    is_quiet = about == "quiet" or (about is None and any(hears.search(folded) for hears in (_QUIET, _ONLY_AFTER)))
    quiet = _quiet(folded) if is_quiet else None
    per_day, per_week = _count(folded, is_answer=about == "count") if about in (None, "count") else (None, None)
    change = 0
    if per_week is None and about in (None, "count"):
        change = -1 if _LESS.search(folded) else 1 if _MORE.search(folded) else 0
    days = _days(folded, is_answer=about == "days") if about in (None, "days") else None
    hours = _hours(folded) if quiet is None and about in (None, "hours") else None
    return Heard(per_day, per_week, change, days, hours, quiet)


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
    if (found := _BETWEEN.search(folded)) is not None:
        return _pair(found["start"], found["end"])
    left = [hours for name, hours in _REST.items() if re.search(rf"{_NOT_THEN}(?:{name})s?\b", folded)]
    if left:
        return left[0] if sum(re.search(rf"\b(?:{name})s?\b", folded) is not None for name in _REST) == 1 else None
    if _BY_DAY.search(folded):
        return AFTER_WORK
    for name, hours in _PARTS.items():
        if re.search(rf"\b{name}s?\b", folded):
            return hours
    if (found := _AFTER.search(folded)) is not None and (at := clock_in(found["at"], is_evening=False)) is not None:
        return at, time(23, 59)
    if (found := _BEFORE.search(folded)) is not None and (at := clock_in(found["at"], is_evening=False)) is not None:
        return time(6), at
    if (found := _AT.search(folded)) is not None and (at := clock_in(found["at"], is_evening=False)) is not None:
        return at, at.replace(hour=(at.hour + 2) % 24)
    return None


def _quiet(folded: str) -> tuple[time | None, time | None] | None:
    if _NO_QUIET.search(folded):
        return time(0), time(0)
    if (found := _BETWEEN.search(folded)) is not None:
        start, end = clock_in(found["start"]), clock_in(found["end"], is_evening=False)
        return None if start is None or end is None else (start, _morning(end, found["end"]))
    after, before = _AFTER.search(folded), _BEFORE.search(folded)
    if after is not None and _ONLY_AFTER.search(folded):
        at = clock_in(after["at"], is_evening=re.search(r"\bmorning\b|\bam\b", folded) is None)
        return (LATE, at) if at is not None and time(0) < at < LATE else None
    start = clock_in(after["at"]) if after is not None else None
    end = _morning(clock_in(before["at"], is_evening=False), before["at"]) if before is not None else None
    return None if start is None and end is None else (start, end)


def _morning(at: time | None, said: str) -> time | None:
    """Quiet hours end in the morning where neither am nor pm was said."""
    if at is None or "m" in said or ":" in said or not 13 <= at.hour <= 19:
        return at
    return at.replace(hour=at.hour - 12)


def _pair(first: str, second: str) -> tuple[time, time] | None:
    end = clock_in(second, is_evening=False)
    half = "pm" if "m" not in first and "pm" in second else ""
    start = clock_in(f"{first.strip()} {half}".strip(), is_evening=False)
    return None if start is None or end is None else (start, end)
