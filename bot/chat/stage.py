"""A conversation without Telegram: the same handlers, outbox and nudger, and a channel that ends here."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.chat import render
from bot.chat.handlers import Handlers
from bot.chat.pace import Pace
from bot.chat.sender import Sender
from bot.chat.updates import UpdateMaker
from bot.coaching.message import Message
from bot.services import Services
from bot.store import keyboards, users


class Clock:
    """A clock that stands still until it is moved; without a start it is the real one, moved ahead by what was waited."""

    def __init__(self, real: Callable[[], datetime], start: datetime | None = None) -> None:
        self._real, self._start = real, start
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return (self._start or self._real()) + self._ahead

    def move_to(self, instant: datetime) -> None:
        """Goes forward to that instant; never back."""
        self._ahead += max(timedelta(), instant - self())


@dataclass
class Shown:
    """A message on the stage, and what its buttons would send."""

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
        """Shows it; its parts are one message here."""
        message_id = next(self._ids)
        taps = [button for row in render.keyboard(message, keyboard) for button in row]
        self.shown.append(Shown(message_id, message, taps))
        self._show(message)
        return message_id

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


class Stage:
    """One person's chat: says, taps, waits."""

    def __init__(self, services: Services, clock: Clock, name: str, show: Callable[[Message], None]) -> None:
        self.services, self.clock = services, clock
        self.channel = StageChannel(show)
        self.updates = UpdateMaker(name)
        fast = Pace(per_second=1e9, burst=1000, chat_burst=1_000_000, in_flight=1000)
        self.sender = Sender(services.in_store, self.channel, clock, fast)
        self.handlers = Handlers(services, self.channel)

    async def prepare(self, *, consents: bool, zone: str | None) -> None:
        """Gives the consent of an adult and a zone beforehand, where asked for."""
        now, chat_id = self.clock(), self.updates.chat_id
        async with self.services.transaction(chat_id) as turn:
            user = turn.user
            if consents and (user is None or user.consented_at is None):
                user = await self.services.in_store(users.create, chat_id, now)
                await self.services.in_store(users.consent, user.id, now, True)
            if zone is not None and user is not None:
                await self.services.in_store(users.change, user.id, zone=zone)

    async def say(self, text: str) -> None:
        """The person writes this."""
        await self.receive(self.updates.message(text, self.clock()))

    async def receive(self, update: dict[str, object]) -> None:
        """An update comes in; everything that follows at once is shown before this returns."""
        await self.handlers.receive(update)
        await self._deliver()

    async def tap(self, label: str) -> bool:
        """The person taps the newest live button of this label, else an old one; False where there is none."""
        found = self._on_stage(label) or await self._in_store(label)
        if found is None:
            return False
        data, message_id = found
        await self.receive(self.updates.tap(data, message_id, self.clock()))
        return True

    async def wait(self, span: timedelta) -> None:
        """Time passes; it stops at each instant at which something is due."""
        until = self.clock() + span
        while (due := await self.services.next_due()) is not None and due <= until:
            self.clock.move_to(due)
            if not await self._deliver():
                break
        self.clock.move_to(until)
        await self._deliver()

    async def _deliver(self) -> bool:
        was_any = False
        while await self.services.nudge_due() or await self.sender.send_due():
            was_any = True
        return was_any

    def _on_stage(self, label: str) -> tuple[str, int] | None:
        wanted = label.strip().casefold()
        newest_first = sorted(reversed(self.channel.shown), key=lambda shown: not shown.is_live)
        for shown in newest_first:
            for text, data in shown.taps:
                if text.casefold() == wanted:
                    return data, shown.message_id
        return None

    async def _in_store(self, label: str) -> tuple[str, int] | None:
        user = await self.services.in_store(users.find, self.updates.chat_id)
        found = user and await self.services.in_store(keyboards.find_label, user.id, label)
        return (f"{found[0].token}.{found[1]}", found[0].message_id or 0) if found else None
