"""Whether an appointment that is due is kept: for every kind of appointment, before anything else is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

Fate = Literal["go_on", "expire"]


def fate(
    kind: str, expires_at: datetime | None, now: datetime, is_reachable: bool, stopped_at: datetime | None
) -> Fate:
    """Go on, or let it expire: it came too late, the person cannot be reached, or they stopped what is unasked.

    A timer and an agreed check-in were asked for, so that stopping earlier does not touch them: a stop withdraws them.
    """
    if not is_reachable or (expires_at is not None and now > expires_at):
        return "expire"
    if kind in ("nudge", "review") and stopped_at is not None:
        return "expire"
    return "go_on"
