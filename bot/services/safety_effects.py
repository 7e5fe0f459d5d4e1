"""What a safety conversation asks of the store: levels and concerns, never the words, and what is agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.coaching.nudges.policy import CRISIS_PAUSE
from bot.coaching.safety import Move, Past, Seen, Talk
from bot.coaching.safety.plan import packed
from bot.services import safety_apart
from bot.store import appointments, concerns, drafts, nudging, users
from bot.store.users import User

SAFETY_PLAN = "safety_plan"
"""The kind of draft that is no draft but a plan for hard hours."""

CHECK_IN_AFTER = timedelta(hours=20)
"""When the agreed check-in comes, unless that is in the night."""
MORNING, EVENING = 9, 20

CHECK_IN: tuple[appointments.Kind, ...] = ("check_in",)


@dataclass(frozen=True)
class Turn:
    """One turn of a conversation as the store has to know it. `text` is read for a name only, and kept nowhere."""

    chat_id: int
    talk: Talk
    seen: Seen
    move: Move
    past: Past
    text: str
    now: datetime


def state_of(talk: Talk | None, past: Past) -> dict[str, Any]:
    """What is mirrored of a chat: its open talk, if there is one, and what is left of earlier ones."""
    return {**({} if talk is None else talk.to_dict()), "past": past.to_dict()}


def carry_out(session: Any, turn: Turn) -> None:
    """Mirrors the talk and does what the move asks for, for somebody who has consented; for others the mirror only."""
    before = concerns.open_talk(session, turn.chat_id) or {}
    undo: Mapping[str, Any] = before.get("undo") or {}
    user = users.find(session, turn.chat_id)
    if user is not None:
        undo = _change(session, user, turn, undo)
    is_open = turn.move.talk is not None
    state = state_of(turn.talk if is_open else None, turn.past)
    concerns.save_talk(session, turn.chat_id, {**state, "undo": undo} if is_open and undo else state, turn.now)


def _change(session: Any, user: User, turn: Turn, undo: Mapping[str, Any]) -> Mapping[str, Any]:
    effects, talk, seen, now = turn.move.effects, turn.talk, turn.seen, turn.now
    if "not_meant" in effects:
        concerns.retract(session, user.id, talk.opened_at)
        nudging.change(session, user.id, now, crisis_until=None)
        safety_apart.undo(session, user, undo)
        return {}
    if "turn_not_meant" in effects:
        safety_apart.undo(session, user, undo)
        undo = {}
    if seen.level != "none":
        concerns.record(session, user.id, seen.level, seen.concern, now)
    if "rise" in effects and not seen.is_urgent:
        concerns.record(session, user.id, "urgent", talk.concern, now)
    if talk.country and user.country is None and user.zone is None:
        users.change(session, user.id, country=talk.country)
    if "discreet_on" in effects and not user.is_discreet:
        users.change(session, user.id, is_discreet=True)
        undo = {**undo, "discreet": True}
    if seen.concern in safety_apart.BECOMES and seen.about == "writer" and not talk.is_apart:
        who = safety_apart.named(session, user, turn.text)  # a worry so far; it may turn out more
        undo = {**undo, "who": who} if who is not None else undo
    if talk.is_apart and ("withdraw_plans" in effects or seen.concern == talk.concern):
        undo = safety_apart.part(session, user, talk.concern, turn.text, undo)
    if effects & {"pause_nudges", "withdraw_plans"} or seen.is_urgent:
        _pause(session, user.id, now)
    if "stop_unasked" in effects:
        users.change(session, user.id, nudges_on=False, stopped_at=now)
        appointments.withdraw(session, user.id)
    if "withdraw_check_in" in effects:
        appointments.withdraw(session, user.id, CHECK_IN)
    if "check_in" in effects:
        appointments.withdraw(session, user.id, CHECK_IN)
        appointments.add(
            session, user.id, "check_in", f"check_in {now.isoformat()}", check_in_at(now, user.zone), None, {}
        )
    if "save_plan" in effects:
        _keep_plan(session, user, talk, now)
    return undo


def check_in_at(now: datetime, zone: str | None) -> datetime:
    """The instant of the check-in: about a day later, and by day where the person is, as far as that is known."""
    due = (now + CHECK_IN_AFTER).astimezone(ZoneInfo(zone or "UTC"))
    if zone is None or MORNING <= due.hour < EVENING:
        return now + CHECK_IN_AFTER
    by_day = due.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    if due.hour >= EVENING:
        by_day = due.replace(hour=EVENING - 1, minute=0, second=0, microsecond=0)
    return by_day.astimezone(now.tzinfo)


def _keep_plan(session: Any, user: User, talk: Talk, now: datetime) -> None:
    """Keeps the lines given so far, beside those of an earlier plan; there is one plan at a time."""
    plans = [draft for draft in drafts.list_kept(session, user.id) if draft.kind == SAFETY_PLAN]
    text = packed(talk.answers, plans[-1].text if plans else "")
    if not text or (plans and plans[-1].text == text):
        return
    for plan in plans:
        drafts.remove(session, user.id, plan.id)
    drafts.add(session, user.id, SAFETY_PLAN, None, text, True, now)


def _pause(session: Any, user_id: int, now: datetime) -> None:
    """No nudges for a while after a crisis, nor one that is on its way; what comes due meanwhile finds it so."""
    appointments.call_back(session, user_id)
    nudging.change(session, user_id, now, crisis_until=now + CRISIS_PAUSE)
