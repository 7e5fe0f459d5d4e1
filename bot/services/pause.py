"""The pause in an argument: a timer, and the message when it ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.store import appointments

if TYPE_CHECKING:
    from bot.services.services import Services

LATE = timedelta(minutes=15)
"""A pause's end that comes later than this is not sent any more."""


class Pauses:
    """At most one pause runs for a person; a new one takes the place of the old."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def begin(self, user_id: int, minutes: int) -> None:
        """Starts a pause of so many minutes from now."""
        await self.cancel(user_id)
        due = self._services.now + timedelta(minutes=minutes)
        await self._services.in_store(
            appointments.add,
            user_id,
            "timer",
            f"pause {uuid4().hex}",
            due,
            due + LATE,
            {"say": "pause_argument/over"},
        )

    async def cancel(self, user_id: int) -> bool:
        """Ends a running pause without a message. Was there one?"""
        return bool(await self._services.in_store(appointments.withdraw, user_id, ("timer",)))

    async def is_running(self, user_id: int) -> bool:
        """Whether a pause waits for its end."""
        waiting = await self._services.in_store(appointments.waiting, user_id)
        return any(one.kind == "timer" for one in waiting)
