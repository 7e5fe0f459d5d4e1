from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from bot.chat.processor import ChatByChat
from bot.chat.replay import LEFT_BEHIND, Replay
from bot.errors import StoreError
from bot.store.inbox import InboxRow

from . import updates

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


class Services:
    speech: Any = None
    lay_out: Any = None
    next_due: Any = None
    nudge_due: Any = None

    def __init__(self, *ages: timedelta) -> None:
        self.is_down = False
        self.rows = [
            InboxRow(10 + number, number, updates.CHAT, updates.message(number, text="hi"), NOW - age, 0)
            for number, age in enumerate(ages)
        ]

    def clock(self) -> datetime:
        return NOW

    async def in_store(self, work: Any, /, *args: Any, **kwargs: Any) -> Any:
        if self.is_down:
            raise StoreError("The database is away.")
        return [row for row in self.rows if row.received_at <= args[1]]


class Desk:
    keep: Any = None
    read_ahead: Any = None

    def __init__(self) -> None:
        self.received: list[tuple[int, int | None]] = []
        self.gate = asyncio.Event()

    def is_urgent(self, update: Mapping[str, Any]) -> bool:
        return False

    async def receive(self, update: Mapping[str, Any], row: int | None = None) -> None:
        await self.gate.wait()
        self.received.append((update["update_id"], row))


async def shed(_: Any) -> None: ...


def take_up(services: Services, age: timedelta, times: int = 1) -> list[tuple[int, int | None]]:
    async def scene() -> list[tuple[int, int | None]]:
        desk = Desk()
        replay = Replay(services, desk, ChatByChat(desk.is_urgent, shed), lambda: None)
        for _ in range(times):
            await replay.take_up(age)
            await asyncio.sleep(0)
        desk.gate.set()
        await replay.finish()
        return desk.received

    return asyncio.run(scene())


def test_what_was_never_finished_is_handled_in_its_order_with_its_row() -> None:
    assert take_up(Services(timedelta(hours=1), timedelta(0)), timedelta(0)) == [(0, 10), (1, 11)]


def test_where_other_processes_may_run_only_what_is_old_is_taken_up() -> None:
    assert take_up(Services(timedelta(hours=1), timedelta(seconds=10)), LEFT_BEHIND) == [(0, 10)]


def test_what_is_in_hand_is_not_taken_up_twice() -> None:
    assert take_up(Services(timedelta(hours=1)), timedelta(0), times=2) == [(0, 10)]


def test_a_store_that_is_away_stops_nothing() -> None:
    services = Services(timedelta(hours=1))
    services.is_down = True
    assert take_up(services, timedelta(0)) == []
