"""What happened in a simulated life, as plain entries: the only thing that the rules read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

What = Literal[
    "wishes",  # zone, per_day, per_week, days, hours, quiet: in force from now on
    "on", "off", "stop", "blocked", "unblocked",
    "pause",  # until
    "crisis", "check_in_agreed", "check_in",
    "person",  # contact_id, rhythm, is_easy
    "mark",  # contact_id, is_ok
    "touch",  # contact_id: they were in touch
    "plan",  # plan_id, contact_id, weekdays, wall, needs, is_granted
    "drop",  # plan_id
    "sign",  # they wrote or tapped; `tap` where it was a button
    "later",  # key, wanted
    "down", "up",  # the service
    "due",  # key: an appointment fell due
    "sent",  # keys, about, contact_ids, is_snoozed, why
    "asked",  # whether to go on
    "ended",  # key, state
]  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One thing that happened; `facts` as the comment beside each kind tells."""

    at: datetime
    what: What
    facts: dict[str, Any] = field(default_factory=dict)
