from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from bot.chat import beside as beside_module
from bot.chat.beside import Beside
from bot.coaching.message import Message, Say

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


class Speech:
    def words(self, key: str) -> str:
        return f"about {key}"

    def plain(self, say: Say, number: int = 0) -> Message:
        return Message(say.key)


class Services:
    """Two appointments are due; the first look at them fails."""

    def __init__(self) -> None:
        self.due, self.looks, self.speech = 2, 0, Speech()

    def clock(self) -> datetime:
        return NOW

    async def in_store(self, work: Any, /, *args: Any, **kwargs: Any) -> Any: ...

    async def lay_out(self, chat_id: int, user_id: int | None, messages: Any) -> None: ...

    async def next_due(self) -> datetime | None:
        return NOW + timedelta(days=1)

    async def nudge_due(self) -> bool:
        self.looks += 1
        if self.looks == 1:
            raise RuntimeError
        self.due -= 1
        return self.due >= 0


class Sender:
    def __init__(self) -> None:
        self.wakes, self.left, self.stopped = 0, 3, asyncio.Event()

    def wake(self) -> None:
        self.wakes += 1

    def stop(self) -> None:
        self.stopped.set()

    async def run(self) -> None:
        await self.stopped.wait()

    async def send_due(self) -> bool:
        self.left -= 1
        return self.left >= 0


class Bot:
    silent_for = 0.0

    def __init__(self) -> None:
        self.menu: list[tuple[str, str]] = []

    async def set_my_commands(self, commands: Any) -> None:
        self.menu = [(command.command, command.description) for command in commands]


class Updater:
    running = True

    def __init__(self) -> None:
        self.stops = 0

    async def stop(self) -> None:
        self.stops += 1


async def settle() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


def make() -> tuple[Beside, Services, Bot, Sender]:
    services, bot, sender = Services(), Bot(), Sender()
    return Beside(services, bot, sender), services, bot, sender  # type: ignore[arg-type]


def test_everything_due_is_nudged_again_after_a_fault_and_the_rest_is_sent_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(beside_module, "_LOOK_EVERY", 0)

    async def scene() -> None:
        beside, services, bot, sender = make()
        beside.begin(("start", "help"))
        await settle()
        assert bot.menu == [("start", "about command/start"), ("help", "about command/help")]
        assert services.due < 0
        assert sender.wakes == 2
        await beside.end(1)
        assert sender.left < 0

    asyncio.run(scene())


def test_polling_that_went_deaf_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside_module, "_LOOK_EVERY", 0)

    async def scene() -> None:
        beside, _, bot, _ = make()
        updater, began = Updater(), list[bool]()

        async def listen() -> None:
            began.append(True)
            bot.silent_for = 0.0

        beside.watch(updater, listen)  # type: ignore[arg-type]
        await settle()
        assert began == []
        bot.silent_for = 500.0
        await settle()
        assert (updater.stops, began) == (1, [True])
        await beside.end(1)

    asyncio.run(scene())
