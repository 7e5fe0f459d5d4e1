"""Days in people's words: one day ("tomorrow", "the 3rd of May"), or a recurrence ("every second Sunday")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.coaching.plans.clock import NUMBERS
from bot.coaching.plans.schedule import Every, Schedule

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_DAY = rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(sorted(_SHORT, key=len, reverse=True))})"
_DAYS = rf"(?P<days>{_DAY}s?(?:(?:,| and| or| &|/|,? and)\s*{_DAY}s?)*)"
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_COUNT = {**NUMBERS, "other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "few": 3, "couple of": 2}
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(_COUNT)})"
_UNIT = {"day": "day", "week": "week", "month": "month", "year": "year"}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_AFTER_DAY = r"(?!['’]?s?\s*(?:shift|school|class|meeting|thing)\b)"


@dataclass(frozen=True)
class Days:
    """A schedule without an hour, and where in the text its words stand. `is_birthday`: the day is left open."""

    schedule: Schedule
    spans: tuple[tuple[int, int], ...]
    is_birthday: bool = False


def days_in(text: str, now: datetime) -> Days | None:
    """The day or days that the text gives, or None. `now` is wall time where the person is, without a zone."""
    for pattern, read in _READERS:
        found = pattern.search(text)
        if found is not None:
            schedule = read(found, now)
            if schedule is not None:
                return _with_weekday(Days(schedule, (found.span(),), "birthday" in found[0].lower()), text)
    return _dated(text, now)


def _with_weekday(days: Days, text: str) -> Days:
    """A week's recurrence without a day, with the weekday that stands elsewhere in the text ("sat 8am, every week")."""
    schedule = days.schedule
    other = re.search(rf"\b(?:on )?(?P<day>{_DAY})\b{_AFTER_DAY}", text, re.IGNORECASE)
    if schedule.every != "week" or schedule.days or other is None:
        return days
    day = _weekday(other["day"])
    first = schedule.first_on - timedelta(days=6)
    first += timedelta(days=(day - first.weekday()) % 7)
    return Days(replace(schedule, days=(day,), first_on=first), (*days.spans, other.span()))


def _weekday(word: str) -> int:
    low = word.lower().rstrip("s") if word.lower().rstrip("s") in WEEKDAYS else word.lower()
    return WEEKDAYS.index(low) if low in WEEKDAYS else _SHORT.get(low, _SHORT.get(low.rstrip("s"), 0))


def _listed(words: str) -> tuple[int, ...]:
    return tuple(sorted({_weekday(word) for word in re.findall(_DAY + "s?", words, re.IGNORECASE)}))


def _coming(days: tuple[int, ...], now: datetime, *, today_counts: bool = False) -> date:
    first = 0 if today_counts else 1
    return next(
        now.date() + timedelta(days=n) for n in range(first, first + 8) if (now + timedelta(days=n)).weekday() in days
    )


def next_monday(day: date) -> date:
    """The Monday of the week after the one in which a day lies."""
    return day + timedelta(days=7 - day.weekday())


def _weekly(found: re.Match[str], now: datetime) -> Schedule:
    groups = found.groupdict()
    days = _listed(groups["days"])
    interval = _COUNT.get((groups.get("n") or "").lower(), 1)
    return Schedule("week", _coming(days, now), interval=interval, days=days)


def _nth_of_month(found: re.Match[str], now: datetime) -> Schedule:
    day, nth = _weekday(found["day"]), _NTH[found["nth"].lower()]
    for month in range(3):
        year, index = divmod(now.year * 12 + now.month - 1 + month, 12)
        start = date(year, index + 1, 1)
        end = date(year + (index == 11), (index + 1) % 12 + 1, 1) - timedelta(days=1)
        if nth > 0:
            on = start + timedelta(days=(day - start.weekday()) % 7 + 7 * (nth - 1))
        else:
            on = end - timedelta(days=(end.weekday() - day) % 7)
        if on > now.date() and on.month == index + 1:
            return Schedule("month", on, days=(day,), nth=nth)
    return Schedule("month", now.date() + timedelta(days=7), days=(day,), nth=nth)


def _monthday(found: re.Match[str], now: datetime) -> Schedule | None:
    number = 1 if found["date"].lower() == "first" else int(found["date"])
    if not 1 <= number <= 31:
        return None
    for ahead in range(70):
        day = now.date() + timedelta(days=ahead + 1)
        if day.day == number:
            return Schedule("month", day)
    return None


def _every(found: re.Match[str], now: datetime) -> Schedule:
    word = (found.groupdict().get("n") or "1").lower()
    interval = _COUNT.get(word) or int(word)
    every: Every = _UNIT[found["unit"].lower().rstrip("s")]  # type: ignore[assignment]
    return Schedule(every, _start(every, now), interval=interval, days=())


def _start(every: str, now: datetime) -> date:
    return now.date() + timedelta(days=1 if every in ("day", "year") else 7)


def _fixed(
    every: Every, interval: int = 1, days: tuple[int, ...] = ()
) -> Callable[[re.Match[str], datetime], Schedule]:
    def read(_found: re.Match[str], now: datetime) -> Schedule:
        return Schedule(every, _coming(days, now) if days else _start(every, now), interval=interval, days=days)

    return read


def _per(found: re.Match[str], now: datetime) -> Schedule:
    every: Every = _UNIT[(found["unit"] or "week").lower()]  # type: ignore[assignment]
    return _fixed(every)(found, now)


def _ahead(days: int) -> Callable[[re.Match[str], datetime], Schedule]:
    return lambda _found, now: Schedule("once", now.date() + timedelta(days=days))


def _in_some(found: re.Match[str], now: datetime) -> Schedule:
    word = found["n"].lower()
    count = 1 if word in ("a", "an") else _COUNT.get(word) or int(word)
    return Schedule(
        "once",
        now.date()
        + timedelta(days=count * {"day": 1, "week": 7, "month": 30, "year": 365}[found["unit"].lower().rstrip("s")]),
    )


def _one_day(found: re.Match[str], now: datetime) -> Schedule:
    days, which = _listed(found["day"]), (found["which"] or "").lower()
    if which == "next":
        return Schedule("once", next_monday(now.date()) + timedelta(days=days[0]))
    return Schedule("once", _coming(days, now, today_counts=which == "this"))


def _weekend(found: re.Match[str], now: datetime) -> Schedule:
    saturday = _coming((5,), now, today_counts=True)
    return Schedule("once", saturday + timedelta(days=7 if "next" in found[0].lower() and now.weekday() < 5 else 0))


def _next_week(_found: re.Match[str], now: datetime) -> Schedule:
    return Schedule("once", next_monday(now.date()))


def _birthday(_found: re.Match[str], now: datetime) -> Schedule:
    return Schedule("year", now.date())


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], Any]], ...] = (
    (_p(r"\b(?:on|for|every|each) (?:(?:my |the )?[\w'’]+(?: [\w'’]+)?['’]s?|his|her|their) (?:birthday|bday|b-day)\b"), _birthday),
    (_p(rf"\b(?:on )?(?:the |every |each )?(?P<nth>{'|'.join(_NTH)}) (?P<day>{_DAY}) (?:of|in) (?:the|every|each|a) month\b"), _nth_of_month),
    (_p(rf"\b(?:on )?(?:every |each )(?P<nth>first|last|1st) (?P<day>{_DAY})\b(?: of the month)?"), _nth_of_month),
    (_p(r"\b(?:on )?(?:the )?(?P<date>\d{1,2}|first)(?:st|nd|rd|th)? of (?:every|each|the) month\b"), _monthday),
    (_p(rf"\b(?:on )?(?:every|each) {_N} {_DAYS}\b"), _weekly),
    (_p(rf"\b(?:on )?(?:every|each) {_DAYS}\b{_AFTER_DAY}"), _weekly),
    (_p(r"\b(?:on )?(?:every |each |on )?(?:weekday|working day|work day|school day)s?\b"), _fixed("week", days=(0, 1, 2, 3, 4))),
    (_p(r"\b(?:on |at )?(?:every|each) weekend\b|\b(?:on|at) (?:the )?weekends\b"), _fixed("week", days=(5,))),
    (_p(rf"\b(?:on )?{_DAYS.replace('s?', 's')}\b{_AFTER_DAY}"), _weekly),
    (_p(rf"\b(?:about |maybe |roughly )?(?:every|each) {_N} (?P<unit>day|week|month|year)s?\b"), _every),
    (_p(r"\b(?:once )?(?:every|each|per) (?P<unit>week|month|year)\b|\b(?P<u2>weekly)\b"), _per),
    (_p(r"\b(?:fortnightly|bi-?weekly|two-weekly|once a fortnight|every fortnight)\b"), _fixed("week", 2)),
    (_p(r"\btwice (?:a|per|every) week\b"), _fixed("week", days=(1, 5))),
    (_p(r"\b(?:three|3) times a week\b"), _fixed("week", days=(0, 2, 5))),
    (_p(r"\bonce a week\b|\ba (?:call|chat|visit|message) a week\b"), _fixed("week")),
    (_p(r"\b(?:once a month|monthly|a month)\b"), _fixed("month")),
    (_p(r"\b(?:quarterly|once a quarter)\b"), _fixed("month", 3)),
    (_p(r"\b(?:once a year|yearly|annually)\b"), _fixed("year")),
    (_p(r"\b(?:once a day|daily|every (?:single )?day|each day|a day)\b"), _fixed("day")),
    (_p(r"\b(?:every|each) (?=(?:morning|lunchtime|noon|afternoon|evening|night)\b)"), _fixed("day")),
    (_p(r"\b(?:the )?day after tomm?or+ow\b"), _ahead(2)),
    (_p(r"\b(?:tomm?or+ow|tmrw|tmr|tomoz?|2moro|2morrow)\b"), _ahead(1)),
    (_p(r"\b(?:today|later today)\b|(?=\b(?:tonight|tonite|2nite)\b)|\bthis (?=(?:morning|afternoon|evening)\b)"), _ahead(0)),
    (_p(r"\b(?:(?:on|at) )?(?:the|this|next|this coming) weekend\b"), _weekend),
    (_p(rf"\bin (?P<n>an?|\d{{1,3}}|{'|'.join(_COUNT)}) (?P<unit>day|week|month|year)s?\b"), _in_some),
    (_p(rf"\b(?:on )?(?P<which>next|this(?: coming)?|coming)? ?\b(?P<day>{_DAY})\b{_AFTER_DAY}"), _one_day),
    (_p(r"\bnext week\b"), _next_week),
)  # fmt: skip

_DATES = _p(
    rf"\b(?:on )?(?:the )?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?: \d{{4}})?|{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)(?!\w)"
)
_OF_MONTH = _p(r"\b(?:on )?the (?P<date>\d{1,2})(?:st|nd|rd|th)\b")


def _dated(text: str, now: datetime) -> Days | None:
    found = _DATES.search(text)
    if found is not None:
        on = date_of(found["d"], now)
        if on is not None and on >= now.date():
            return Days(Schedule("once", on), (found.span(),))
    bare = _OF_MONTH.search(text)
    if bare is not None:
        schedule = _monthday(bare, now)
        if schedule is not None:
            return Days(Schedule("once", schedule.first_on), (bare.span(),))
    return None


def date_of(words: str, now: datetime) -> date | None:
    """The date of words such as "12 March" or "the 3rd of May", the next one from `now`; None where they give none."""
    import dateparser  # it takes a second to import, and few messages need it

    plain = re.sub(r"\b(?:the|of)\b", " ", words)
    settings = {
        "RELATIVE_BASE": datetime.combine(now.date(), time(0)),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
    }
    read = dateparser.parse(" ".join(plain.split()), languages=["en"], settings=settings)  # type: ignore[arg-type]
    return None if read is None else read.date()
