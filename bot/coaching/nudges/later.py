"""When something that was put off comes again."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Literal

from bot.coaching.nudges.spans import day_in
from bot.coaching.nudges.wishes import Wishes, instant
from bot.coaching.plans.clock import clock_in
from bot.coaching.plans.lengths import length_in

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


def wanted_in(text: str, wishes: Wishes, now: datetime) -> datetime:
    """When words want something to come again: their day or hour, this evening, in so long; else in an hour."""
    here = wishes.local(now).replace(tzinfo=None)
    folded = text.casefold()
    if (day := day_in(text, here)) is not None:
        at = clock_in(text) if " at " in folded else None
        return instant(day, at or wishes.look_time, wishes.zone)
    if "tonight" in folded or "evening" in folded:
        return come_again(wishes, "tonight", now)
    if (span := length_in(text)) is not None:
        return now + max(span, timedelta(minutes=5))
    if (at := clock_in(text)) is not None:
        return wishes.next_wall(now, at)
    return come_again(wishes, "hour", now)
