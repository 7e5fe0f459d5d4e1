"""The outbox: messages waiting to be delivered, in order per chat, each claimed by one sender."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from bot.store import batches, outbox_order, rows
from bot.store.outbox_order import ANSWER, UNASKED
from bot.store.schema import appointment
from bot.store.schema import outbox as table

STALE = timedelta(seconds=60)
"""How long a claim holds; after that its process is taken for dead."""
AT_MOST_ONCE = ("nudge", "timer", "review")
"""Kinds that are never sent again where nobody knows whether they arrived."""

_OPEN = and_(table.c.id.in_(bindparam("ids", expanding=True)), rows.is_in_state(table, "waiting", "claimed"))
_ABOUT = select(table.c.appointment_id).where(_OPEN, table.c.appointment_id.is_not(None))
_END = update(table).where(_OPEN).values(state=bindparam("fate"), ended_at=bindparam("now"), message=None)
_OF_NOBODY = delete(table).where(table.c.id.in_(bindparam("ids", expanding=True)), table.c.user_id.is_(None))
_ARRIVED = update(table).where(table.c.id == bindparam("row")).values(message_id=bindparam("number"))


@dataclass(frozen=True)
class OutboxRow:
    """A message to send. `message` is what `message_to_dict` packed; `attempts` counts claims, this one included."""

    id: int
    chat_id: int = field(repr=False)
    user_id: int | None
    message: dict[str, Any] = field(repr=False)
    keyboard: str | None
    attempts: int
    due_at: datetime
    expires_at: datetime | None
    appointment_id: int | None


def add(
    session: Session,
    chat_id: int,
    user_id: int | None,
    messages: Sequence[Mapping[str, Any]],
    now: datetime,
    *,
    keyboards: Sequence[str | None] | None = None,
    expires_at: datetime | None = None,
    appointment_id: int | None = None,
) -> list[int]:
    """Lays messages out, due now, in this order, and returns their ids.

    `keyboards` holds a token or None for each message. Nothing is laid out for an appointment that is not claimed any
    more, and nothing twice.
    """
    if appointment_id is not None and not _is_claimed(session, appointment_id):
        return []
    key = rows.chat_key(session, chat_id)
    owner = user_id if user_id is not None and rows.is_known(session, user_id) else None
    tokens = keyboards or [None] * len(messages)
    ids = []
    for part, (message, token) in enumerate(zip(messages, tokens, strict=True)):
        is_once = message["kind"] in AT_MOST_ONCE
        values = {
            "chat_key": key,
            "chat_id": chat_id,
            "user_id": owner,
            "appointment_id": appointment_id,
            "part": part,
            "rank": UNASKED if is_once else ANSWER,
            "is_once": is_once,
            "message": dict(message),
            "keyboard": token,
            "state": "waiting",
            "attempts": 0,
            "doubts": 0,
            "created_at": now,
            "due_at": now,
            "expires_at": expires_at,
        }
        if (row_id := rows.add_once(session, table, values)) is not None:
            ids.append(row_id)
    return ids


@dataclass(frozen=True)
class Laid:
    """A message for an appointment that this transaction claimed."""

    chat_id: int = field(repr=False)
    chat_key: str = field(repr=False)
    user_id: int
    appointment_id: int
    message: Mapping[str, Any] = field(repr=False)
    keyboard: str | None
    expires_at: datetime | None


def add_all(session: Session, laid: Sequence[Laid], now: datetime) -> None:
    """Lays out one unasked message for each appointment, in one statement."""
    values = [
        {
            "chat_key": one.chat_key,
            "chat_id": one.chat_id,
            "user_id": one.user_id,
            "appointment_id": one.appointment_id,
            "part": 0,
            "rank": UNASKED,
            "is_once": one.message["kind"] in AT_MOST_ONCE,
            "message": one.message,
            "keyboard": one.keyboard,
            "state": "waiting",
            "attempts": 0,
            "doubts": 0,
            "created_at": now,
            "due_at": now,
            "expires_at": one.expires_at,
        }
        for one in laid
    ]
    batches.add_all(session, table, values)


def claim(session: Session, now: datetime, limit: int, busy_chats: Sequence[int] = ()) -> list[OutboxRow]:
    """Takes up to `limit` due messages, at most one of a chat: its oldest answer, else its oldest unasked message.

    A chat with a claimed message waits, and so do `busy_chats`. A claim of a dead process is taken again, once;
    what may go out only once becomes unknown instead.
    """
    _recover(session, now)
    busy = [rows.chat_key(session, chat_id) for chat_id in busy_chats]
    ids: list[int] = []
    for due in outbox_order.DUE:
        found = list(session.execute(due, {"now": now, "busy": busy, "room": limit - len(ids)}).scalars())
        if found:
            mine = and_(table.c.id.in_(found), rows.is_in_state(table, "waiting"))
            taken = {"state": "claimed", "claimed_at": now, "attempts": table.c.attempts + 1}
            session.execute(update(table).where(mine).values(taken))
            ids += found
        if len(ids) >= limit:
            break
    if not ids:
        return []
    claimed = {row.id: row for row in session.execute(select(table).where(table.c.id.in_(ids)))}
    return [_outbox_row(claimed[row_id]) for row_id in ids]


def sent(session: Session, row_id: int, now: datetime, message_id: int) -> None:
    """Records that a message arrived under this id, and ends its appointment."""
    session.connection().execute(_ARRIVED, {"row": row_id, "number": message_id})
    _end(session, [row_id], "sent", now)


def again(session: Session, row_id: int, at: datetime, *, is_doubtful: bool = False) -> None:
    """Puts a claimed message back, due at `at`; `is_doubtful` where nobody knows whether it arrived."""
    values = {"state": "waiting", "due_at": at, "claimed_at": None, "doubts": table.c.doubts + int(is_doubtful)}
    session.execute(update(table).where(table.c.id == row_id, table.c.state == "claimed").values(values))


def refused(session: Session, row_id: int, now: datetime) -> None:
    """Records that Telegram will never take this message; its appointment ends as expired."""
    _end(session, [row_id], "refused", now)


def unknown(session: Session, row_id: int, now: datetime) -> None:
    """Records that nobody knows whether this message arrived, and that it is not sent again."""
    _end(session, [row_id], "unknown", now)


def expire(session: Session, now: datetime) -> int:
    """Drops waiting messages whose time is over; how many there were."""
    return _end(session, list(session.execute(outbox_order.LATE, {"now": now}).scalars()), "expired", now)


def give_up(session: Session, before: datetime, now: datetime) -> int:
    """Drops what has waited since before an instant; how many there were."""
    old = select(table.c.id).where(table.c.created_at <= before, rows.is_in_state(table, "waiting", "claimed"))
    return _end(session, list(session.execute(old).scalars()), "expired", now)


def drop_for_chat(session: Session, chat_id: int, now: datetime) -> int:
    """Drops all that waits for this chat; how many there were."""
    key = rows.chat_key(session, chat_id)
    waiting = select(table.c.id).where(table.c.chat_key == key, table.c.state == "waiting")
    return _end(session, list(session.execute(waiting).scalars()), "dropped", now)


def take_back(session: Session, appointment_ids: Sequence[int]) -> set[int]:
    """Deletes what these appointments laid out and nobody has claimed; of which appointments nothing is out.

    An appointment of which a part is on its way, or has arrived, keeps what is left of it.
    """
    if not appointment_ids:
        return set()
    theirs = table.c.appointment_id.in_(appointment_ids)
    out = set(session.execute(select(table.c.appointment_id).where(theirs, table.c.state != "waiting")).scalars())
    free = set(appointment_ids) - out
    session.execute(delete(table).where(table.c.appointment_id.in_(free), rows.is_in_state(table, "waiting")))
    return free


def next_due(session: Session) -> datetime | None:
    """When the next message that nothing of its chat holds up is due, or a claim goes stale; None where none waits."""
    oldest_claim = session.execute(outbox_order.OLDEST_CLAIM).scalar()
    dues = [] if oldest_claim is None else [oldest_claim + STALE]
    for head in outbox_order.NEXT:
        dues += session.execute(head).scalars()
    return min(dues, default=None)


def count_waiting(session: Session) -> int:
    """How many messages wait to be sent."""
    return session.execute(select(func.count()).where(table.c.state == "waiting")).scalar() or 0


def _is_claimed(session: Session, appointment_id: int) -> bool:
    """Whether it is still the caller's to lay out; on PostgreSQL it stays so until the transaction ends."""
    state = select(appointment.c.state).where(appointment.c.id == appointment_id).with_for_update()
    return bool(session.execute(state).scalar() == "claimed")


def _recover(session: Session, now: datetime) -> None:
    found = session.execute(outbox_order.STALE, {"before": now - STALE}).all()
    _end(session, [row.id for row in found if row.is_over], "unknown", now)
    for row in found:
        if not row.is_over:
            again(session, row.id, now, is_doubtful=True)


def _end(session: Session, ids: Sequence[int], state: str, now: datetime) -> int:
    """Ends messages that have not ended, drops what they said, and ends their appointments alike."""
    if not ids:
        return 0
    appointments = list(session.execute(_ABOUT, {"ids": ids}).scalars())
    if appointments:
        fate = state if state in ("sent", "unknown") else "expired"
        theirs = and_(appointment.c.id.in_(appointments), rows.is_in_state(appointment, "claimed"))
        session.execute(update(appointment).where(theirs).values(state=fate, ended_at=now))
    ended = session.connection().execute(_END, {"ids": ids, "fate": state, "now": now}).rowcount
    session.connection().execute(_OF_NOBODY, {"ids": ids})  # leave no trace
    return int(ended)


def _outbox_row(row: Any) -> OutboxRow:
    return OutboxRow(
        id=row.id,
        chat_id=int(row.chat_id),
        user_id=row.user_id,
        message=row.message,
        keyboard=row.keyboard,
        attempts=row.attempts,
        due_at=row.due_at,
        expires_at=row.expires_at,
        appointment_id=row.appointment_id,
    )
