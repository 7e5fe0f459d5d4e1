"""The pause in an argument: a sentence to say, a timer, and the way back when it ends."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.coaching.message import Say
from bot.coaching.pausing import minutes_in
from bot.store import appointments
from bot.store.appointments import Appointment

if TYPE_CHECKING:
    from bot.services.services import Services

LATE = timedelta(minutes=15)
"""A pause's end that comes later than this is not sent any more."""

TOPIC = "pause"
"""What the appointment of a pause is about."""


class Pauses:
    """At most one pause runs for a person; a new one takes the place of the old."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def open(self, user_id: int, text: str) -> Say:
        """What is said to a wish for a pause: how the running one stands; the sentence and the timer where a length was
        named; else the sentence, and for how long."""
        minutes = minutes_in(text)
        if minutes is not None:
            await self.begin(user_id, minutes)
            return Say("pause_argument/begun", {"minutes": str(minutes)})
        running = await self._running(user_id)
        if running is None:
            return Say("pause_argument")
        left = -int(-(running.due_at - self._services.now).total_seconds() // 60)
        return Say("pause_argument/running", {"minutes": str(max(left, 1))})

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
            {"say": "pause_argument/over", "topic": TOPIC},
        )

    async def cancel(self, user_id: int) -> bool:
        """Ends a running pause without a message. Was there one?"""
        return bool(await self._services.in_store(appointments.withdraw, user_id, ("timer",), topic=TOPIC))

    async def is_running(self, user_id: int) -> bool:
        """Whether a pause waits for its end."""
        return await self._running(user_id) is not None

    async def _running(self, user_id: int) -> Appointment | None:
        waiting = await self._services.in_store(appointments.waiting, user_id)
        return next((one for one in waiting if one.kind == "timer" and one.payload.get("topic") == TOPIC), None)
