"""Why somebody was nudged, or was not: how they stand, what would be decided now, and what was decided lately."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.coaching.nudges import decide
from bot.coaching.nudges.gathering import FORGOTTEN
from bot.errors import StoreError
from bot.services.nudge_pass import told
from bot.services.standing import subjects_of
from bot.store import appointments, nudge_facts


def explained(session: Any, user_id: int, now: datetime, last: int) -> dict[str, Any]:
    """JSON-ready, without a name or a word of theirs: {"stands", "now", "decisions"}. Raises StoreError."""
    facts = nudge_facts.load(session, (user_id,), now, now - FORGOTTEN).get(user_id)
    if facts is None:
        raise StoreError("There is no such user.")
    standing = facts.standing
    wishes = standing.wishes
    stands = {
        "is_on": facts.is_on,
        "zone": facts.zone,
        "per_day": wishes.per_day,
        "per_week": wishes.per_week,
        "days": sorted(wishes.days),
        "hours": None if wishes.hours is None else [f"{one:%H:%M}" for one in wishes.hours],
        "quiet": [f"{one:%H:%M}" for one in wishes.quiet],
        "rest": None if wishes.rest is None else [f"{one:%H:%M}" for one in wishes.rest],
        "stopped_at": _shown(standing.stopped_at),
        "paused_until": _shown(standing.paused_until),
        "after_crisis_until": _shown(standing.crisis_until),
        "asked_at": _shown(standing.asked_at),
        "unanswered": standing.unanswered,
        "sent_since_yes": standing.sent_since,
        "next": [_shown(one.due_at) for one in appointments.waiting(session, user_id) if one.kind == "nudge"],
    }
    decisions = [
        {"due_at": _shown(one.due_at), "state": one.state, "ended_at": _shown(one.ended_at), **(one.decision or {})}
        for one in appointments.latest(session, user_id, last)
        if one.kind == "nudge" and one.decision
    ]
    return {"stands": stands, "now": told(decide(standing, subjects_of(facts, now), now)), "decisions": decisions}


def _shown(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="minutes")
