"""What a nudge may be about, what was sent before, and how somebody stands to nudges at the moment."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple

from bot.coaching.nudges.wishes import Wishes

About = Literal["plan", "follow_up", "person", "step"]
"""In the order in which they go before each other."""

REMEMBERED = timedelta(days=35)
"""How far back what was sent is to be known: more than the longest gap, and than anything stays worth saying."""

COUNTED = timedelta(days=10)
"""How long before the newest nudge the caps may still count one: a week, and what zones make of it."""

_when = attrgetter("at")

ORDER: tuple[About, ...] = ("plan", "follow_up", "person", "step")


class Subject(NamedTuple):
    """`key` names the occurrence, as "plan 3 2026-11-29T18:00"; it is worth saying from `since` to `until`.

    `is_ok`: nobody marked the person as not now, not safe or no contact. `is_granted`: they said yes to this one in
    quiet hours or beyond the caps. `is_snoozed`: they asked for it to come again now.
    """

    about: About
    key: str
    since: datetime
    until: datetime | None = None
    contact_id: int | None = None
    is_easy: bool = False
    is_ok: bool = True
    is_done: bool = False
    is_granted: bool = False
    is_snoozed: bool = False


class Sent(NamedTuple):
    """A nudge, or a weekly review, that went out: one message, and the occurrences that it was about."""

    at: datetime
    keys: tuple[str, ...]
    is_snoozed: bool = False


@dataclass(frozen=True)
class Standing:
    """How somebody stands. `sent` is what went out in the time that is `REMEMBERED`, oldest first.

    `sent_since` counts all since they said yes to nudges; `last_sign` is when they last wrote or tapped; `asked_at`
    when Kith asked whether to go on and heard nothing yet.
    """

    wishes: Wishes
    is_on: bool = True
    is_reachable: bool = True
    stopped_at: datetime | None = None
    paused_until: datetime | None = None
    crisis_until: datetime | None = None
    asked_at: datetime | None = None
    last_sign: datetime | None = None
    sent: tuple[Sent, ...] = ()
    sent_since: int = 0

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The ordinals of the local days on which nudges were sent that the caps count, oldest first.

        A snooze was asked for and counts nowhere; what is long before the newest is left out.
        """
        counted = [one.at for one in self.sent if not one.is_snoozed]
        if not counted:
            return ()
        return tuple(self.wishes.local(at).toordinal() for at in counted if at > counted[-1] - COUNTED)

    @cached_property
    def said(self) -> frozenset[str]:
        """Which occurrences were said, snoozed or not."""
        return frozenset(key for one in self.sent for key in one.keys)

    @cached_property
    def unanswered(self) -> int:
        """How many went out since the last sign of life."""
        if self.last_sign is None:
            return len(self.sent)
        return len(self.sent) - bisect_right(self.sent, self.last_sign, key=_when)
