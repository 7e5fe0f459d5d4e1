"""A contact that somebody tells of: when it was, how, and with whom."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Literal

from bot.coaching.people.matching import RELATIONS
from bot.coaching.plans import hour_in
from bot.coaching.plans.days import WEEKDAYS

Way = Literal["call", "message", "visit", "hello"]

_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("call", re.compile(r"\b(?:call\w*|rang|rung|ring|phoned?|telephoned|facetim\w*|skyped?|video|picked up|on the phone|off the phone)\b", re.IGNORECASE)),
    ("message", re.compile(r"\b(?:text\w*|messag\w*|wrote|written|write|sent|email\w*|dm['’]?d|whatsapp\w*|voice note|letter|postcard)\b", re.IGNORECASE)),
    ("visit", re.compile(r"\b(?:met|saw|seen|visit\w*|coffee|lunch|dinner|breakfast|walk\w*|sat|came (?:over|round|by)|went to see|been to|together)\b", re.IGNORECASE)),
)  # fmt: skip
_AGO = re.compile(r"\b(?P<n>\d{1,2}|two|three|four|five|six) days ago\b", re.IGNORECASE)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TO_WHOM = re.compile(
    r"\b(?:[Cc]alled|[Rr]ang|[Pp]honed|[Tt]elephoned|[Tt]exted|[Mm]essaged|[Mm]et|[Ss]aw|[Vv]isited|[Ee]mailed|[Ff]acetimed|[Ww]hatsapped|"
    r"(?:[Tt]alked|[Ss]poke|[Ww]ritten|[Ww]rote|[Ww]rite|chatted|talk|speak|coffee|lunch|dinner|call|message|letter)(?: again)? (?:to|with))\s+"
    rf"(?:(?:my|our|old|dear|friend|mate|{'|'.join(RELATIONS)})\s+)*(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)"
)


def way_in(text: str) -> Way:
    """How they were in touch; "hello" where the text does not say."""
    return next((way for way, pattern in _WAYS if pattern.search(text)), "hello")


def time_in(text: str, now: datetime) -> datetime:
    """When it was, on the writer's wall: yesterday, on Sunday, three days ago, this morning; else now. Never later."""
    low = text.casefold()
    day = now.date()
    ago = _AGO.search(low)
    if ago is not None:
        day -= timedelta(days=_NUMBERS.get(ago["n"]) or int(ago["n"]))
    elif re.search(r"\b(?:yesterday|last night)\b", low):
        day -= timedelta(days=1)
    else:
        named = re.search(rf"\b(?:on |last |this )?(?P<day>{'|'.join(WEEKDAYS)})\b", low)
        if named is not None:
            day -= timedelta(days=(day.weekday() - WEEKDAYS.index(named["day"])) % 7)
    hour = hour_in(low)
    if day == now.date() and hour is None:
        return now
    at = datetime.combine(day, hour.at if hour else time(18))
    return min(at, now)


def to_whom(text: str) -> str | None:
    """The name of somebody whom a text says they were in touch with, by its capital; None where there is none."""
    found = _TO_WHOM.search(text)
    return found["name"].removesuffix("'s") if found else None
