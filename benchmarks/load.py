"""Load: turns a second, waits and memory of users who each have one message out, beside Rasa's own servers."""

from __future__ import annotations

import asyncio
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks._rasa import rasa_servers
from benchmarks._talk import TALK, anew, consent, unseen
from bot.chat.handlers import Handlers
from bot.chat.pace import NoPace
from bot.chat.sender import Sender
from bot.chat.stage import StageChannel
from bot.chat.updates import UpdateMaker
from bot.coaching.message import Message
from bot.services import opened
from bot.services.opening import utc_now
from bot.settings import Settings, read_settings

SOURCES = ("bench:turns",)

USERS = int(os.environ.get("KITH_BENCH_USERS", "20"))
MESSAGES = int(os.environ.get("KITH_BENCH_MESSAGES", "2000"))
"""How many messages all users say together while turns are counted."""
SOAK = int(os.environ.get("KITH_BENCH_SOAK", "0"))
"""How many messages are said for the look at memory; 50,000 is the hour that is promised."""


def main() -> dict[str, Any]:
    """Both stacks in one run, on the same model, the same words and the same number of users."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(f"sqlite:///{folder}/kith.db")  # with its key, which Rasa's servers open it by too
        ours = asyncio.run(_ours(settings))
        theirs = asyncio.run(rasa_servers(settings))
    rate = ours["turns a second"] / theirs["rate"]
    return {
        "users": USERS,
        "messages": MESSAGES,
        **{f"kith {name}": value for name, value in ours.items()},
        "rasa servers turns a second": theirs["rate"],
        "rasa servers p50 ms": theirs["p50"],
        "rasa servers p95 ms": theirs["p95"],
        "kith to rasa, turns": round(rate, 2),
        "kith to rasa, p95": round(ours["p95 ms"] / theirs["p95"], 2),
    }


async def _ours(settings: Settings) -> dict[str, Any]:
    async with opened(settings, train_when_stale=True, reads_ahead=True) as services:
        channel = StageChannel(unseen)
        handlers = Handlers(services, channel)
        makers = [UpdateMaker(f"load {number}") for number in range(USERS)]
        for maker in makers:
            await consent(services, maker.chat_id)

        async def ask(number: int, text: str) -> None:
            await handlers.receive(makers[number].message(text, utc_now()))

        for text in TALK:  # what is loaded at the first use is loaded now
            await asyncio.gather(*(ask(number, text) for number in range(min(3, USERS))))
        measured = await _counted(ask, MESSAGES)
        if SOAK:
            sender = Sender(services.in_store, _Nowhere(), services.clock, NoPace())
            measured |= await _soaked(ask, sender, services)
        return measured


class _Nowhere(StageChannel):
    """Takes messages and remembers none."""

    def __init__(self) -> None:
        super().__init__(unseen)

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        self.shown.clear()
        return await super().send(chat_id, message, keyboard)


async def _counted(ask: Callable[[int, str], Awaitable[None]], messages: int) -> dict[str, Any]:
    times: list[float] = []
    counts = itertools.count()

    async def talk(number: int) -> None:
        for count in range(messages // USERS):
            begun = time.perf_counter()
            await ask(number, anew(TALK[count % len(TALK)], next(counts)))
            times.append(1000 * (time.perf_counter() - begun))

    begun = time.perf_counter()
    await asyncio.gather(*(talk(number) for number in range(USERS)))
    seconds = time.perf_counter() - begun
    cuts = statistics.quantiles(times, n=100)
    return {
        "turns a second": round(len(times) / seconds, 1),
        "p50 ms": round(cuts[49], 1),
        "p95 ms": round(cuts[94], 1),
        "p99 ms": round(cuts[98], 1),
    }


async def _soaked(ask: Callable[[int, str], Awaitable[None]], sender: Sender, services: Any) -> dict[str, Any]:
    """Memory a tenth into the soak and at its end, an hour of simulated time later; what was sent is taken out."""
    begun, real, sizes = utc_now(), services.clock, []
    for part in range(10):
        services.clock = lambda: real() + timedelta(minutes=6 * part)  # noqa: B023 - read within the round
        await _counted(ask, SOAK // 10)
        while await sender.send_due():
            pass
        sizes.append(_resident())
    services.clock = real
    return {
        "soak messages": SOAK,
        "soak MB early": round(sizes[0], 1),
        "soak MB late": round(sizes[-1], 1),
        "soak growth %": round(100 * (sizes[-1] / sizes[0] - 1), 1),
        "soak seconds": round((utc_now() - begun).total_seconds()),
    }


def _resident() -> float:
    """The memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
