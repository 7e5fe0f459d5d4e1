"""The order of the outbox: which waiting messages may go next, as statements that are put together once.

A chat's answers go before what is unasked, oldest first, one at a time.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, bindparam, exists, func, or_, select

from bot.store.schema import outbox as table

ANSWER, UNASKED = 0, 1
"""Ranks."""
_OTHER = table.alias("other")


def _is_head(rank: int) -> tuple[Any, ...]:
    """Waiting, of this rank, first in its chat, and with nothing of the chat in flight."""
    in_chat = exists().where(_OTHER.c.chat_key == table.c.chat_key)
    waits = _OTHER.c.state == "waiting"
    before = and_(_OTHER.c.rank == rank, _OTHER.c.id < table.c.id)
    conditions = [table.c.state == "waiting", table.c.rank == rank, ~in_chat.where(_OTHER.c.state == "claimed")]
    conditions += [~in_chat.where(waits, _OTHER.c.rank == lower) for lower in range(rank)]
    return *conditions, ~in_chat.where(waits, before)


def _due(rank: int) -> Any:
    in_time = or_(table.c.expires_at.is_(None), table.c.expires_at > bindparam("now"))
    is_free = table.c.chat_key.not_in(bindparam("busy", expanding=True))
    due = select(table.c.id).where(*_is_head(rank), table.c.due_at <= bindparam("now"), in_time, is_free)
    return due.order_by(table.c.due_at, table.c.id).limit(bindparam("room")).with_for_update(skip_locked=True)


DUE = [_due(rank) for rank in (ANSWER, UNASKED)]
NEXT = [
    select(table.c.due_at).where(*_is_head(rank)).order_by(table.c.due_at, table.c.id).limit(1)
    for rank in (ANSWER, UNASKED)
]
OLDEST_CLAIM = select(func.min(table.c.claimed_at)).where(table.c.state == "claimed")
LATE = select(table.c.id).where(table.c.state == "waiting", table.c.expires_at <= bindparam("now"))
LATE = LATE.with_for_update(skip_locked=True)
STALE = select(table.c.id, or_(table.c.is_once, table.c.doubts > 0).label("is_over"))
STALE = STALE.where(table.c.state == "claimed", table.c.claimed_at <= bindparam("before"))
STALE = STALE.with_for_update(skip_locked=True)
