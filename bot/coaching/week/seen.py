"""A week with other people: who was met, on which days, what was expected against what happened. No score in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

Recent = Literal["this_week", "in_rhythm", "longer"]
Suggestion = Literal["reach_out", "plan", "hello", "begin"]

TALKS = frozenset({"call", "visit"})
"""Ways of being in touch that are a conversation; the others are small."""

DAYS = 7
NEAR, MIDDLE = 8, 31
"""A rhythm of at most so many days is the inner ring, the middle one."""


class Touched(Protocol):
    """A contact that was made: `bot.store.contact_log.Contacted`."""

    @property
    def contact_id(self) -> int | None: ...
    @property
    def at(self) -> datetime: ...
    @property
    def way(self) -> str | None: ...
    @property
    def compared(self) -> str | None: ...


class Kept(Protocol):
    """Somebody who is kept: `bot.store.contacts.Contact`."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def rhythm_days(self) -> int | None: ...
    @property
    def status(self) -> str: ...


@dataclass(frozen=True)
class Around:
    """Somebody around the person: `ring` 0 is nearest, `times` how often they were in touch this week."""

    name: str
    ring: int
    recent: Recent
    times: int


@dataclass(frozen=True)
class Day:
    """One day: conversations, small moments, practices."""

    on: date
    talks: int = 0
    moments: int = 0
    practised: int = 0


@dataclass(frozen=True)
class Week:
    """Seven days up to today. `nameless` counts moments with people who are not kept; `gaps` how things compared."""

    around: tuple[Around, ...]
    days: tuple[Day, ...]
    nameless: int
    gaps: tuple[tuple[str, int], ...]
    practised: tuple[str, ...]

    @property
    def met(self) -> tuple[Around, ...]:
        """Those they were in touch with, most often first."""
        return tuple(sorted((one for one in self.around if one.times), key=lambda one: -one.times))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was told of this week."""
        return not self.met and not self.nameless and not self.practised


def week_of(
    people: Iterable[Kept],
    log: Sequence[Touched],
    last_at: dict[int, datetime],
    practised: Sequence[tuple[str, datetime]],
    now: datetime,
    zone: ZoneInfo,
) -> Week:
    """The week up to `now` of these people, contacts and practices (room, instant); nobody who is not ok is in it."""
    today = now.astimezone(zone).date()
    first = today - timedelta(days=DAYS - 1)
    mine = [one for one in log if first <= one.at.astimezone(zone).date() <= today]
    times = Counter(one.contact_id for one in mine if one.contact_id is not None)
    ok = [one for one in people if one.status == "ok"]
    known = {one.id for one in ok}
    shown = [one for one in mine if one.contact_id is None or one.contact_id in known]
    drilled = [(room, at.astimezone(zone).date()) for room, at in practised if first <= at.astimezone(zone).date()]
    days = tuple(_day(first + timedelta(days=number), shown, drilled, zone) for number in range(DAYS))
    around = tuple(_around(one, times[one.id], last_at.get(one.id), now) for one in ok)
    gaps = Counter(one.compared for one in shown if one.compared)
    rooms = tuple(dict.fromkeys(room for room, _ in drilled))
    return Week(around, days, sum(one.contact_id is None for one in shown), tuple(gaps.most_common()), rooms)


def suggestion(week: Week, has_overdue: bool, has_people: bool) -> Suggestion:
    """The one thing to suggest: somebody whose rhythm has passed, a hello, a plan, a first name."""
    if not has_people:
        return "begin"
    if has_overdue:
        return "reach_out"
    return "hello" if not any(day.moments for day in week.days) else "plan"


def _day(on: date, log: Sequence[Touched], drilled: Sequence[tuple[str, date]], zone: ZoneInfo) -> Day:
    that_day = [one for one in log if one.at.astimezone(zone).date() == on]
    talks = sum(one.way in TALKS for one in that_day)
    return Day(on, talks, len(that_day) - talks, sum(day == on for _, day in drilled))


def _around(one: Kept, times: int, last: datetime | None, now: datetime) -> Around:
    rhythm = one.rhythm_days
    ring = 0 if rhythm and rhythm <= NEAR else 1 if times or (rhythm and rhythm <= MIDDLE) else 2
    within = last is not None and now - last <= timedelta(days=rhythm or MIDDLE)
    return Around(one.name, ring, "this_week" if times else "in_rhythm" if within else "longer", times)
