"""Two processes on one PostgreSQL nudge the same people; one is killed. Nobody hears anything twice, and all ends."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import nudger
from bot.chat.pace import NoPace
from bot.chat.sender import Sender
from bot.coaching.message import Message
from bot.services import Services
from bot.settings import Settings
from bot.store import contacts, users
from bot.store.engine import Store
from bot.store.schema import appointment
from tests.faults.world import Phone
from tests.services.house import KEYRING
from tests.shelf import content
from tests.store.conftest import make_database

PEOPLE = 24
NOW = datetime.fromisoformat("2026-03-02T18:00:00+00:00")
LOOKED = datetime.fromisoformat("2026-03-03T11:00:00+00:00")
fork = multiprocessing.get_context("fork")

__all__ = ["make_database"]


class Journal(Phone):
    """Writes down to whom something went, as Telegram would have it, also where the sender dies right after."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        with self._file.open("a") as lines:
            lines.write(f"{chat_id}\n")
        await asyncio.sleep(0.005)
        return await super().send(chat_id, message, keyboard)


def opened(url: str, now: datetime) -> Services:
    services = Services(Settings(Path(), url, Path("kith.key")), Store.open(url, KEYRING), content(), lambda: now)
    services.swept_on = now.date()
    return services


def live(url: str, file: Path, now: datetime) -> None:
    """What a process does: passes of the nudger and of the sender, until nothing is due."""
    nudger.BATCH = 2
    services = opened(url, now)
    sender = Sender(services.in_store, Journal(file), lambda: now, NoPace())

    async def until_done() -> None:
        while await nudger.send_due(services) or await sender.send_due():
            pass

    asyncio.run(until_done())
    services.store.close()


async def settle_in(services: Services) -> None:
    for number in range(PEOPLE):
        user = await services.in_store(users.create, 9000 + number, NOW)
        await services.in_store(users.change, user.id, zone="Europe/Lisbon")
        long_ago = NOW - timedelta(days=9)
        await services.in_store(contacts.add, user.id, "Ana", None, long_ago, rhythm_days=7, is_easy=True)
        await services.nudges.start(user.id)
        await services.nudges.look_anew(user.id)


def said(file: Path) -> list[str]:
    return file.read_text().split() if file.exists() else []


@pytest.mark.parametrize("after", [0, 5, 14])
def test_one_of_two_is_killed_and_nobody_is_nudged_twice(
    after: int, tmp_path: Path, make_database: Callable[[str], str]
) -> None:
    url, file = make_database("postgresql"), tmp_path / "journal"
    services = opened(url, NOW)
    services.store.migrate()
    asyncio.run(settle_in(services))
    services.store.close()
    both: Any = [fork.Process(target=live, args=(url, file, LOOKED)) for _ in range(2)]
    for process in both:
        process.start()
    end = time.monotonic() + 60
    while len(said(file)) < after and time.monotonic() < end and both[0].is_alive():
        time.sleep(0.002)
    if both[0].is_alive():
        os.kill(both[0].pid, 9)
    for process in both:
        process.join(120)
    live(url, file, LOOKED + timedelta(minutes=2))  # claims of the dead have run out
    counts = Counter(said(file))
    assert max(counts.values()) == 1
    assert len(counts) >= PEOPLE - 2  # what the dead had in hand is unknown, and not sent again
    services = opened(url, LOOKED)
    with services.store.session(write=False) as session:
        due = session.execute(appointment.select().where(appointment.c.due_at <= LOOKED)).all()
    services.store.close()
    assert len(due) == PEOPLE
    assert {row.state for row in due} <= {"sent", "unknown"}
