"""Contacts: a user's own people, and whether Kith may speak of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.errors import StoreError
from bot.store import appointments, rows
from bot.store.schema import contact as table

Status = Literal["ok", "not_now", "not_safe", "no_contact"]


@dataclass(frozen=True)
class Contact:
    """Somebody a user keeps. `rhythm_days` says how often they wish to be in touch; `birthday` is "MM-DD".

    `is_easy`: whether contact with them comes easily, None where nobody said. `mentioned_at`: when they were last
    spoken of.
    """

    id: int
    name: str = field(repr=False)
    relation: str | None = field(repr=False)
    usual_way: str | None = field(repr=False)
    rhythm_days: int | None
    notes: str | None = field(repr=False)
    status: Status = field(repr=False)
    birthday: str | None = field(repr=False)
    is_easy: bool | None = field(repr=False)
    mentioned_at: datetime | None
    created_at: datetime


_FIELDS = tuple(Contact.__dataclass_fields__)
_CHANGING = frozenset(_FIELDS) - {"id", "created_at"}


def add(session: Session, user_id: int, name: str, relation: str | None, now: datetime, **fields: Any) -> Contact:
    """Keeps somebody, with status ok where `fields` does not say otherwise. Raises StoreError for an unknown field."""
    values = {"name": name, "relation": relation, "status": "ok", **_checked(fields)}
    row_id = rows.add(session, table, {**values, "user_id": user_id, "created_at": now})
    return get(session, user_id, row_id)


def list_all(session: Session, user_id: int) -> list[Contact]:
    """Everybody this user keeps, in the order in which they were added."""
    found = session.execute(select(table).where(table.c.user_id == user_id).order_by(table.c.id))
    return [_contact(row) for row in found]


def get(session: Session, user_id: int, contact_id: int) -> Contact:
    """One of this user's contacts. Raises StoreError where there is none."""
    row = session.execute(select(table).where(*_mine(user_id, contact_id))).first()
    if row is None:
        raise StoreError("There is no such contact.")
    return _contact(row)


def change(session: Session, user_id: int, contact_id: int, **fields: Any) -> Contact:
    """The contact with these fields of `Contact` changed. Raises StoreError for an unknown field or contact."""
    if fields:
        session.execute(update(table).where(*_mine(user_id, contact_id)).values(_checked(fields)))
    return get(session, user_id, contact_id)


def withdraw_about(session: Session, user_id: int, contact_id: int) -> int:
    """Withdraws all that is scheduled about one of this user's contacts; how much there was."""
    return appointments.withdraw(session, user_id, about_contact=contact_id)


def remove(session: Session, user_id: int, contact_id: int) -> None:
    """Deletes one of this user's contacts."""
    session.execute(delete(table).where(*_mine(user_id, contact_id)))


def _mine(user_id: int, contact_id: int) -> tuple[Any, ...]:
    return table.c.user_id == user_id, table.c.id == contact_id


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    if unknown := fields.keys() - _CHANGING:
        raise StoreError(f"A contact has no such field to change: {', '.join(sorted(unknown))}.")
    return fields


def _contact(row: Any) -> Contact:
    return Contact(**{name: row._mapping[name] for name in _FIELDS})
