"""Appointments: all that is due at an instant, each occurrence once, claimed by one nudger, ended in one way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from bot.store import outbox, rows
from bot.store.schema import appointment as table
from bot.store.schema import outbox as laid_out

Kind = Literal["nudge", "timer", "review", "check_in"]
State = Literal["waiting", "claimed", "sent", "expired", "unknown", "withdrawn"]

STALE = timedelta(seconds=60)
"""How long a claim holds that has laid nothing into the outbox; after that its process is taken for dead."""


@dataclass(frozen=True)
class Appointment:
    """Something due. `key` names the occurrence, `payload` what it is about ("contact_id" where it is a contact)."""

    id: int
    user_id: int
    kind: Kind = field(repr=False)
    key: str = field(repr=False)
    due_at: datetime
    expires_at: datetime | None
    payload: dict[str, Any] = field(repr=False)
    state: State
    ended_at: datetime | None = None


def add(
    session: Session,
    user_id: int,
    kind: Kind,
    key: str,
    due_at: datetime,
    expires_at: datetime | None,
    payload: Mapping[str, Any],
) -> int | None:
    """Makes an appointment and returns its id, or None where this user has one of this key, ended or not."""
    values = {
        "user_id": user_id,
        "occurrence_key": rows.lookup(session, "occurrence", f"{user_id}:{key}"),
        "kind": kind,
        "key": key,
        "payload": dict(payload),
        "state": "waiting",
        "due_at": due_at,
        "expires_at": expires_at,
    }
    return rows.add_once(session, table, values)


def claim(session: Session, now: datetime, limit: int) -> list[Appointment]:
    """Takes up to `limit` due appointments, the longest due first.

    Those past their `expires_at` come too, so that the next occurrence is planned before they end as expired. A claim
    of a dead process that laid nothing into the outbox is taken again.
    """
    _recover(session, now)
    due = select(table.c.id).where(table.c.state == "waiting", table.c.due_at <= now)
    due = due.order_by(table.c.due_at, table.c.id).limit(limit).with_for_update(skip_locked=True)
    ids = list(session.execute(due).scalars())
    if not ids:
        return []
    mine = (table.c.id.in_(ids), table.c.state == "waiting")
    session.execute(update(table).where(*mine).values(state="claimed", claimed_at=now))
    claimed = {row.id: row for row in session.execute(select(table).where(table.c.id.in_(ids)))}
    return [_appointment(claimed[row_id]) for row_id in ids]


def end(session: Session, row_id: int, state: State, now: datetime) -> None:
    """Ends an appointment as sent, expired, unknown or withdrawn; one that has ended stays as it is."""
    is_open = (table.c.id == row_id, table.c.state.in_(("waiting", "claimed")))
    session.execute(update(table).where(*is_open).values(state=state, ended_at=now))


def withdraw(
    session: Session,
    user_id: int,
    kinds: Collection[Kind] | None = None,
    about_contact: int | None = None,
    topic: str | None = None,
) -> int:
    """Withdraws what this user has waiting, of these kinds, about this contact and of this topic where given; how many
    there were.

    What is in the outbox already and not yet on its way is taken out again.
    """
    found = session.execute(select(table).where(*_open_of(user_id, ("waiting", "claimed")))).all()
    chosen = [
        row
        for row in found
        if (kinds is None or row.kind in kinds)
        and (about_contact is None or row.payload.get("contact_id") == about_contact)
        and (topic is None or row.payload.get("topic") == topic)
    ]
    ids = {row.id for row in chosen if row.state == "waiting"}
    ids |= outbox.take_back(session, [row.id for row in chosen if row.state == "claimed"])
    if ids:
        session.execute(update(table).where(table.c.id.in_(ids)).values(state="withdrawn"))
    return len(ids)


def restore(session: Session, user_id: int, ids: Collection[int]) -> None:
    """Lets these withdrawn appointments of the user wait again."""
    mine = (table.c.user_id == user_id, table.c.id.in_(list(ids)), table.c.state == "withdrawn")
    session.execute(update(table).where(*mine).values(state="waiting", claimed_at=None, ended_at=None))


def next_due(session: Session) -> datetime | None:
    """When the next waiting appointment is due; None where none waits."""
    first = select(table.c.due_at).where(table.c.state == "waiting").order_by(table.c.due_at).limit(1)
    due: datetime | None = session.execute(first).scalar()
    return due


def waiting(session: Session, user_id: int) -> list[Appointment]:
    """What this user has waiting, the soonest first."""
    found = session.execute(select(table).where(*_open_of(user_id, ("waiting",))).order_by(table.c.due_at, table.c.id))
    return [_appointment(row) for row in found]


def ended(session: Session, user_id: int, since: datetime) -> list[Appointment]:
    """What was sent, or may have been, to this user from `since` on, oldest first: what the caps count."""
    mine = (table.c.user_id == user_id, table.c.state.in_(("sent", "unknown")), table.c.ended_at >= since)
    found = session.execute(select(table).where(*mine).order_by(table.c.ended_at, table.c.id))
    return [_appointment(row) for row in found]


def _open_of(user_id: int, states: tuple[State, ...]) -> tuple[Any, ...]:
    return table.c.user_id == user_id, table.c.state.in_(states)


def _recover(session: Session, now: datetime) -> None:
    stale = select(table.c.id).where(table.c.state == "claimed", table.c.claimed_at <= now - STALE)
    stale = stale.where(~exists().where(laid_out.c.appointment_id == table.c.id))
    ids = list(session.execute(stale.with_for_update(skip_locked=True)).scalars())
    if ids:
        again = {"state": "waiting", "claimed_at": None}
        session.execute(update(table).where(table.c.id.in_(ids), table.c.state == "claimed").values(again))


def _appointment(row: Any) -> Appointment:
    return Appointment(
        row.id, row.user_id, row.kind, row.key, row.due_at, row.expires_at, row.payload, row.state, row.ended_at
    )
