"""Concerns: what the screen found, and the safety conversations that are open, mirrored from memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import concern as table
from bot.store.schema import safety_talk

REST = timedelta(days=3)
"""How long nothing unasked comes after danger."""


@dataclass(frozen=True)
class Concern:
    """What the screen found in one message: a level, and what it is about."""

    level: str = field(repr=False)
    concern: str | None = field(repr=False)
    at: datetime


def record(session: Session, user_id: int, level: str, concern: str | None, now: datetime) -> None:
    """Records what the screen found. Nothing is kept of a user who was erased meanwhile."""
    if rows.is_known(session, user_id):
        rows.add(session, table, {"user_id": user_id, "level": level, "concern": concern, "at": now})


def latest(session: Session, user_id: int) -> Concern | None:
    """What was recorded last, or None."""
    row = session.execute(select(table).where(table.c.user_id == user_id).order_by(table.c.id.desc()).limit(1)).first()
    return None if row is None else Concern(row.level, row.concern, row.at)


def retract(session: Session, user_id: int, since: datetime) -> None:
    """Removes what was recorded from `since` on: it was a misunderstanding."""
    session.execute(delete(table).where(table.c.user_id == user_id, table.c.at >= since))


def is_resting(session: Session, user_id: int, now: datetime) -> bool:
    """Whether there was danger lately, so that nothing unasked is to come for a while."""
    recent = select(table.c.level).where(table.c.user_id == user_id, table.c.at > now - REST)
    return "urgent" in set(session.execute(recent).scalars())


def save_talk(session: Session, chat_id: int, state: Mapping[str, Any] | None, now: datetime) -> None:
    """Keeps the state of a chat's safety conversations, or with None that nothing is left of them."""
    key = rows.chat_key(session, chat_id)
    if state is None:
        session.execute(delete(safety_talk).where(safety_talk.c.chat_key == key))
        return
    values = {"chat_key": key, "chat_id": chat_id, "state": dict(state), "changed_at": now}
    rows.put(session, safety_talk, ("chat_key",), values)


def open_talk(session: Session, chat_id: int) -> dict[str, Any] | None:
    """The state of this chat's safety conversations, or None."""
    mine = safety_talk.c.chat_key == rows.chat_key(session, chat_id)
    state: dict[str, Any] | None = session.execute(select(safety_talk.c.state).where(mine)).scalar()
    return state


def open_talks(session: Session) -> list[tuple[int, dict[str, Any]]]:
    """The chats that had a safety conversation, and the state of what is open or left of it."""
    found = session.execute(select(safety_talk).order_by(safety_talk.c.changed_at))
    return [(int(row.chat_id), row.state) for row in found]
