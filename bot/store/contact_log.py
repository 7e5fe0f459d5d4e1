"""The log of contacts: when somebody was in touch with whom, what they had expected and how it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.errors import StoreError
from bot.store import rows
from bot.store.schema import contact_log as table

Compared = Literal["better", "same", "harder"]


@dataclass(frozen=True)
class Contacted:
    """One time in touch; without a contact, a moment with somebody who is not kept.

    `compared` says how it went beside what was expected; `asked_at` when Kith asked that.
    """

    id: int
    contact_id: int | None
    at: datetime
    way: str | None = field(repr=False, default=None)
    expected: str | None = field(repr=False, default=None)
    went: str | None = field(repr=False, default=None)
    compared: Compared | None = field(repr=False, default=None)
    asked_at: datetime | None = None


_FIELDS = tuple(Contacted.__dataclass_fields__)
_CHANGING = frozenset(_FIELDS) - {"id"}


def add(session: Session, user_id: int, contact_id: int | None, at: datetime, way: str | None = None) -> Contacted:
    """Records a contact. A contact named must be this user's own, which the caller has seen to."""
    values = {"user_id": user_id, "contact_id": contact_id, "at": at, "way": way}
    return Contacted(rows.add(session, table, values), contact_id, at, way)


def change(session: Session, user_id: int, row_id: int, **fields: Any) -> None:
    """Keeps these fields of `Contacted`. Raises StoreError for an unknown field."""
    if unknown := fields.keys() - _CHANGING:
        raise StoreError(f"A contact made has no such field to change: {', '.join(sorted(unknown))}.")
    session.execute(update(table).where(table.c.user_id == user_id, table.c.id == row_id).values(fields))


def since(session: Session, user_id: int, instant: datetime) -> list[Contacted]:
    """The contacts from that instant on, oldest first."""
    mine = (table.c.user_id == user_id, table.c.at >= instant)
    found = session.execute(select(table).where(*mine).order_by(table.c.at, table.c.id))
    return [_contacted(row) for row in found]


def latest(session: Session, user_id: int) -> Contacted | None:
    """The one that was recorded last, or None."""
    mine = select(table).where(table.c.user_id == user_id).order_by(table.c.id.desc()).limit(1)
    row = session.execute(mine).first()
    return None if row is None else _contacted(row)


def last_at(session: Session, user_id: int) -> dict[int, datetime]:
    """When each contact was last in touch, by contact; those who never were are not in it."""
    mine = (table.c.user_id == user_id, table.c.contact_id.is_not(None))
    newest = select(table.c.contact_id, func.max(table.c.at)).where(*mine)
    return {row[0]: row[1] for row in session.execute(newest.group_by(table.c.contact_id))}


def _contacted(row: Any) -> Contacted:
    return Contacted(**{name: row._mapping[name] for name in _FIELDS})
