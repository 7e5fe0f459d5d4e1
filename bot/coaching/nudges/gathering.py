"""Of what is kept about somebody's people, plans and practice: all that a nudge could be about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from bot.coaching.nudges.policy import LATE
from bot.coaching.nudges.subject import Subject
from bot.coaching.nudges.wishes import Wishes, wall

ENOUGH = 2
"""Who was in touch with people so often in seven days needs no small step of ours."""

EASY_DAYS = 14
"""Whoever wishes to be in touch with somebody this often, or more, finds it easy, where they did not say."""

FORGOTTEN = timedelta(days=10)
"""A follow-up of a practice older than this is let go."""

OPEN = timedelta(days=30)
"""So long somebody whose rhythm has passed may be spoken of; then it rests until the next one has."""

SETTLED = timedelta(hours=20)
"""How long after a practice Kith asks no earlier how it went on."""


class Known(NamedTuple):
    """Somebody on the list: whether Kith may speak of them, and when they were last in touch (or put on the list)."""

    contact_id: int
    rhythm_days: int | None
    last_at: datetime
    is_ok: bool = True
    is_easy: bool = False


class Occurrence(NamedTuple):
    """A plan at one time: `key` is the same for the same wall time, whatever the zone."""

    key: str
    due_at: datetime
    contact_id: int | None = None
    is_ok: bool = True
    is_done: bool = False
    is_granted: bool = False


@dataclass(frozen=True)
class Practised:
    """Words that somebody practised for a person and meant to say."""

    practice_id: int
    at: datetime
    contact_id: int | None = None
    is_ok: bool = True
    is_done: bool = False


def planned(occurrences: Iterable[Occurrence]) -> list[Subject]:
    """What the plans give to say."""
    return [
        Subject(
            "plan",
            one.key,
            one.due_at,
            one.due_at + LATE,
            one.contact_id,
            is_easy=True,
            is_ok=one.is_ok,
            is_done=one.is_done,
            is_granted=one.is_granted,
        )
        for one in occurrences
    ]


def gathered(
    people: Iterable[Known],
    occurrences: Iterable[Occurrence],
    follow_ups: Iterable[Practised],
    touches: int,
    wishes: Wishes,
    now: datetime,
) -> list[Subject]:
    """Everything that a nudge could be about; `touches` counts the contacts of the last seven days."""
    found = planned(occurrences)
    for one in follow_ups:
        since = one.at + SETTLED
        key = f"practice {one.practice_id}"
        found.append(
            Subject("follow_up", key, since, one.at + FORGOTTEN, one.contact_id, is_ok=one.is_ok, is_done=one.is_done)
        )
    for person in people:
        if person.rhythm_days:
            found.append(_of_person(person, person.rhythm_days, now))
    step = _step_key(wall(now, wishes.zone).date())
    found.append(Subject("step", step, now, is_easy=True, is_done=touches >= ENOUGH))
    return found


@lru_cache(maxsize=64)
def _step_key(day: date) -> str:
    week = day.isocalendar()
    return f"step {week[0]}-W{week[1]:02}"


def comes_easily(is_easy: bool | None, rhythm_days: int | None) -> bool:
    """Whether contact with somebody comes easily, as far as is known: as they said, else by how often it is wished."""
    if is_easy is not None:
        return is_easy
    return rhythm_days is not None and rhythm_days <= EASY_DAYS


def _of_person(person: Known, rhythm_days: int, now: datetime) -> Subject:
    """Due once in each rhythm that has passed without contact."""
    rhythm = timedelta(days=rhythm_days)
    passed = max(1, (now - person.last_at) // rhythm)
    key = f"person {person.contact_id} {person.last_at.date().isoformat()} {passed}"
    since = person.last_at + rhythm * passed
    return Subject("person", key, since, since + OPEN, person.contact_id, is_easy=person.is_easy, is_ok=person.is_ok)
