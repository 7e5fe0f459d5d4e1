"""What the store knows of somebody, as the policy of nudges wants it."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.coaching.nudges import REMEMBERED, Sent, Subject
from bot.coaching.nudges.gathering import FORGOTTEN, Occurrence, gathered, planned
from bot.coaching.nudges.policy import LATE
from bot.coaching.nudges.wishes import zone_at
from bot.coaching.plans import is_done, occurrences
from bot.store.nudge_facts import Facts, PlanFacts
from bot.store.nudging import Nudging

AHEAD = timedelta(days=45)
"""How far ahead the next time of a plan is looked for; the look of a day comes sooner, and looks again."""


def having_sent(state: Nudging, keys: tuple[str, ...], now: datetime, *, is_snoozed: bool) -> Nudging:
    """How they stand once this was sent."""
    kept = tuple(one for one in state.sent if one.at > now - REMEMBERED)
    sent = (*kept, Sent(now, keys, is_snoozed))
    return replace(state, sent=sent, sent_since=state.sent_since + (not is_snoozed))


def subjects_of(facts: Facts, now: datetime) -> list[Subject]:
    """Everything that a nudge could be about now."""
    practised = [one for one in facts.practised if one.at > now - FORGOTTEN]
    return gathered(facts.people, due_plans(facts, now), practised, facts.touches, facts.standing.wishes, now)


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
    is_ok = plan.contact_id is None or any(one.contact_id == plan.contact_id and one.is_ok for one in facts.people)
    for one in occurrences(plan.schedule, zone_at(facts.standing.wishes.zone), after, until):
        key = f"plan {plan.id} {one.on.isoformat()}"
        done = is_done(plan.schedule, one.on, plan.last_done_on)
        yield Occurrence(key, one.at, plan.contact_id, is_ok, done, bool(plan.is_exception))
