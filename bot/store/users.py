"""Users: who chats, found by the chat id's keyed hash; everything about them, and its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from bot.errors import StoreError
from bot.store import audit, belonging, rows
from bot.store.schema import deletion
from bot.store.schema import user as table

EVERY_DAY = frozenset(range(7))
_FIXED = {"id", "chat_id", "created_at"}
_OF_CHAT = select(table).where(table.c.chat_key == bindparam("chat"))
_BY_ID = select(table).where(table.c.id == bindparam("mine"))
_SEEN = update(table).where(table.c.id == bindparam("mine")).values(last_seen_at=bindparam("now"), reachable=True)


@dataclass(frozen=True)
class User:
    """Somebody who chats. `days` are the weekdays on which nudges may come, 0 is Monday; `zone` an IANA name."""

    id: int
    chat_id: int = field(repr=False)
    name: str | None = field(repr=False)
    consented_at: datetime | None
    is_adult: bool | None
    zone: str | None
    country: str | None
    tags: frozenset[str] = field(repr=False)
    is_discreet: bool
    reachable: bool
    stopped_at: datetime | None
    nudges_on: bool
    per_day: int
    per_week: int
    quiet_from: time
    quiet_to: time
    days: frozenset[int]
    created_at: datetime
    last_seen_at: datetime

    @property
    def suits(self) -> frozenset[str]:
        """The tags whose wordings fit: those they chose, and the one that their age gives."""
        return self.tags | {"minor"} if self.is_adult is False else self.tags


def find(session: Session, chat_id: int) -> User | None:
    """The user of this chat, or None."""
    row = session.execute(_OF_CHAT, {"chat": rows.chat_key(session, chat_id)}).first()
    return None if row is None else _user(row)


def get(session: Session, user_id: int) -> User:
    """The user with this id. Raises StoreError where there is none."""
    row = session.execute(_BY_ID, {"mine": user_id}).first()
    if row is None:
        raise StoreError("There is no such user.")
    return _user(row)


def create(session: Session, chat_id: int, now: datetime) -> User:
    """The user of this chat, made where missing: no consent, nothing unasked, at most 1 nudge a day and 3 a week."""
    values = {
        "chat_key": rows.chat_key(session, chat_id),
        "chat_id": chat_id,
        "tags": [],
        "is_discreet": False,
        "reachable": True,
        "nudges_on": False,
        "per_day": 1,
        "per_week": 3,
        "quiet_from": time(21),
        "quiet_to": time(9),
        "days": _days(EVERY_DAY),
        "created_at": now,
        "last_seen_at": now,
    }
    rows.add_once(session, table, values)
    user = find(session, chat_id)
    assert user is not None
    return user


def consent(session: Session, user_id: int, now: datetime, is_adult: bool) -> User:
    """Records the consent, and whether they are an adult."""
    return change(session, user_id, consented_at=now, is_adult=is_adult)


def change(session: Session, user_id: int, **fields: Any) -> User:
    """The user with these fields of `User` changed. Raises StoreError for a field that cannot be, or no such user."""
    if unknown := fields.keys() - (User.__dataclass_fields__.keys() - _FIXED):
        raise StoreError(f"A user has no such field to change: {', '.join(sorted(unknown))}.")
    values = dict(fields)
    if "tags" in values:
        values["tags"] = sorted(values["tags"])
    if "days" in values:
        values["days"] = _days(values["days"])
    if values:
        session.execute(update(table).where(table.c.id == user_id).values(values))
    return get(session, user_id)


def seen_now(session: Session, user_id: int, now: datetime) -> None:
    """Records that they wrote just now, and so can be reached."""
    session.connection().execute(_SEEN, {"mine": user_id, "now": now})


def erase(session: Session, user_id: int, now: datetime, by: audit.By = "person") -> None:
    """Deletes every row of theirs. What stays is the keyed hash of the chat, so that no backup brings them back."""
    key = session.execute(select(table.c.chat_key).where(table.c.id == user_id)).scalar()
    if key is None:
        return
    rows.forget(session, user_id)
    for source in reversed(list(belonging.personal())):
        session.execute(delete(source).where(belonging.mine(source, user_id, key)))
    rows.put(session, deletion, ("chat_key",), {"chat_key": key, "deleted_at": now})
    audit.record(session, "delete", None, now, by)


def export(session: Session, user_id: int) -> dict[str, Any]:
    """Everything about them, opened and JSON-ready: {table: rows}, without keyed hashes. Raises StoreError."""
    key = session.execute(select(table.c.chat_key).where(table.c.id == user_id)).scalar()
    if key is None:
        raise StoreError("There is no such user.")
    everything = {}
    for source in belonging.personal():
        shown = [column for column in source.c if not column.name.endswith("_key")]
        theirs = select(shown).where(belonging.mine(source, user_id, key)).order_by(*source.primary_key.columns)
        found = session.execute(theirs)
        everything[source.name] = [{name: _readable(value) for name, value in row._mapping.items()} for row in found]
    return everything


def _user(row: Any) -> User:
    values = {name: row._mapping[name] for name in User.__dataclass_fields__}
    values["chat_id"] = int(values["chat_id"])
    values["tags"] = frozenset(values["tags"])
    values["days"] = frozenset(int(day) for day in values["days"])
    return User(**values)


def _days(days: Any) -> str:
    return "".join(str(day) for day in sorted(days))


def _readable(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (datetime, time)) else value
