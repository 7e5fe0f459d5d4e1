"""Counts for the operator: how much there is of what, never of fewer people than a crowd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.schema import concern, draft, outbox, practice, user

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


def everything(session: Session, now: datetime) -> list[Count]:
    """All counts, in the order in which they are shown."""
    wrote = [active(session, now, 7), active(session, now, 30)]
    return [*wrote, *rooms_finished(session), drafts_kept(session), *concerns(session, now), *messages(session)]


def _by_name(what: str, found: Iterable[Any]) -> list[Count]:
    behind: dict[str, list[Any]] = defaultdict(list)
    for name, person in found:
        behind[name].append(person)
    return [_counted(f"{what}: {name}", behind[name]) for name in sorted(behind)]


def _counted(name: str, behind: list[Any]) -> Count:
    return Count(name, len(behind) if len(set(behind)) >= CROWD else None)
