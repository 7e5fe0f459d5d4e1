"""Where somebody's wall time is."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.store.users import User


def zone_of(user: User) -> ZoneInfo:
    """The zone they confirmed; UTC where they have not said."""
    return ZoneInfo(user.zone or "UTC")


def wall_time(user: User, now: datetime) -> datetime:
    """What a clock on their wall shows, without a zone."""
    return now.astimezone(zone_of(user)).replace(tzinfo=None)
