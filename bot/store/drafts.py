"""Drafts: what a user wrote in a room; kept ones are their own words to come back to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import draft as table


@dataclass(frozen=True)
class Draft:
    """One draft, of a kind of review, for a situation of the room or for none."""

    id: int
    kind: str = field(repr=False)
    situation: str | None = field(repr=False)
    text: str = field(repr=False)
    is_kept: bool
    created_at: datetime


def add(
    session: Session, user_id: int, kind: str, situation: str | None, text: str, is_kept: bool, now: datetime
) -> Draft:
    """Stores a draft; one that is not kept goes after 30 days."""
    values = {"kind": kind, "situation": situation, "text": text, "is_kept": is_kept, "created_at": now}
    row_id = rows.add(session, table, {**values, "user_id": user_id})
    return Draft(row_id, kind, situation, text, is_kept, now)


def keep(session: Session, user_id: int, draft_id: int) -> None:
    """Keeps a draft for as long as its user wants."""
    session.execute(update(table).where(*_mine(user_id, draft_id)).values(is_kept=True))


def list_kept(session: Session, user_id: int) -> list[Draft]:
    """The kept drafts, oldest first."""
    mine = (table.c.user_id == user_id, table.c.is_kept.is_(True))
    found = session.execute(select(table).where(*mine).order_by(table.c.id))
    return [Draft(row.id, row.kind, row.situation, row.text, row.is_kept, row.created_at) for row in found]


def remove(session: Session, user_id: int, draft_id: int) -> None:
    """Deletes one of this user's drafts."""
    session.execute(delete(table).where(*_mine(user_id, draft_id)))


def _mine(user_id: int, draft_id: int) -> tuple[Any, ...]:
    return table.c.user_id == user_id, table.c.id == draft_id
