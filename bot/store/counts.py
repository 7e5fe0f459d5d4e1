"""Counts for the operator: how much there is of what, never of fewer people than a crowd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.schema import appointment, concern, draft, keyboard, outbox, practice, seen, user

CROWD = 5
"""Nothing is counted of fewer people than this: a small number could be about somebody one knows."""
MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Count:
    """How much there is of something; `number` is None where fewer than CROWD people stand behind it."""

    name: str
    number: int | None


def is_anybody(session: Session) -> bool:
    """Whether the database holds people."""
    return session.execute(select(user.c.id).limit(1)).first() is not None


def shown(number: int) -> str:
    """A number of people as an operator may see it."""
    return f"{number:,}" if number >= CROWD else f"fewer than {CROWD}"


def active(session: Session, now: datetime, days: int) -> Count:
    """The people who wrote in the last so many days."""
    since = now - timedelta(days=days)
    found = session.execute(select(user.c.id).where(user.c.last_seen_at >= since)).scalars()
    return _counted(f"active in {days} days", list(found))


def rooms_finished(session: Session) -> list[Count]:
    """The practices that were finished, by room."""
    found = session.execute(select(practice.c.room, practice.c.user_id).where(practice.c.state == "done"))
    return _by_name("finished", found)


def topics(session: Session, now: datetime, names: Collection[str]) -> list[Count]:
    """What was talked about in the last 30 days, of these topics: in how many answers that people saw."""
    found = session.execute(select(seen.c.variant_id, seen.c.user_id).where(seen.c.seen_at >= now - MONTH))
    said = ((row.variant_id.partition("/")[0], row.user_id) for row in found)
    return _by_name("topic in 30 days", ((name, person) for name, person in said if name in names))


def unasked(session: Session, now: datetime) -> list[Count]:
    """What was due in the last 30 days, by kind and by what came of it."""
    recent = appointment.c.due_at >= now - MONTH
    ended = appointment.c.state.in_(("sent", "expired", "unknown", "withdrawn"))
    found = session.execute(select(appointment.c.kind, appointment.c.state, appointment.c.user_id).where(recent, ended))
    return _by_name("in 30 days", ((f"{row.kind} {row.state}", row.user_id) for row in found))


def nudges_answered(session: Session, now: datetime) -> Count:
    """The nudges of the last 30 days of which a button was tapped."""
    is_used = (keyboard.c.is_live.is_(False), keyboard.c.message_id == outbox.c.message_id)
    sent = (outbox.c.appointment_id == appointment.c.id, outbox.c.user_id == keyboard.c.user_id)
    found = session.execute(
        select(appointment.c.kind, appointment.c.user_id)
        .join(outbox, sent[0])
        .join(keyboard, (sent[1]) & is_used[1])
        .where(is_used[0], appointment.c.due_at >= now - MONTH)
    )
    return _counted("nudges answered by a tap in 30 days", [row.user_id for row in found if row.kind == "nudge"])


def drafts_kept(session: Session) -> Count:
    """The drafts that people kept."""
    return _counted("drafts kept", list(session.execute(select(draft.c.user_id).where(draft.c.is_kept)).scalars()))


def concerns(session: Session, now: datetime) -> list[Count]:
    """What the screen found in the last 30 days, by level."""
    found = session.execute(select(concern.c.level, concern.c.user_id).where(concern.c.at >= now - MONTH))
    return _by_name("concern in 30 days", found)


def messages(session: Session) -> list[Count]:
    """The messages of the outbox, by state."""
    found = session.execute(select(outbox.c.state, outbox.c.chat_key))
    return _by_name("messages", found)


def everything(session: Session, now: datetime, topic_names: Collection[str] = ()) -> list[Count]:
    """All counts, in the order in which they are shown."""
    more = [*topics(session, now, topic_names), *unasked(session, now), nudges_answered(session, now)]
    wrote = [active(session, now, 7), active(session, now, 30)]
    return [*wrote, *rooms_finished(session), drafts_kept(session), *concerns(session, now), *more, *messages(session)]


def _by_name(what: str, found: Iterable[Any]) -> list[Count]:
    behind: dict[str, list[Any]] = defaultdict(list)
    for name, person in found:
        behind[name].append(person)
    return [_counted(f"{what}: {name}", behind[name]) for name in sorted(behind)]


def _counted(name: str, behind: list[Any]) -> Count:
    return Count(name, len(behind) if len(set(behind)) >= CROWD else None)
