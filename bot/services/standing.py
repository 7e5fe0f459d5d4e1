"""What the store knows of somebody, as the policy of nudges wants it."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.nudges import REMEMBERED, Sent, Standing, Subject, Wishes
from bot.coaching.nudges.gathering import FORGOTTEN, Known, Occurrence, Practised, gathered, planned
from bot.coaching.nudges.policy import LATE
from bot.coaching.nudges.wishes import zone_at
from bot.coaching.plans import is_done, occurrences
from bot.store.nudge_facts import Facts, PersonFacts, PlanFacts
from bot.store.nudging import Nudging

NOWHERE = "UTC"
"""The zone of somebody who has told none."""

EASY_DAYS = 14
"""Whoever wishes to be in touch with somebody this often, or more, finds it easy, where they did not say."""

AHEAD = timedelta(days=45)
"""How far ahead the next time of a plan is looked for; the look of a day comes sooner, and looks again."""


def standing_of(facts: Facts) -> Standing:
    """How they stand."""
    state = facts.nudging
    return Standing(
        wishes_of(facts),
        is_on=facts.is_on and facts.zone is not None,
        is_reachable=facts.is_reachable,
        stopped_at=facts.stopped_at,
        paused_until=state.paused_until,
        crisis_until=state.crisis_until,
        asked_at=state.asked_at,
        last_sign=facts.last_seen_at,
        sent=state.sent,
        sent_since=state.sent_since,
    )


def wishes_of(facts: Facts) -> Wishes:
    """What they wish for."""
    hours = facts.nudging.hours
    return Wishes(facts.zone or NOWHERE, facts.per_day, facts.per_week, facts.days, hours, facts.quiet)


def having_sent(state: Nudging, keys: tuple[str, ...], now: datetime, *, is_snoozed: bool) -> Nudging:
    """How they stand once this was sent."""
    kept = tuple(one for one in state.sent if one.at > now - REMEMBERED)
    sent = (*kept, Sent(now, keys, is_snoozed))
    return replace(state, sent=sent, sent_since=state.sent_since + (not is_snoozed))


def subjects_of(facts: Facts, now: datetime) -> list[Subject]:
    """Everything that a nudge could be about now."""
    people = [Known(one.id, one.rhythm_days, one.last_at, one.is_ok, is_easy(one)) for one in facts.people]
    practised = [Practised(number, at) for number, at in facts.practised if at > now - FORGOTTEN]
    return gathered(people, due_plans(facts, now), practised, facts.touches, wishes_of(facts), now)


def is_easy(person: PersonFacts) -> bool:
    """Whether contact with them comes easily, as far as is known."""
    if person.is_easy is not None:
        return person.is_easy
    return person.rhythm_days is not None and person.rhythm_days <= EASY_DAYS


def due_plans(facts: Facts, now: datetime) -> list[Occurrence]:
    """The plans that fell due in the last two hours."""
    return [one for plan in facts.plans for one in _times(facts, plan, now - LATE, now)]


def coming_plans(facts: Facts, now: datetime) -> Iterator[Subject]:
    """The next times of the plans that are not done yet, in order, those of the last two hours with them."""
    each = (_times(facts, plan, now - LATE, now + AHEAD) for plan in facts.plans)
    for one in heapq.merge(*each, key=lambda one: one.due_at):
        if not one.is_done:
            yield from planned((one,))


def _times(facts: Facts, plan: PlanFacts, after: datetime, until: datetime) -> Iterator[Occurrence]:
    is_ok = plan.contact_id is None or any(one.id == plan.contact_id and one.is_ok for one in facts.people)
    for one in occurrences(plan.schedule, zone_at(facts.zone or NOWHERE), after, until):
        key = f"plan {plan.id} {one.on.isoformat()}"
        done = is_done(plan.schedule, one.on, plan.last_done_on)
        yield Occurrence(key, one.at, plan.contact_id, is_ok, done, bool(plan.is_exception))
