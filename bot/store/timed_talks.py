"""Timed talks: how a guided talk by the clock stands, so that a restart or a pause loses nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.coaching.timed_talk import TimedTalk
from bot.store.schema import timed_talk as table


def get(session: Session, user_id: int) -> TimedTalk | None:
    """The talk of this user, or None."""
    row = session.execute(select(table.c.state).where(table.c.user_id == user_id)).first()
    return None if row is None else TimedTalk.from_dict(row.state)


def save(session: Session, user_id: int, talk: TimedTalk, now: datetime) -> None:
    """Keeps the talk in place of the one before."""
    remove(session, user_id)
    session.execute(table.insert().values(user_id=user_id, state=talk.to_dict(), changed_at=now))


def remove(session: Session, user_id: int) -> None:
    """Forgets the talk of this user."""
    session.execute(delete(table).where(table.c.user_id == user_id))
