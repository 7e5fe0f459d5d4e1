"""When Kith next looks whether there is something to say: once a day at most, and at the time of each plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from bot.coaching.nudges.policy import LATE, gap_now, too_soon
from bot.coaching.nudges.subject import Standing, Subject
from bot.coaching.nudges.wishes import Wishes, instant, wall

_AHEAD = timedelta(days=28)  # how far the next look of a day is sought: more than the longest gap

_DAY = timedelta(days=1)

Span = tuple[time, time]


@dataclass(frozen=True)
class Look:
    """One look: its `key` is the occurrence's, so that it is made once; after `expires_at` it is not sent any more."""

    key: str
    due_at: datetime
    expires_at: datetime


def next_look(standing: Standing, plans: Iterable[Subject], now: datetime) -> Look | None:
    """The first look after `now`; None where nothing may come until they write.

    `plans` are coming occurrences in the order of their `since`, and are read no further than needed.
    """
    is_shut = standing.stopped_at is not None or standing.asked_at is not None
    if is_shut or not standing.is_on or not standing.is_reachable:
        return None
    start = max(now, *(until for until in (standing.paused_until, standing.crisis_until) if until is not None), now)
    first = _of_day(standing, now, start)
    for plan in plans:
        if first is not None and plan.since > first.due_at:  # no look comes before what it is about
            break
        if not plan.is_ok or plan.is_done:
            continue
        look = _of_plan(standing.wishes, plan)
        is_sooner = first is None or (look.due_at, look.key) < (first.due_at, first.key)
        if is_sooner and now < look.due_at >= start and look.due_at <= look.expires_at:
            first = look
    return first


def snoozed_look(wishes: Wishes, key: str, wanted: datetime) -> Look:
    """The look at which something put off comes again; what would fall into quiet hours comes when they end."""
    due = wishes.unquiet(wanted)
    return Look(f"later {wanted:%Y-%m-%dT%H:%M} {key}", due, _expiry(wishes, due))


def _of_plan(wishes: Wishes, plan: Subject) -> Look:
    late = plan.since + LATE
    if plan.is_granted:
        return Look(plan.key, plan.since, late)
    due = wishes.unquiet(plan.since)
    return Look(plan.key, due, min(late, _expiry(wishes, due)))


def _of_day(standing: Standing, now: datetime, start: datetime) -> Look | None:
    wishes = standing.wishes
    first = day = wall(start, wishes.zone).date()
    if standing.days:  # none comes before the gap is over
        day = max(day, date.fromordinal(standing.days[-1] + gap_now(standing, "step")))
    while day < first + _AHEAD:
        if day.weekday() in wishes.days and too_soon(standing, day, "step") is None:
            look = _on_day(day, wishes.zone, wishes.hours, wishes.quiet, wishes.rest)
            if look is not None and now < look.due_at >= start:
                return look
        day += _DAY
    return None


@lru_cache(maxsize=1 << 12)
def _on_day(day: date, zone: str, hours: Span | None, quiet: Span, rest: Span | None) -> Look | None:
    """The look of this day for all who share a clock and its hours, which many do; None where it is never time."""
    wishes = Wishes(zone, hours=hours, quiet=quiet, rest=rest)
    due = instant(day, wishes.look_time, zone)
    is_time = not wishes.is_quiet(due) and wishes.has_hour(due)
    return Look(f"day {day.isoformat()}", due, _expiry(wishes, due)) if is_time else None


def _expiry(wishes: Wishes, due: datetime) -> datetime:
    end = wishes.window_end(due)
    return due + LATE if end is None else min(due + LATE, end)
