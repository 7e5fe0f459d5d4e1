"""Practices: how far somebody is in a room, kept at every step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import practice as table

State = Literal["open", "done", "left"]
_OPEN = select(table).where(table.c.user_id == bindparam("mine"), table.c.state == "open")
_OPEN = _OPEN.order_by(table.c.id.desc()).limit(1)


@dataclass(frozen=True)
class Practice:
    """One stay in a room; `data` is what the room remembers."""

    id: int
    room: str
    step: str
    data: dict[str, Any] = field(repr=False)
    state: State
    started_at: datetime
    changed_at: datetime


def open_one(session: Session, user_id: int) -> Practice | None:
    """The practice that this user is in the middle of, or None."""
    row = session.execute(_OPEN, {"mine": user_id}).first()
    return None if row is None else _practice(row)


def start(session: Session, user_id: int, room: str, step: str, data: Mapping[str, Any], now: datetime) -> Practice:
    """Begins a practice; an earlier open one becomes left."""
    mine = (table.c.user_id == user_id, table.c.state == "open")
    session.execute(update(table).where(*mine).values(state="left", changed_at=now))
    values = {"user_id": user_id, "room": room, "step": step, "data": dict(data), "state": "open"}
    row_id = rows.add(session, table, {**values, "started_at": now, "changed_at": now})
    return Practice(row_id, room, step, dict(data), "open", now, now)


def save(session: Session, practice_id: int, step: str, data: Mapping[str, Any], now: datetime) -> None:
    """Keeps the step that was reached."""
    values = {"step": step, "data": dict(data), "changed_at": now}
    session.execute(update(table).where(table.c.id == practice_id).values(values))


def close(session: Session, practice_id: int, state: State, now: datetime) -> None:
    """Ends a practice as done or left."""
    session.execute(update(table).where(table.c.id == practice_id).values(state=state, changed_at=now))


def finished(session: Session, user_id: int) -> list[Practice]:
    """The practices that were done, oldest first."""
    mine = (table.c.user_id == user_id, table.c.state == "done")
    return [_practice(row) for row in session.execute(select(table).where(*mine).order_by(table.c.id))]


def closed(session: Session, user_id: int) -> list[Practice]:
    """The practices that were done or left, oldest first."""
    return [one for one in every(session, user_id) if one.state != "open"]


def every(session: Session, user_id: int) -> list[Practice]:
    """All practices, the open one too, oldest first."""
    mine = table.c.user_id == user_id
    return [_practice(row) for row in session.execute(select(table).where(mine).order_by(table.c.id))]


def _practice(row: Any) -> Practice:
    return Practice(row.id, row.room, row.step, row.data, row.state, row.started_at, row.changed_at)
