"""Until when: the end of a pause or of a snooze, read from words, on the clock of the person."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from bot.coaching.plans.days import WEEKDAYS, next_monday
from bot.coaching.plans.lengths import length_in

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY_OF = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:{_DAY_OF}(?:\s+of)?\s+{_MONTH}|{_MONTH.replace('month', 'month2')}\s+{_DAY_OF.replace('day', 'day2')})\b"
)
_MONTH_ONLY = re.compile(rf"\b(?:until|till|til|before|in)\s+(?:the (?:end|start) of )?{_MONTH}\b")
_NTH = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b")
_WEEKDAY = re.compile(r"\b(?P<name>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b")


def day_in(text: str, now: datetime) -> date | None:
    """The day that a text names ("until Monday", "the 5th of January", "next week"); `now` on the person's clock."""
    folded, today = text.casefold(), now.date()
    if "tomorrow" in folded:
        return today + timedelta(days=2 if "day after tomorrow" in folded else 1)
    if re.search(r"\bnext week\b|\bafter the weekend\b", folded):
        return next_monday(today)
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
    if (span := length_in(text)) is not None:
        return wall + span
    if re.search(r"\bthis week\b", text.casefold()):
        return datetime.combine(next_monday(wall.date()), time(0))
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
