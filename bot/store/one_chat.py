"""The outbox as one chat sees it: for a stage that plays one person on a database that others may share."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import outbox as table


def next_due(session: Session, chat_id: int) -> datetime | None:
    """When the next waiting message of this chat is due; None where none waits."""
    mine = (table.c.state == "waiting", table.c.chat_key == rows.chat_key(session, chat_id))
    due: datetime | None = session.execute(
        select(table.c.due_at).where(*mine).order_by(table.c.due_at).limit(1)
    ).scalar()
    return due


def other_chats(session: Session, chat_id: int) -> set[int]:
    """The other chats for which messages wait."""
    others = (table.c.state == "waiting", table.c.chat_key != rows.chat_key(session, chat_id))
    found = {
        row.chat_key: row.chat_id for row in session.execute(select(table.c.chat_key, table.c.chat_id).where(*others))
    }
    return {int(chat) for chat in found.values()}
