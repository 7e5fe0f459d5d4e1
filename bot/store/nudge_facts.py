"""All that a nudge is decided by, for many people at once: few statements, and nothing opened that is not needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.coaching.nudges import WARM_UP, Standing, Wishes
from bot.coaching.nudges.gathering import Known, Practised, comes_easily
from bot.coaching.plans import Schedule, schedule_from
from bot.store import nudging, rows
from bot.store.nudging import NOTHING, Nudging
from bot.store.schema import contact, contact_log, plan, practice, user
from bot.store.schema import nudging as kept

NOWHERE = "UTC"
"""The zone of somebody who has told none."""

WEEK = timedelta(days=7)


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
    """What is known of one user. `practised` are rooms that ended with something to do.

    `touches` counts the contacts of the last seven days.
    """

    user_id: int
    zone: str | None = field(repr=False)
    is_on: bool
    standing: Standing = field(repr=False)
    nudging: Nudging
    people: tuple[Known, ...] = field(repr=False)
    plans: tuple[PlanFacts, ...]
    practised: tuple[Practised, ...]
    touches: int

    def having(self, state: Nudging) -> Facts:
        """The same of somebody who stands so once something was sent or asked."""
        standing = replace(self.standing, sent=state.sent, sent_since=state.sent_since, asked_at=state.asked_at)
        return replace(self, nudging=state, standing=standing)


def load(session: Session, user_ids: Collection[int], now: datetime, practised_since: datetime) -> dict[int, Facts]:
    """The facts of these users by user; one who is gone is not in it."""
    c = user.c
    columns = (c.id, c.zone, c.nudges_on, c.reachable, c.stopped_at, c.per_day, c.per_week, c.days, c.quiet_from)
    found = select(*columns, c.quiet_to, c.last_seen_at, kept.c.state).outerjoin(kept, kept.c.user_id == c.id)
    users = session.execute(found.where(rows.among(session, c.id, user_ids))).all()
    states = {row.id: NOTHING if row.state is None else nudging.opened(row.state) for row in users}
    last_at, touches = _touched(session, user_ids, now)
    new = [user_id for user_id, state in states.items() if state.sent_since < WARM_UP]
    people, plans = _people(session, user_ids, last_at, _easy(session, new)), _plans(session, user_ids)
    practised = _practised(session, user_ids, practised_since)
    return {
        row.id: Facts(
            user_id=row.id,
            zone=row.zone,
            is_on=row.nudges_on,
            standing=_standing(row, states[row.id]),
            nudging=states[row.id],
            people=tuple(people[row.id]),
            plans=tuple(plans[row.id]),
            practised=tuple(practised[row.id]),
            touches=touches[row.id],
        )
        for row in users
    }


def _standing(row: Any, state: Nudging) -> Standing:
    quiet = row.quiet_from, row.quiet_to
    wishes = Wishes(row.zone or NOWHERE, row.per_day, row.per_week, _days(row.days), state.hours, quiet, state.rest)
    return Standing(
        wishes,
        is_on=row.nudges_on and row.zone is not None,
        is_reachable=row.reachable,
        stopped_at=row.stopped_at,
        paused_until=state.paused_until,
        crisis_until=state.crisis_until,
        asked_at=state.asked_at,
        last_sign=row.last_seen_at,
        sent=state.sent,
        sent_since=state.sent_since,
    )


@lru_cache(maxsize=128)
def _days(digits: str) -> frozenset[int]:
    return frozenset(int(day) for day in digits)


def _touched(
    session: Session, user_ids: Collection[int], now: datetime
) -> tuple[dict[int | None, datetime], defaultdict[int, int]]:
    """When each contact was last in touch; and how often each user was with anybody in the last seven days."""
    c = contact_log.c
    lately = func.count().filter(c.at > now - WEEK)
    wanted = select(c.user_id, c.contact_id, func.max(c.at), lately).where(rows.among(session, c.user_id, user_ids))
    last_at: dict[int | None, datetime] = {}
    touches: defaultdict[int, int] = defaultdict(int)
    for user_id, contact_id, at, count in session.execute(wanted.group_by(c.user_id, c.contact_id)).all():
        last_at[contact_id] = at
        touches[user_id] += count
    return last_at, touches


def _easy(session: Session, user_ids: Collection[int]) -> dict[int, bool | None]:
    """Who comes easily, as said, by contact: it counts while somebody is new to nudges, and is opened for them only."""
    if not user_ids:
        return {}
    wanted = select(contact.c.id, contact.c.is_easy).where(rows.among(session, contact.c.user_id, user_ids))
    return dict(session.execute(wanted).all())


def _people(
    session: Session, user_ids: Collection[int], last_at: dict[int | None, datetime], easy: dict[int, bool | None]
) -> defaultdict[int, list[Known]]:
    c = contact.c
    wanted = select(c.id, c.user_id, c.rhythm_days, c.status, c.created_at)
    people: defaultdict[int, list[Known]] = defaultdict(list)
    for contact_id, user_id, rhythm, status, created_at in session.execute(
        wanted.where(rows.among(session, c.user_id, user_ids)).order_by(c.id)
    ).all():
        is_easy = comes_easily(easy.get(contact_id), rhythm)
        last = last_at.get(contact_id, created_at)
        people[user_id].append(Known(contact_id, rhythm, last, status == "ok", is_easy))
    return people


def _plans(session: Session, user_ids: Collection[int]) -> defaultdict[int, list[PlanFacts]]:
    c = plan.c
    wanted = select(c.user_id, c.id, c.contact_id, c.schedule, c.is_exception, c.last_done_on)
    plans: defaultdict[int, list[PlanFacts]] = defaultdict(list)
    for user_id, plan_id, contact_id, schedule, is_exception, done in session.execute(
        wanted.where(rows.among(session, c.user_id, user_ids), c.state == "on").order_by(c.id)
    ).all():
        if schedule:
            done_on = date.fromisoformat(done) if done else None
            plans[user_id].append(PlanFacts(plan_id, contact_id, schedule_from(schedule), is_exception, done_on))
    return plans


def _practised(session: Session, user_ids: Collection[int], since: datetime) -> defaultdict[int, list[Practised]]:
    c = practice.c
    wanted = select(c.user_id, c.id, c.data, c.changed_at).where(
        rows.among(session, c.user_id, user_ids), c.state == "done"
    )
    found: defaultdict[int, list[Practised]] = defaultdict(list)
    for user_id, practice_id, data, at in session.execute(wanted.where(c.changed_at >= since).order_by(c.id)).all():
        if data.get("plan"):
            found[user_id].append(Practised(practice_id, at))
    return found
