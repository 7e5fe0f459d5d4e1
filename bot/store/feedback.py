"""Feedback: whether something that Kith said was of use."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import feedback as table


def add(session: Session, user_id: int, about: str, is_good: bool, now: datetime) -> None:
    """Records what a user thought of `about`, the key of a script or the name of a part of Kith."""
    rows.add(session, table, {"user_id": user_id, "about": about, "is_good": is_good, "at": now})
