"""The words that a nudge needs, for many people at once: opened only for what is sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import contact, draft, plan, practice, user

NOT_A_DRAFT = "safety_plan"


@dataclass(frozen=True)
class Reader:
    """Who reads it, and how."""

    chat_id: int = field(repr=False)
    chat_key: str = field(repr=False)
    tags: frozenset[str] = field(repr=False)
    is_discreet: bool


def people(session: Session, user_ids: Collection[int]) -> dict[int, Reader]:
    """The readers of these users."""
    if not user_ids:
        return {}
    columns = (user.c.id, user.c.chat_id, user.c.chat_key, user.c.tags, user.c.is_discreet)
    found = session.execute(select(*columns).where(rows.among(session, user.c.id, user_ids)))
    return {
        user_id: Reader(int(chat_id), chat_key, frozenset(tags), is_discreet)
        for user_id, chat_id, chat_key, tags, is_discreet in found.all()
    }


def names(session: Session, contact_ids: Collection[int]) -> dict[int, str]:
    """The names of these contacts."""
    if not contact_ids:
        return {}
    wanted = select(contact.c.id, contact.c.name).where(rows.among(session, contact.c.id, contact_ids))
    return dict(session.execute(wanted).all())


def plans(session: Session, plan_ids: Collection[int]) -> dict[int, tuple[str, str | None, str | None]]:
    """What these plans are to do, what may come between, and what then."""
    if not plan_ids:
        return {}
    columns = (plan.c.id, plan.c.action, plan.c.obstacle, plan.c.answer)
    found = session.execute(select(*columns).where(rows.among(session, plan.c.id, plan_ids)))
    return {plan_id: (action, obstacle, answer) for plan_id, action, obstacle, answer in found.all()}


def practised(session: Session, practice_ids: Collection[int]) -> dict[int, tuple[str, str | None]]:
    """What was meant to be done after these stays in a room, and the draft that was kept in them."""
    if not practice_ids:
        return {}
    c = practice.c
    wanted = select(c.id, c.user_id, c.data, c.started_at, c.changed_at).where(rows.among(session, c.id, practice_ids))
    return {row.id: (str(row.data["plan"]), _draft(session, row)) for row in session.execute(wanted).all()}


def _draft(session: Session, row: Any) -> str | None:
    c = draft.c
    started: datetime = row.started_at
    mine = (c.user_id == row.user_id, c.is_kept.is_(True), c.created_at >= started, c.created_at <= row.changed_at)
    kept = session.execute(select(c.kind, c.text).where(*mine).order_by(c.id.desc())).all()
    return next((str(one.text) for one in kept if one.kind != NOT_A_DRAFT), None)
