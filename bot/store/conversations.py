"""Conversations: what the dialogue remembers of a user, one sealed value each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import conversation as table


def load(session: Session, user_id: int) -> dict[str, Any] | None:
    """What was saved last, or None."""
    state: dict[str, Any] | None = session.execute(select(table.c.state).where(table.c.user_id == user_id)).scalar()
    return state


def save(session: Session, user_id: int, state: Mapping[str, Any], now: datetime) -> None:
    """Keeps this in place of what was there. Nothing is kept of a user who was erased meanwhile."""
    if rows.is_known(session, user_id):
        rows.put(session, table, ("user_id",), {"user_id": user_id, "state": dict(state), "changed_at": now})


def forget(session: Session, user_id: int) -> None:
    """Deletes it."""
    session.execute(delete(table).where(table.c.user_id == user_id))
