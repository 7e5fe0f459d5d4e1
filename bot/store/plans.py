"""Plans: what a user means to do, with whom and when, in their words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.coaching.plans import Schedule, schedule_from
from bot.errors import StoreError
from bot.store import rows
from bot.store.schema import plan as table

State = Literal["offered", "on", "done", "dropped"]
ON: tuple[State, ...] = ("on",)


@dataclass(frozen=True)
class Plan:
    """`action` is what they will do ("ring Ana"), `cue` the when in their words, `obstacle` and `answer` what may come
    between and what then. Without a schedule it hangs on its cue alone. `source` is "talk", a room, "minimum" or
    "transition". `is_exception`: whether it may go beyond caps and quiet hours; None where nobody asked yet.
    """

    id: int
    contact_id: int | None
    source: str = field(repr=False)
    action: str = field(repr=False)
    cue: str | None = field(repr=False)
    obstacle: str | None = field(repr=False)
    answer: str | None = field(repr=False)
    schedule: Schedule | None = field(repr=False)
    is_exception: bool | None
    last_done_on: date | None = field(repr=False)
    state: State
    created_at: datetime
    changed_at: datetime


_FIELDS = tuple(Plan.__dataclass_fields__)
_FIXED = frozenset({"id", "created_at", "changed_at"})


def add(session: Session, user_id: int, action: str, now: datetime, **fields: Any) -> Plan:
    """Keeps a plan, as offered and said in talk where `fields` does not say otherwise. Raises StoreError."""
    values = {"source": "talk", "state": "offered", "action": action, **fields}
    kept = {**_packed(values), "user_id": user_id, "created_at": now, "changed_at": now}
    return get(session, user_id, rows.add(session, table, kept))


def get(session: Session, user_id: int, plan_id: int) -> Plan:
    """One of this user's plans. Raises StoreError where there is none."""
    row = session.execute(select(table).where(table.c.user_id == user_id, table.c.id == plan_id)).first()
    if row is None:
        raise StoreError("There is no such plan.")
    return _plan(row)


def list_all(session: Session, user_id: int, states: Collection[State] = ON) -> list[Plan]:
    """This user's plans in these states, in the order in which they were made."""
    mine = (table.c.user_id == user_id, table.c.state.in_(tuple(states)))
    return [_plan(row) for row in session.execute(select(table).where(*mine).order_by(table.c.id))]


def change(session: Session, user_id: int, plan_id: int, now: datetime, **fields: Any) -> Plan:
    """The plan with these fields of `Plan` changed. Raises StoreError for an unknown field or plan."""
    mine = (table.c.user_id == user_id, table.c.id == plan_id)
    session.execute(update(table).where(*mine).values(**_packed(fields), changed_at=now))
    return get(session, user_id, plan_id)


def _packed(fields: dict[str, Any]) -> dict[str, Any]:
    if unknown := fields.keys() - (frozenset(_FIELDS) - _FIXED):
        raise StoreError(f"A plan has no such field to change: {', '.join(sorted(unknown))}.")
    values = dict(fields)
    if isinstance(schedule := values.get("schedule"), Schedule):
        values["schedule"] = schedule.to_dict()
    if isinstance(done := values.get("last_done_on"), date):
        values["last_done_on"] = done.isoformat()
    return values


def _plan(row: Any) -> Plan:
    values = {name: row._mapping[name] for name in _FIELDS}
    values["schedule"] = schedule_from(values["schedule"]) if values["schedule"] else None
    values["last_done_on"] = date.fromisoformat(values["last_done_on"]) if values["last_done_on"] else None
    return Plan(**values)
