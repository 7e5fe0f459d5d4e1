"""Appointments: all that is due at an instant, each occurrence once, claimed by one nudger, ended in one way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import and_, exists, select, update
from sqlalchemy.orm import Session

from bot.store import batches, outbox, rows
from bot.store.schema import appointment as table
from bot.store.schema import outbox as laid_out
from bot.store.schema import user

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
    decision: dict[str, Any] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Planned:
    """An appointment to be made."""

    user_id: int
    kind: Kind = field(repr=False)
    key: str = field(repr=False)
    due_at: datetime
    expires_at: datetime | None
    payload: Mapping[str, Any] = field(repr=False)


_CLAIMED = [table.c[name] for name in ("id", "user_id", "kind", "key", "due_at", "expires_at", "payload")]


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


def arrange(session: Session, planned: Sequence[Planned]) -> set[tuple[int, str]]:
    """Makes appointments, or has withdrawn ones of the same key wait again; returns (user, key) of what now waits.

    One that waits already, or has ended otherwise, stays as it is.
    """
    if not planned:
        return set()
    keys = {(one.user_id, one.key): rows.lookup(session, "occurrence", f"{one.user_id}:{one.key}") for one in planned}
    values = {
        (one.user_id, one.key): {
            "user_id": one.user_id,
            "occurrence_key": keys[one.user_id, one.key],
            "kind": one.kind,
            "key": one.key,
            "payload": dict(one.payload),
            "state": "waiting",
            "due_at": one.due_at,
            "expires_at": one.expires_at,
        }
        for one in reversed(planned)  # of two of the same key the first
    }
    made = list(values.values())[::-1]
    if batches.revive_all(session, table, ("user_id", "occurrence_key"), made, "withdrawn") == len(made):
        return set(keys)
    theirs = rows.given(session, {keys[name]: name[0] for name in keys})
    is_theirs = and_(table.c.user_id == theirs.c.value, table.c.occurrence_key == theirs.c.key)
    found = select(table.c.occurrence_key).select_from(theirs.join(table, is_theirs))
    waiting_keys = set(session.execute(found.where(rows.is_in_state(table, "waiting"))).scalars())
    return {name for name, key in keys.items() if key in waiting_keys}


def claim(session: Session, now: datetime, limit: int) -> list[Appointment]:
    """Takes up to `limit` due appointments, the longest due first: holds them, and writes down that they are taken."""
    held = hold(session, now, limit)
    take(session, [one.id for one in held], now)
    return [replace(one, state="claimed") for one in held]


def take(session: Session, row_ids: Collection[int], now: datetime) -> None:
    """Writes down that these are taken, which this transaction holds."""
    if row_ids:  # held already, so that their state needs no second look, which SQLite would search them by
        mine = rows.among(session, table.c.id, row_ids)
        session.execute(update(table).where(mine).values(state="claimed", claimed_at=now))


def hold(session: Session, now: datetime, limit: int) -> list[Appointment]:
    """Holds up to `limit` due appointments for this transaction, the longest due first, to be taken or decided in it.

    Those past their `expires_at` come too, so that the next occurrence is planned before they end as expired. A claim
    of a dead process that laid nothing into the outbox is held again. On PostgreSQL their users are held until the
    transaction ends, so that no two processes decide about one person at once; who is in the middle of a turn waits.
    """
    _recover(session, now)
    due = select(*_CLAIMED).join(user, user.c.id == table.c.user_id)
    due = due.where(table.c.state == "waiting", table.c.due_at <= now)
    due = due.order_by(table.c.due_at, table.c.id).limit(limit).with_for_update(skip_locked=True, key_share=True)
    return [
        Appointment(row_id, user_id, kind, key, due_at, expires_at, payload, "waiting")
        for row_id, user_id, kind, key, due_at, expires_at, payload in session.execute(due).all()
    ]


def end(session: Session, row_id: int, state: State, now: datetime) -> None:
    """Ends an appointment as sent, expired, unknown or withdrawn; one that has ended stays as it is."""
    is_open = (table.c.id == row_id, table.c.state.in_(("waiting", "claimed")))
    session.execute(update(table).where(*is_open).values(state=state, ended_at=now))


def decided(session: Session, decisions: Sequence[tuple[int, State, Mapping[str, Any]]], now: datetime) -> None:
    """Takes these appointments, which wait and are held, and keeps why each was decided so: (id, state, decision).

    In state "claimed" it goes on to the outbox; any other ends it.
    """
    values = [
        {
            "id": row_id,
            "state": state,
            "decision": why,
            "claimed_at": now,
            "ended_at": None if state == "claimed" else now,
        }
        for row_id, state, why in decisions
    ]
    batches.change_all(session, table, "waiting", values)


def get(session: Session, user_id: int, row_id: int) -> Appointment | None:
    """One of this user's appointments, or None."""
    row = session.execute(select(table).where(table.c.user_id == user_id, table.c.id == row_id)).first()
    return None if row is None else _appointment(row)


def latest(session: Session, user_id: int, limit: int) -> list[Appointment]:
    """The newest appointments of this user, the newest first, whatever became of them."""
    found = session.execute(select(table).where(table.c.user_id == user_id).order_by(table.c.id.desc()).limit(limit))
    return [_appointment(row) for row in found]


def withdraw_looks(session: Session, user_id: int, now: datetime) -> None:
    """Withdraws the looks that this user has still to come; what was put off until later stays."""
    mine = (*_open_of(user_id, ("waiting",)), table.c.due_at > now)
    found = session.execute(select(table.c.id, table.c.kind, table.c.payload).where(*mine)).all()
    ids = [row.id for row in found if row.kind == "nudge" and "look" in row.payload]
    if ids:
        session.execute(update(table).where(table.c.id.in_(ids)).values(state="withdrawn"))


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


def call_back(session: Session, user_id: int) -> None:
    """Takes what is unasked and laid out for this user, and not yet on its way, out of the outbox again."""
    found = session.execute(select(table.c.id, table.c.kind).where(*_open_of(user_id, ("claimed",)))).all()
    ids = outbox.take_back(session, [row.id for row in found if row.kind in ("nudge", "review")])
    if ids:
        session.execute(update(table).where(table.c.id.in_(ids)).values(state="withdrawn"))


def next_due(session: Session) -> datetime | None:
    """When the next waiting appointment is due; None where none waits."""
    first = select(table.c.due_at).where(table.c.state == "waiting").order_by(table.c.due_at).limit(1)
    due: datetime | None = session.execute(first).scalar()
    return due


def waiting(session: Session, user_id: int) -> list[Appointment]:
    """What this user has waiting, the soonest first."""
    found = session.execute(select(table).where(*_open_of(user_id, ("waiting",))))
    theirs = [_appointment(row) for row in found]  # put in order here: SQLite would read what waits of everybody
    return sorted(theirs, key=lambda one: (one.due_at, one.id))


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
        session.execute(update(table).where(table.c.id.in_(ids)).values(again))


def _appointment(row: Any) -> Appointment:
    return Appointment(**{name: row._mapping[name] for name in Appointment.__dataclass_fields__})
