"""A guided talk by the clock: a message at each turn, held and gone on with; it survives a restart."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.coaching.message import Say
from bot.coaching.timed_talk import TimedTalk, begun
from bot.store import appointments, timed_talks

if TYPE_CHECKING:
    from bot.services.services import Services

LATE = timedelta(minutes=3)
"""A turn of the clock that comes later than this is not sent any more."""

BARE = 2
"""Words of a "pause" that means the talk at hand."""

TOPIC = "timed_talk"
"""What the appointments of a talk are about."""


class TimedTalks:
    """At most one talk for a person; a new one takes the place of the old."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def open(self, user_id: int) -> Say:
        """How the talk stands that runs or is held; else what such a talk is."""
        talk = await self._find(user_id)
        if talk is None:
            return Say("quality_time")
        return self._stands(talk)

    async def begin(self, user_id: int, minutes: int) -> Say:
        """Starts the clock, with the first part."""
        talk = begun(minutes, self._services.now)
        await self._keep(user_id, talk)
        return Say("quality_time/news", {"minutes": str(minutes)})

    async def hold(self, user_id: int) -> Say:
        """Stops the clock until they go on."""
        talk = await self._find(user_id)
        if talk is None:
            return Say("quality_time/none")
        if not talk.is_held:
            talk = talk.held(self._services.now)
            await self._keep(user_id, talk)
        return self._stands(talk)

    async def held_by(self, user_id: int, text: str) -> Say | None:
        """How the talk stands that runs, its clock stopped by a bare "pause"; None where none runs or more was said."""
        if len(text.split()) > BARE or await self._find(user_id) is None:
            return None
        return await self.hold(user_id)

    async def go_on(self, user_id: int) -> Say:
        """Starts the clock again where it stood."""
        talk = await self._find(user_id)
        if talk is None:
            return Say("quality_time/none")
        if talk.is_held:
            talk = talk.going_on(self._services.now)
            await self._keep(user_id, talk)
        return self._stands(talk)

    async def stop(self, user_id: int) -> Say:
        """Ends the talk without further messages."""
        is_there = await self._find(user_id) is not None
        await self._forget(user_id)
        return Say("quality_time/stopped" if is_there else "quality_time/none")

    def _stands(self, talk: TimedTalk) -> Say:
        now = self._services.now
        what = self._services.speech.words(f"quality_time/name_of/{talk.part(now)}")
        fields = {"what": what, "minutes": str(talk.minutes_left(now))}
        return Say("quality_time/held" if talk.is_held else "quality_time/running", fields)

    async def _find(self, user_id: int) -> TimedTalk | None:
        talk = await self._services.in_store(timed_talks.get, user_id)
        return None if talk is None or talk.is_over(self._services.now) else talk

    async def _forget(self, user_id: int) -> None:
        await self._services.in_store(appointments.withdraw, user_id, ("timer",), topic=TOPIC)
        await self._services.in_store(timed_talks.remove, user_id)

    async def _keep(self, user_id: int, talk: TimedTalk) -> None:
        """Keeps the talk as it stands, and the turns of its clock as appointments."""
        now = self._services.now
        await self._forget(user_id)
        await self._services.in_store(timed_talks.save, user_id, talk, now)
        for name, due in () if talk.is_held else talk.turns(now):
            payload = {"say": f"quality_time/{name}", "fields": {"minutes": str(talk.minutes)}, "topic": TOPIC}
            key = f"{TOPIC} {name} {uuid4().hex}"
            await self._services.in_store(appointments.add, user_id, "timer", key, due, due + LATE, payload)
