"""When something that was put off comes again."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Literal

from bot.coaching.nudges.wishes import Wishes, instant

Later = Literal["hour", "tonight", "tomorrow"]

TONIGHT = time(19)
"""What "tonight" means where the evening has not begun."""


def come_again(wishes: Wishes, later: Later, now: datetime) -> datetime:
    """The instant of "in an hour", "tonight" or "tomorrow"; never in quiet hours, then it is when they end."""
    if later == "hour":
        return wishes.unquiet(now + timedelta(hours=1))
    today = wishes.local(now).date()
    if later == "tonight":
        evening = instant(today, TONIGHT, wishes.zone)
        return wishes.unquiet(evening if evening > now + timedelta(minutes=30) else now + timedelta(hours=1))
    return wishes.unquiet(instant(today + timedelta(days=1), wishes.look_time, wishes.zone))
