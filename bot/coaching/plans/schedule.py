"""When a plan is due: its recurrence, in wall time, turned into instants one occurrence at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, YEARLY, rrule, weekday

Every = Literal["once", "day", "week", "month", "year"]

UNTIMED = time(11, 0)
"""When a plan that has a day and no hour counts as due."""

_LENGTH = {"once": 1, "day": 1, "week": 7, "month": 30, "year": 365}
_SHORT_MONTH = 28


@dataclass(frozen=True)
class Schedule:
    """`days` are weekdays (0 is Monday), for weeks; `nth` with one of them means that one of the month (-1 the last).

    `at` is wall time where the person is, None where they gave a day only. `until` is the last day, where there is one;
    `skips` are days left out.
    """

    every: Every
    first_on: date
    at: time | None = None
    interval: int = 1
    days: tuple[int, ...] = ()
    nth: int | None = None
    until: date | None = None
    skips: tuple[date, ...] = ()

    @property
    def length(self) -> int:
        """How many days lie between two occurrences, about."""
        return max(1, _LENGTH[self.every] * self.interval // max(1, len(self.days)))

    def to_dict(self) -> dict[str, Any]:
        """The schedule as JSON-ready values."""
        return {
            "every": self.every,
            "first_on": self.first_on.isoformat(),
            "at": None if self.at is None else self.at.isoformat("minutes"),
            "interval": self.interval,
            "days": list(self.days),
            "nth": self.nth,
            "until": None if self.until is None else self.until.isoformat(),
            "skips": [day.isoformat() for day in self.skips],
        }


def schedule_from(values: Mapping[str, Any]) -> Schedule:
    """The schedule that `to_dict` made. Raises KeyError or ValueError for anything else."""
    return Schedule(
        values["every"],
        date.fromisoformat(values["first_on"]),
        None if values["at"] is None else time.fromisoformat(values["at"]),
        values["interval"],
        tuple(values["days"]),
        values["nth"],
        None if values["until"] is None else date.fromisoformat(values["until"]),
        tuple(date.fromisoformat(day) for day in values["skips"]),
    )


class Occurrence(NamedTuple):
    """One time that a plan is due: the day where the person is, and the instant (UTC)."""

    on: date
    at: datetime


def occurrences(schedule: Schedule, zone: ZoneInfo, after: datetime, until: datetime) -> Iterator[Occurrence]:
    """The occurrences with `after` < instant <= `until`, in order.

    An hour that a clock change skips falls after the change; one that comes twice is its first. A 31st is the last day
    of a shorter month, a 29 February the 28th.
    """
    margin = timedelta(days=1)
    low = after.astimezone(zone).replace(tzinfo=None) - margin
    high = until.astimezone(zone).replace(tzinfo=None) + margin
    for wall in _walls(schedule, low):
        if wall > high:
            return
        if wall < low or wall.date() in schedule.skips:
            continue
        instant = wall.replace(tzinfo=zone).astimezone(timezone.utc)
        if after < instant <= until:
            yield Occurrence(wall.date(), instant)


def next_occurrence(schedule: Schedule, zone: ZoneInfo, after: datetime) -> Occurrence | None:
    """The first occurrence later than `after`, within four years; None where none is left."""
    return next(occurrences(schedule, zone, after, after + timedelta(days=4 * 366)), None)


def is_done(schedule: Schedule, on: date, last_done_on: date | None) -> bool:
    """Whether what was done on that day counts for the occurrence `on`: from half its distance before it on."""
    if last_done_on is None:
        return False
    if schedule.every == "once":
        return may_count(schedule, last_done_on)
    return last_done_on > on - timedelta(days=(schedule.length + 1) // 2)


def may_count(schedule: Schedule, done_on: date) -> bool:
    """Whether what is done on that day can be what was planned: for a plan for once, from two days before it on."""
    return schedule.every != "once" or done_on >= schedule.first_on - timedelta(days=2)


def _walls(schedule: Schedule, low: datetime) -> Iterator[datetime]:
    """The wall times in order; what is long before `low` is left out where that is plain, an old plan costs no more."""
    start = datetime.combine(schedule.first_on, schedule.at or UNTIMED)
    if schedule.every in ("month", "year"):
        yield from _rule(schedule, start)
        return
    step = {"once": 0, "day": 1, "week": 7}[schedule.every] * schedule.interval
    begin, offsets = start, [0]
    if schedule.every == "week" and schedule.days:
        begin -= timedelta(days=start.weekday())
        offsets = sorted(set(schedule.days))
    ahead = (low - begin).days // step * step if step and low > begin else 0
    while True:
        for offset in offsets:
            try:
                wall = begin + timedelta(days=ahead + offset)
            except OverflowError:
                return
            if schedule.until is not None and wall.date() > schedule.until:
                return
            if wall >= start:
                yield wall
        if not step:
            return
        ahead += step


def _rule(schedule: Schedule, start: datetime) -> rrule:
    options: dict[str, Any] = {"interval": schedule.interval}
    if schedule.every == "month" and schedule.nth is not None:
        options["byweekday"] = weekday(schedule.days[0], schedule.nth)
    elif schedule.first_on.day > _SHORT_MONTH:
        options |= {"bymonthday": tuple(range(_SHORT_MONTH, schedule.first_on.day + 1)), "bysetpos": -1}
        if schedule.every == "year":
            options["bymonth"] = schedule.first_on.month
    if schedule.until is not None:
        options["until"] = datetime.combine(schedule.until, time.max)
    return rrule(MONTHLY if schedule.every == "month" else YEARLY, dtstart=start, **options)
