"""A conversation without Telegram: the same handlers, inbox, outbox and nudger, and a channel that ends here."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat import render
from bot.chat.handlers import Handlers
from bot.chat.pace import NoPace
from bot.chat.sender import Sender
from bot.chat.start import stateless
from bot.chat.updates import UpdateMaker
from bot.coaching.message import Message
from bot.services import Services
from bot.store import appointments, inbox, keyboards, one_chat, users

_UTC = ZoneInfo("UTC")
_UNDONE = 100  # updates of a process that died, taken up again at most

Choice = tuple[bool, int, str]
"""A button that can be tapped: whether it is live, the id of its message, its callback data. The greatest is tapped."""


class Clock:
    """Stands at `start` until it is moved; without a start it is the real clock, moved ahead by what was waited."""

    def __init__(self, real: Callable[[], datetime], start: datetime | None = None) -> None:
        self._real, self._start = real, start
        self._ahead = timedelta()

    @classmethod
    def ticking(cls, start: datetime, real: Callable[[], datetime]) -> Clock:
        """A clock that reads `start` now and goes on as the real one does."""
        begun = real()
        return cls(lambda: start + (real() - begun))

    def __call__(self) -> datetime:
        return (self._start or self._real()).astimezone(timezone.utc) + self._ahead

    def move_to(self, instant: datetime) -> None:
        """Goes forward to that instant; never back."""
        self._ahead += max(timedelta(), instant - self())


@dataclass
class Shown:
    """A message on the stage, and what its buttons would send, as (label, data)."""

    message_id: int
    message: Message = field(repr=False)
    taps: list[tuple[str, str]] = field(repr=False)
    is_live: bool = True


class StageChannel:
    """The last hop: hands each message to `show`, and remembers the buttons for taps."""

    link = ""

    def __init__(self, show: Callable[[Message], None]) -> None:
        self._show = show
        self._ids = itertools.count(time.time_ns() // 1_000_000)
        self.shown: list[Shown] = []

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        """Shows it."""
        taps = [button for row in render.keyboard(message, keyboard) for button in row]
        shown = Shown(next(self._ids), message, taps)
        self.shown.append(shown)
        self._show(message)
        return shown.message_id

    async def retire(self, chat_id: int, message_id: int) -> None:
        """The buttons of this message are old from now on."""
        for shown in self.shown:
            if shown.message_id == message_id:
                shown.is_live = False

    async def acknowledge(self, callback_id: str) -> None:
        """Nothing spins here."""

    async def typing(self, chat_id: int) -> None:
        """Nothing shows here."""

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None:
        """What was shown cannot be unshown; it is only forgotten."""
        self.shown = [shown for shown in self.shown if shown.message_id not in message_ids]


class _OnlyHere(NoPace):
    """No pace, and nothing goes to the chats in `away`: their messages are not this stage's to deliver."""

    away: frozenset[int] = frozenset()

    def resting(self) -> set[int]:
        """Those chats."""
        return set(self.away)


class Stage:
    """One person's chat: says, taps, waits. What is done at once is done one after the other."""

    def __init__(self, services: Services, clock: Clock, name: str, show: Callable[[Message], None]) -> None:
        self.services, self.clock = services, clock
        self.channel = StageChannel(show)
        self.updates = UpdateMaker(name)
        self.chat_id = self.updates.chat_id
        self._pace = _OnlyHere()
        self._sender = Sender(services.in_store, self.channel, clock, self._pace)
        self._handlers = Handlers(services, self.channel)
        self._one_at_a_time = asyncio.Lock()
        self._zone_to_set: str | None = None  # once there is a user to have it
        self._zone = _UTC

    async def prepare(self, *, consents: bool = False, zone: str | None = None) -> None:
        """Gives an adult's consent and a zone beforehand where asked for; goes on with what a dead process left."""
        self._zone_to_set = zone
        async with self.services.transaction(self.chat_id) as turn:
            if consents and (turn.user is None or turn.user.consented_at is None):
                user = await self.services.in_store(users.create, self.chat_id, turn.now)
                await self.services.in_store(users.consent, user.id, turn.now, True)
        async with self._one_at_a_time:
            await self._look_at_zone()
            for row in await self.services.in_store(inbox.undone, _UNDONE):
                if row.chat_id == self.chat_id:
                    await self._handlers.receive(row.body, row.id)
            await self._deliver()

    def here(self) -> datetime:
        """The present instant in the person's zone."""
        return self.clock().astimezone(self._zone)

    async def is_known(self) -> bool:
        """Whether the person has consented."""
        user = await self.services.in_store(users.find, self.chat_id)
        return user is not None and user.consented_at is not None

    async def say(self, text: str) -> None:
        """The person writes this."""
        await self.receive(self.updates.message(text, self.clock()))

    async def press(self, data: str, message_id: int) -> None:
        """The person taps the button with this callback data."""
        await self.receive(self.updates.tap(data, message_id, self.clock()))

    async def tap(self, label: str) -> bool:
        """The person taps the newest live button of this label, else an old one; False where there is none."""
        wanted = " ".join(label.split()).casefold()
        found = [*self._on_stage(wanted), *await self._in_store(label)] or await self._from_before(wanted)
        if not found:
            return False
        _, message_id, data = max(found, key=lambda one: one[:2])  # of equals the one on stage, as it was sent
        await self.press(data, message_id)
        return True

    async def receive(self, update: dict[str, Any]) -> None:
        """An update comes in; everything that follows at once is shown before this returns."""
        async with self._one_at_a_time:
            await self._handlers.receive(update)
            await self._look_at_zone()
            await self._deliver()

    async def wait(self, span: timedelta) -> None:
        """Time passes; it stops at each instant at which something is due, the last one included."""
        until = self.clock() + span
        async with self._one_at_a_time:
            while (due := await self._next_due()) is not None and due <= until:
                self.clock.move_to(due)
                if not await self._deliver():
                    break
            self.clock.move_to(until)
            await self._deliver()

    async def deliver_due(self) -> None:
        """Shows what has fallen due meanwhile."""
        async with self._one_at_a_time:
            await self._deliver()

    async def _deliver(self) -> bool:
        was_any = False
        while await self.services.nudge_due() or await self._send():
            was_any = True
        return was_any

    async def _send(self) -> bool:
        self._pace.away = frozenset(await self.services.in_store(one_chat.other_chats, self.chat_id))
        return await self._sender.send_due()

    async def _next_due(self) -> datetime | None:
        in_outbox = await self.services.in_store(one_chat.next_due, self.chat_id)
        dues = [in_outbox, await self.services.in_store(appointments.next_due)]
        return min((due for due in dues if due is not None), default=None)

    async def _look_at_zone(self) -> None:
        user = await self.services.in_store(users.find, self.chat_id)
        zone = self._zone_to_set
        if user is not None:
            if zone is not None:
                user = await self.services.in_store(users.change, user.id, zone=zone)
                self.services.safety.learn(user)
                self._zone_to_set = None
            zone = user.zone
        self._zone = ZoneInfo(zone) if zone else _UTC

    def _on_stage(self, wanted: str) -> Iterator[Choice]:
        """Those of this process; whether one with a token is live the store knows better."""
        for shown in self.channel.shown:
            for label, data in shown.taps:
                if " ".join(label.split()).casefold() == wanted:
                    yield shown.is_live and data.startswith(render.STATELESS), shown.message_id, data

    async def _in_store(self, label: str) -> list[Choice]:
        user = await self.services.in_store(users.find, self.chat_id)
        if user is None:
            return []
        found = await self.services.in_store(keyboards.find_label, user.id, label)
        return [] if found is None else [(found[0].is_live, found[0].message_id or 0, f"{found[0].token}.{found[1]}")]

    async def _from_before(self, wanted: str) -> list[Choice]:
        """Buttons that no store holds, under messages of a process before this one: of the welcome, or of safety."""
        if any(data.startswith(render.STATELESS) for shown in self.channel.shown for _, data in shown.taps):
            return []
        scripts = self.services.speech.scripts
        is_in_safety = self.services.safety.is_open(self.chat_id)
        rows = [row for script in scripts.values() for row in script.buttons] if is_in_safety else []
        if not await self.is_known():
            welcome = (Message("", scripts[key].buttons) for key in ("start/welcome", "start/again"))
            rows += [row for message in welcome for row in stateless(message).buttons]
        buttons = (button for row in rows for button in row if button.tap.startswith(render.STATELESS))
        return [(True, 0, button.tap) for button in buttons if button.label.casefold() == wanted][:1]
