"""Retention: what goes by itself, and when. docs/stored-data.md says the same to people."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.store.outbox import give_up
from bot.store.schema import (
    appointment,
    audit,
    concern,
    conversation,
    deletion,
    draft,
    inbox,
    keyboard,
    outbox,
    safety_talk,
    timed_talk,
    trace,
)

KEPT = {
    inbox.c.received_at: timedelta(days=7),
    outbox.c.created_at: timedelta(days=7),
    trace.c.at: timedelta(hours=48),
    conversation.c.changed_at: timedelta(days=30),
    safety_talk.c.changed_at: timedelta(days=30),
    timed_talk.c.changed_at: timedelta(days=30),
    keyboard.c.created_at: timedelta(days=30),
    draft.c.created_at: timedelta(days=30),
    concern.c.at: timedelta(days=90),
    appointment.c.due_at: timedelta(days=90),
    deletion.c.deleted_at: timedelta(days=365),
    audit.c.at: timedelta(days=365),
}
"""How long rows stay, counted from this instant of theirs. Kept drafts and appointments still to come stay longer."""


def sweep(session: Session, now: datetime) -> dict[str, int]:
    """Deletes what was kept for long enough; how many rows of each table."""
    give_up(session, now - KEPT[outbox.c.created_at], now)
    swept = {}
    for instant, kept in KEPT.items():
        table = instant.table
        late = delete(table).where(instant <= now - kept)
        if table is draft:
            late = late.where(draft.c.is_kept.is_(False))
        if table is appointment:
            late = late.where(appointment.c.state.in_(("sent", "expired", "unknown", "withdrawn")))
        swept[table.name] = int(session.execute(late).rowcount)
    return swept
