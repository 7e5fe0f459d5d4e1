"""Traces: the numbers of the messages of the last 48 hours, so that they can be taken out of the chat."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import trace as table


def add(session: Session, user_id: int, message_id: int, is_ours: bool, now: datetime) -> None:
    """Records a message of this user's chat. Nothing is kept of a user who was erased meanwhile."""
    if rows.is_known(session, user_id):
        values = {"user_id": user_id, "message_id": message_id, "is_ours": is_ours, "at": now}
        rows.put(session, table, ("user_id", "message_id"), values)


def recent(session: Session, user_id: int, since: datetime) -> list[int]:
    """The numbers of the messages from `since` on, of both sides, in their order."""
    mine = (table.c.user_id == user_id, table.c.at >= since)
    return list(session.execute(select(table.c.message_id).where(*mine).order_by(table.c.message_id)).scalars())


def forget(session: Session, user_id: int) -> None:
    """Deletes the traces of this user."""
    session.execute(delete(table).where(table.c.user_id == user_id))
