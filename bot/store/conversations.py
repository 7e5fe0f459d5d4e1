"""Conversations: what the dialogue remembers of a user, one sealed value each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from bot.store import rows
from bot.store.schema import conversation as table

WORDS_KEPT = timedelta(days=30)
"""How long what somebody said stays, though they go on talking."""

_STATE = select(table.c.state).where(table.c.user_id == bindparam("mine"))


def load(session: Session, user_id: int) -> dict[str, Any] | None:
    """What was saved last, or None."""
    state: dict[str, Any] | None = session.execute(_STATE, {"mine": user_id}).scalar()
    return state


def save(session: Session, user_id: int, state: Mapping[str, Any], now: datetime) -> None:
    """Keeps this in place of what was there, less the words of old events. Nothing is kept of a user who was erased."""
    if rows.is_known(session, user_id):
        rows.put(session, table, ("user_id",), {"user_id": user_id, "state": faded(state), "changed_at": now})


def faded(state: Mapping[str, Any]) -> dict[str, Any]:
    """The state without what the person said more than 30 days before its newest event; what it meant stays."""
    events = state.get("events", [])
    times = [event["timestamp"] for event in events if isinstance(event, dict) and event.get("timestamp")]
    if not times:
        return dict(state)
    before = max(times) - WORDS_KEPT.total_seconds()
    return {**state, "events": [_wordless(event) if _is_said_before(event, before) else event for event in events]}


def _is_said_before(event: Mapping[str, Any], instant: float) -> bool:
    return event.get("event") == "user" and (event.get("timestamp") or instant) < instant


def _wordless(event: Mapping[str, Any]) -> dict[str, Any]:
    parsed = {**event.get("parse_data", {}), "text": "", "entities": []}
    return {**event, "text": "", "parse_data": parsed}


def forget(session: Session, user_id: int) -> None:
    """Deletes it."""
    session.execute(delete(table).where(table.c.user_id == user_id))
