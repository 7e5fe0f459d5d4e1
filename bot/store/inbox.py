"""The inbox: updates received, each once, kept until they are handled."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import inbox as table

_STATE = select(table.c.state).where(table.c.id == bindparam("row"))
_BEFORE = select(table).where(table.c.state == "waiting", table.c.id < bindparam("row"))
_BEFORE = _BEFORE.where(table.c.chat_key == bindparam("chat")).order_by(table.c.id)
_FINISH = update(table).where(table.c.id == bindparam("row"))
_FINISH = _FINISH.values(state="done", body=None, tried_at=bindparam("now"))


@dataclass(frozen=True)
class InboxRow:
    """An update that waits to be handled. `body` is the raw update."""

    id: int
    update_id: int
    chat_id: int = field(repr=False)
    body: dict[str, Any] = field(repr=False)
    received_at: datetime
    attempts: int


def add(session: Session, update_id: int, chat_id: int, body: Mapping[str, Any], now: datetime) -> int | None:
    """Stores an update and returns the row's id, or None where this update is there already."""
    values = {
        "update_id": update_id,
        "chat_key": rows.chat_key(session, chat_id),
        "chat_id": chat_id,
        "body": dict(body),
        "state": "waiting",
        "attempts": 0,
        "received_at": now,
    }
    return rows.add_once(session, table, values)


def undone(session: Session, limit: int, before: datetime | None = None) -> list[InboxRow]:
    """The oldest updates that were not finished, in the order in which they came; with `before`, that came by then."""
    old = () if before is None else (table.c.received_at <= before,)
    waiting = select(table).where(table.c.state == "waiting", *old)
    return [_inbox_row(row) for row in session.execute(waiting.order_by(table.c.id).limit(limit))]


def ahead(session: Session, chat_id: int, row_id: int) -> list[InboxRow] | None:
    """What came of this chat before an update and was not finished, in its order; None where the update itself was.

    To be asked within a transaction that holds the chat.
    """
    if session.execute(_STATE, {"row": row_id}).scalar() == "done":
        return None
    before = session.execute(_BEFORE, {"row": row_id, "chat": rows.chat_key(session, chat_id)})
    return [_inbox_row(row) for row in before]


def count_undone(session: Session) -> int:
    """How many updates were not finished."""
    return session.execute(select(func.count()).where(table.c.state == "waiting")).scalar() or 0


def finish(session: Session, row_id: int, now: datetime) -> None:
    """Records that an update was handled; what it said is dropped, its number stays so that it is known again."""
    session.connection().execute(_FINISH, {"row": row_id, "now": now})


def drop(session: Session, update_ids: Collection[int], now: datetime) -> int:
    """Ends updates that nobody will handle, by their numbers; how many there were."""
    theirs = (table.c.update_id.in_(update_ids), rows.is_in_state(table, "waiting"))
    ended = session.execute(update(table).where(*theirs).values(state="done", body=None, tried_at=now))
    return int(ended.rowcount)


def failed(session: Session, row_id: int, now: datetime) -> int:
    """Records an attempt that failed and returns how many there were; 0 where the update is gone."""
    session.execute(update(table).where(table.c.id == row_id).values(attempts=table.c.attempts + 1, tried_at=now))
    return session.execute(select(table.c.attempts).where(table.c.id == row_id)).scalar() or 0


def _inbox_row(row: Any) -> InboxRow:
    return InboxRow(row.id, row.update_id, int(row.chat_id), row.body, row.received_at, row.attempts)
