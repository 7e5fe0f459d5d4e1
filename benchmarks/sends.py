"""Sends: answers and timers fall due 25 times a second for ten minutes; how late each arrives, and what a 429 does."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

from bot import nudger
from bot.chat.beside import Beside
from bot.chat.listening import ListeningBot
from bot.chat.pace import Pace
from bot.chat.redaction import quieten
from bot.chat.sender import Sender
from bot.chat.telegram import TelegramChannel
from bot.coaching.message import Message
from bot.services import Services
from bot.services.opening import open_plain
from bot.settings import read_settings
from bot.store import appointments, users
from tests.telegram_edge.harness import TOKEN, Telegram

SOURCES = (
    "bot/chat/beside.py",
    "bot/chat/listening.py",
    "bot/chat/pace.py",
    "bot/chat/render.py",
    "bot/chat/sender.py",
    "bot/chat/telegram.py",
    "bot/services/transactions.py",
    "bot/services/writers.py",
    "bot/store/appointments.py",
    "bot/store/columns.py",
    "bot/store/engine.py",
    "bot/store/keyring.py",
    "bot/store/outbox.py",
    "bot/store/outbox_order.py",
    "bot/store/rows.py",
    "tests/telegram_edge/emulator.py",
    "lock:httpx",
    "lock:python-telegram-bot",
    "lock:sqlalchemy",
)

SECONDS = int(os.environ.get("KITH_BENCH_SECONDS", "600"))
RATE = 25
"""Messages that fall due in a second, every other one a timer's."""
CHATS = 1500
"""Each hears something about once a minute; the even ones get answers, the odd ones timers."""
SLOWER = 15
"""Messages that fall due in a second while Telegram now and then asks for a pause."""
PAUSE = 2
"""Seconds of a pause that Telegram asks for, every ten seconds."""
ON_ITS_WAY = 0.5
"""Seconds after a 429 in which arrives what had left before it was read."""
PATIENCE, LOOK_EVERY = 120, 3
BEGIN = timedelta(seconds=3)


def main() -> dict[str, Any]:
    """Lateness in milliseconds, from the instant at which a message is due to its arrival at the emulator."""
    with tempfile.TemporaryDirectory() as folder:
        telegram = Telegram(Path(folder) / "emulator.log")
        try:
            return asyncio.run(_measured(Path(folder), telegram))
        finally:
            telegram.close()


async def _measured(folder: Path, telegram: Telegram) -> dict[str, Any]:
    quieten()
    plain = read_settings(f"sqlite:///{folder}/kith.db")
    services = open_plain(replace(plain, key=None, key_file=folder / "kith.key"))
    services.nudge_due = partial(nudger.send_due, services)  # type: ignore[attr-defined]
    people = await services.in_store(_admit, services.clock())
    bot = ListeningBot(TOKEN, telegram.url)
    await bot.initialize()
    beside = Beside(services, bot, Sender(services.in_store, TelegramChannel(bot), services.clock, Pace()))
    beside.begin(("start",))
    try:
        used = time.process_time()
        held = await _stretch(services, beside, telegram, people, SECONDS * RATE, RATE)
        used = time.process_time() - used
        asked = asyncio.create_task(_ask_for_pauses(telegram))
        slowed = await _stretch(services, beside, telegram, people, SECONDS // 5 * SLOWER, SLOWER)
        asked.cancel()
    finally:
        await beside.end(5)
        await bot.shutdown()
        services.store.close()
    return {
        "seconds": SECONDS,
        "messages": held["messages"],
        **{name: value for name, value in held.items() if name not in ("messages", "429s", "sent during a pause")},
        "processor %": round(100 * used / SECONDS),
        **{f"with 429s: {name}": slowed[name] for name in ("messages", "lost", "twice", "out of order")},
        "with 429s: 429s": slowed["429s"],
        "with 429s: sent during a pause": slowed["sent during a pause"],
    }


async def _stretch(
    services: Services, beside: Beside, telegram: Telegram, people: Sequence[int], number: int, rate: int
) -> dict[str, Any]:
    """So many messages fall due, evenly; once all have arrived, how it went."""
    before = len(telegram.calls())
    begin = services.clock() + BEGIN + timedelta(seconds=number / 2000)
    due: dict[int, list[float]] = defaultdict(list)  # by chat, in order
    timers = []
    for count in range(number):
        at = begin + timedelta(seconds=count / rate)
        due[_chat(count)].append(at.timestamp())
        if count % 2:
            timers.append((people[count % CHATS], f"{begin.timestamp()} {count}", at))
    await services.in_store(_arrange, timers)
    for count in range(0, number, 2):
        await asyncio.sleep(max(0.0, (begin - services.clock()).total_seconds() + count / rate))
        message = Message(f"Answer {count}.")
        await services.lay_out(_chat(count), people[count % CHATS], (message,))
        beside.wake()
    calls: list[dict[str, Any]] = []
    for _ in range(PATIENCE // LOOK_EVERY):
        await asyncio.sleep(LOOK_EVERY)
        calls = await asyncio.to_thread(telegram.calls, "sendMessage", since=before)
        if sum(call["status"] == 200 for call in calls) >= number:
            break
    return _judged(calls, due)


def _judged(sends: list[dict[str, Any]], due: dict[int, list[float]]) -> dict[str, Any]:
    arrived: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for call in sends:
        if call["status"] == 200:
            arrived[int(call["fields"]["chat_id"])].append(call)
    late, lost, twice, disordered = [0.0], 0, 0, 0
    for chat, instants in due.items():
        there = arrived[chat]
        lost += max(0, len(instants) - len(there))
        twice += max(0, len(there) - len(instants))
        late += [1000 * (call["at"] - at) for at, call in zip(instants, there, strict=False)]
        numbers = [int(call["fields"]["text"].split()[1][:-1]) for call in there if _is_answer(call)]
        disordered += numbers != sorted(numbers)
    instants = sorted(call["at"] for call in sends)
    cuts = statistics.quantiles(late[1:], n=100)
    refusals = [call["at"] for call in sends if call["status"] == 429]
    early = sum(any(at + ON_ITS_WAY < one < at + PAUSE for at in refusals) for one in instants)
    return {
        "messages": sum(map(len, due.values())),
        "sends a second": round((len(instants) - 1) / (instants[-1] - instants[0]), 1),
        "most in one second": max(bisect_left(instants, at + 1) - place for place, at in enumerate(instants)),
        "p50 ms": round(cuts[49]),
        "p95 ms": round(cuts[94]),
        "p99 ms": round(cuts[98]),
        "worst ms": round(max(late)),
        "lost": lost,
        "twice": twice,
        "out of order": disordered,
        "429s": len(refusals),
        "sent during a pause": early,
    }


async def _ask_for_pauses(telegram: Telegram) -> None:
    await asyncio.sleep(10)
    while True:
        await asyncio.to_thread(telegram.fail, "429", seconds=PAUSE)
        await asyncio.sleep(10)


def _is_answer(call: dict[str, Any]) -> bool:
    return str(call["fields"]["text"]).startswith("Answer ")


def _chat(count: int) -> int:
    return 600_000 + count % CHATS


def _admit(session: Any, now: datetime) -> list[int]:
    found = []
    for number in range(CHATS):
        user = users.create(session, _chat(number), now)
        users.consent(session, user.id, now, True)
        found.append(user.id)
    return found


def _arrange(session: Any, timers: Sequence[tuple[int, str, datetime]]) -> None:
    for user_id, key, at in timers:
        late = at.astimezone(timezone.utc) + timedelta(minutes=15)
        appointments.add(session, user_id, "timer", key, at, late, {"say": "pause_argument/over", "topic": "pause"})
