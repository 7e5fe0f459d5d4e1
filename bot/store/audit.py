"""The audit: that somebody's data was read, taken out or erased, by whom and when; never what it was."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import audit as table
from bot.store.schema import user

By = Literal["person", "operator"]


def record(session: Session, what: str, user_id: int | None, now: datetime, by: By = "operator") -> None:
    """Writes down that this was done; with a user, so that it is in their copy and goes when they go."""
    key = None
    if user_id is not None:
        key = session.execute(select(user.c.chat_key).where(user.c.id == user_id)).scalar()
    rows.add(session, table, {"chat_key": key, "what": what, "by": by, "at": now})


def recent(session: Session, since: datetime) -> list[tuple[datetime, str, str]]:
    """What was done from `since` on, by whom, oldest first."""
    found = session.execute(select(table).where(table.c.at >= since).order_by(table.c.id))
    return [(row.at, row.what, row.by) for row in found]
