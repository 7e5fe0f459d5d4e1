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


def called(zone: str) -> str:
    """A zone as it is shown: "Europe/Lisbon", and "UTC+2" for one of those at sea."""
    name = zone.removeprefix("Etc/GMT")
    if name == zone:
        return zone.replace("_", " ")
    return f"UTC{name.translate(str.maketrans('+-', '-+'))}"  # the names of Etc have the sign of the way back
