"""Until when: the end of a pause or of a snooze, read from words, on the clock of the person."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from bot.coaching.plans.clock import NUMBERS
from bot.coaching.plans.days import WEEKDAYS

_NUMBERS = {**NUMBERS, "a": 1, "an": 1, "couple of": 2, "few": 3, "half an": 0.5}
_UNITS = {
    "min": timedelta(minutes=1), "hour": timedelta(hours=1), "hr": timedelta(hours=1), "day": timedelta(days=1),
    "night": timedelta(days=1), "week": timedelta(weeks=1), "fortnight": timedelta(weeks=2),
    "month": timedelta(days=30), "year": timedelta(days=365),
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COUNT = r"(?P<count>\d{1,3}|half an|(?:a )?couple of|(?:a )?few|an?|one|two|three|four|five|six|seven|ten)"
_SPAN = re.compile(rf"\b{_COUNT}\s*(?P<unit>min|hour|hr|day|night|week|fortnight|month|year)(?:ute)?s?\b")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY_OF = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:{_DAY_OF}(?:\s+of)?\s+{_MONTH}|{_MONTH.replace('month', 'month2')}\s+{_DAY_OF.replace('day', 'day2')})\b"
)
_MONTH_ONLY = re.compile(rf"\b(?:until|till|til|before|in)\s+(?:the (?:end|start) of )?{_MONTH}\b")
_NTH = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b")
_WEEKDAY = re.compile(r"\b(?P<name>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b")
_CLOCK = re.compile(
    r"\b(?:at|by|around|till|until|til)?\s*(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?"
    r"(?=$|[\s,.!?)–-])"
)


def clock_in(text: str, *, is_evening: bool = True) -> time | None:
    """The first time of day in a text; a bare 1 to 7 is in the afternoon, and 8 to 11 too where `is_evening`."""
    folded = text.casefold()
    if "midnight" in folded:
        return time(0)
    if re.search(r"\bnoon\b|\bmidday\b", folded):
        return time(12)
    found = _CLOCK.search(folded)
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "")[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    elif not half and found["minute"] is None and (1 <= hour <= 7 or (is_evening and 8 <= hour <= 11)):
        hour += 12
    return time(hour, minute)


def span_in(text: str) -> timedelta | None:
    """A length of time in a text ("for two weeks", "half an hour"), or None."""
    found = _SPAN.search(text.casefold())
    if found is None:
        return None
    word = found["count"].removeprefix("a ") if found["count"] != "a" else "a"
    count = float(word) if word.isdecimal() else _NUMBERS[word]
    return _UNITS[found["unit"]] * count


def day_in(text: str, now: datetime) -> date | None:
    """The day that a text names ("until Monday", "the 5th of January", "next week"); `now` on the person's clock."""
    folded, today = text.casefold(), now.date()
    if "tomorrow" in folded:
        return today + timedelta(days=2 if "day after tomorrow" in folded else 1)
    if re.search(r"\bnext week\b|\bafter the weekend\b", folded):
        return today + timedelta(days=7 - today.weekday())
    if re.search(r"\bnext month\b", folded):
        return (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    if re.search(r"\bnew year", folded):
        return date(today.year + 1, 1, 2)
    if re.search(r"\bchristmas\b|\bholidays\b", folded):
        return _coming(today, 12, 27)
    if (found := _DATE.search(folded)) is not None:
        month, day = found["month"] or found["month2"], found["day"] or found["day2"]
        return _coming(today, _MONTHS.index(month) + 1, int(day))
    if (found := _MONTH_ONLY.search(folded)) is not None:
        return _coming(today, _MONTHS.index(found["month"]) + 1, 1)
    if (found := _NTH.search(folded)) is not None:
        return _of_month(today, int(found["day"]))
    if (found := _WEEKDAY.search(folded)) is not None:
        number = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(found["name"][:3]))
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if re.search(r"\bweekend\b", folded):
        return today + timedelta(days=(5 - today.weekday() - 1) % 7 + 1)
    return None


def pause_end(text: str, now: datetime) -> datetime | None:
    """When a pause ends that is asked for in these words, on the person's clock without a zone; None if unsaid."""
    wall = now.replace(tzinfo=None)
    if (day := day_in(text, wall)) is not None:
        return datetime.combine(day, time(0))
    if (span := span_in(text)) is not None:
        return wall + span
    if re.search(r"\bthis week\b", text.casefold()):
        return datetime.combine(wall.date() + timedelta(days=7 - wall.weekday()), time(0))
    return (
        datetime.combine(wall.date() + timedelta(days=1), time(0)) if re.search(r"\btoday\b", text.casefold()) else None
    )


def _coming(today: date, month: int, day: int) -> date | None:
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if found > today:
            return found
    return None


def _of_month(today: date, day: int) -> date | None:
    first = today.replace(day=1)
    for month in (first, (first + timedelta(days=32)).replace(day=1)):
        try:
            found = month.replace(day=day)
        except ValueError:
            continue
        if found > today:
            return found
    return None
