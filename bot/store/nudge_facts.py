"""All that a nudge is decided by, for many people at once: few statements, and nothing opened that is not needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.coaching.plans import Schedule, schedule_from
from bot.store import nudging, rows
from bot.store.nudging import Nudging
from bot.store.schema import contact, contact_log, plan, practice, user

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class PersonFacts:
    """Somebody on the list; `last_at` is the last contact, else when they were added."""

    id: int
    rhythm_days: int | None
    is_ok: bool = field(repr=False)
    is_easy: bool | None = field(repr=False)
    last_at: datetime


@dataclass(frozen=True)
class PlanFacts:
    """A plan that is on and has a time."""

    id: int
    contact_id: int | None
    schedule: Schedule = field(repr=False)
    is_exception: bool | None
    last_done_on: date | None = field(repr=False)


@dataclass(frozen=True)
class Facts:
    """What is known of one user. `practised` holds (id, when) of rooms that ended with something to do."""

    user_id: int
    zone: str | None = field(repr=False)
    is_on: bool
    is_reachable: bool
    stopped_at: datetime | None
    per_day: int
    per_week: int
    days: frozenset[int]
    quiet: tuple[time, time]
    last_seen_at: datetime
    nudging: Nudging
    people: tuple[PersonFacts, ...]
    plans: tuple[PlanFacts, ...]
    practised: tuple[tuple[int, datetime], ...]
    touches: int


def load(session: Session, user_ids: Collection[int], now: datetime, practised_since: datetime) -> dict[int, Facts]:
    """The facts of these users by user; one who is gone is not in it."""
    c = user.c
    columns = (c.id, c.zone, c.nudges_on, c.reachable, c.stopped_at, c.per_day, c.per_week, c.days, c.quiet_from)
    users = session.execute(
        select(*columns, c.quiet_to, c.last_seen_at).where(rows.among(session, c.id, user_ids))
    ).all()
    states = nudging.get_all(session, user_ids)
    last_at, touches = _touched(session, user_ids, now)
    people, plans = _people(session, user_ids, last_at), _plans(session, user_ids)
    practised = _practised(session, user_ids, practised_since)
    return {
        row.id: Facts(
            user_id=row.id,
            zone=row.zone,
            is_on=row.nudges_on,
            is_reachable=row.reachable,
            stopped_at=row.stopped_at,
            per_day=row.per_day,
            per_week=row.per_week,
            days=_days(row.days),
            quiet=(row.quiet_from, row.quiet_to),
            last_seen_at=row.last_seen_at,
            nudging=states.get(row.id, nudging.NOTHING),
            people=tuple(people[row.id]),
            plans=tuple(plans[row.id]),
            practised=tuple(practised[row.id]),
            touches=touches.get(row.id, 0),
        )
        for row in users
    }


@lru_cache(maxsize=128)
def _days(digits: str) -> frozenset[int]:
    return frozenset(int(day) for day in digits)


def _touched(session: Session, user_ids: Collection[int], now: datetime) -> tuple[dict[int, datetime], dict[int, int]]:
    c = contact_log.c
    newest = (
        select(c.contact_id, func.max(c.at).label("at"))
        .where(rows.among(session, c.user_id, user_ids))
        .group_by(c.contact_id)
    )
    lately = select(c.user_id, func.count().label("n")).where(
        rows.among(session, c.user_id, user_ids), c.at > now - WEEK
    )
    return (
        {row.contact_id: row.at for row in session.execute(newest)},
        {row.user_id: row.n for row in session.execute(lately.group_by(c.user_id))},
    )


def _people(
    session: Session, user_ids: Collection[int], last_at: dict[int, datetime]
) -> defaultdict[int, list[PersonFacts]]:
    c = contact.c
    wanted = select(c.id, c.user_id, c.rhythm_days, c.status, c.is_easy, c.created_at).where(
        rows.among(session, c.user_id, user_ids)
    )
    people: defaultdict[int, list[PersonFacts]] = defaultdict(list)
    for row in session.execute(wanted.order_by(c.id)):
        last = last_at.get(row.id, row.created_at)
        people[row.user_id].append(PersonFacts(row.id, row.rhythm_days, row.status == "ok", row.is_easy, last))
    return people


def _plans(session: Session, user_ids: Collection[int]) -> defaultdict[int, list[PlanFacts]]:
    c = plan.c
    wanted = select(c.id, c.user_id, c.contact_id, c.schedule, c.is_exception, c.last_done_on)
    plans: defaultdict[int, list[PlanFacts]] = defaultdict(list)
    for row in session.execute(wanted.where(rows.among(session, c.user_id, user_ids), c.state == "on").order_by(c.id)):
        if row.schedule:
            done = date.fromisoformat(row.last_done_on) if row.last_done_on else None
            facts = PlanFacts(row.id, row.contact_id, schedule_from(row.schedule), row.is_exception, done)
            plans[row.user_id].append(facts)
    return plans


def _practised(
    session: Session, user_ids: Collection[int], since: datetime
) -> defaultdict[int, list[tuple[int, datetime]]]:
    c = practice.c
    wanted = select(c.id, c.user_id, c.data, c.changed_at).where(
        rows.among(session, c.user_id, user_ids), c.state == "done"
    )
    found: defaultdict[int, list[tuple[int, datetime]]] = defaultdict(list)
    for row in session.execute(wanted.where(c.changed_at >= since).order_by(c.id)):
        if row.data.get("plan"):
            found[row.user_id].append((row.id, row.changed_at))
    return found
