"""What a safety conversation asks of the store: levels and concerns, never the words, and what is agreed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.coaching.safety import Move, Seen, Talk
from bot.services.practice import SAFETY_PLAN
from bot.store import appointments, concerns, drafts, users

CHECK_IN_AFTER = timedelta(hours=20)
"""When the agreed check-in comes."""

UNASKED: tuple[appointments.Kind, ...] = ("nudge", "review")
CHECK_IN: tuple[appointments.Kind, ...] = ("check_in",)


def carry_out(session: Any, *, chat_id: int, talk: Talk, is_open: bool, seen: Seen, move: Move, now: datetime) -> None:
    """Mirrors the talk and does what the move asks for, for somebody who has consented; for others the mirror only."""
    concerns.save_talk(session, chat_id, talk.to_dict() if is_open else None, now)
    user = users.find(session, chat_id)
    if user is None:
        return
    if seen.level != "none":
        concerns.record(session, user.id, seen.level, seen.concern, now)
    effects = move.effects
    if "discreet_on" in effects:
        users.change(session, user.id, is_discreet=True)
    if effects & {"pause_nudges", "withdraw_plans"}:
        appointments.withdraw(session, user.id, UNASKED)
    if "stop_unasked" in effects:
        users.change(session, user.id, nudges_on=False, stopped_at=now)
        appointments.withdraw(session, user.id)
    if "withdraw_check_in" in effects:
        appointments.withdraw(session, user.id, CHECK_IN)
    if "check_in" in effects:
        key = f"check_in {now.date().isoformat()}"
        appointments.add(session, user.id, "check_in", key, now + CHECK_IN_AFTER, None, {})
    if "save_plan" in effects:
        lines = [text for step, text in talk.answers.items() if step.startswith("plan")]
        drafts.add(session, user.id, SAFETY_PLAN, None, "\n".join(lines), True, now)
