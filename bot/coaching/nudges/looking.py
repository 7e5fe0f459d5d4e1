"""When Kith next looks whether there is something to say: once a day at most, and at the time of each plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.coaching.nudges.policy import LATE, too_soon
from bot.coaching.nudges.subject import Standing, Subject
from bot.coaching.nudges.wishes import Wishes, instant

AHEAD = 28
"""How many days ahead the next look of a day is sought: more than the longest gap."""


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
    today = wishes.local(start).date()
    for day in (today + timedelta(days=offset) for offset in range(AHEAD)):
        if day.weekday() not in wishes.days or too_soon(standing, day, "step") is not None:
            continue
        due = instant(day, wishes.look_time, wishes.zone)
        if now < due >= start and not wishes.is_quiet(due) and wishes.has_hour(due):
            return Look(f"day {day.isoformat()}", due, _expiry(wishes, due))
    return None


def _expiry(wishes: Wishes, due: datetime) -> datetime:
    end = wishes.window_end(due)
    return due + LATE if end is None else min(due + LATE, end)
