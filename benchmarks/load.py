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
from benchmarks._talk import TALK, Ask, anew, consent, unseen, until_read_ahead
from bot.chat.handlers import Handlers
from bot.chat.pace import NoPace
from bot.chat.sender import Sender
from bot.chat.stage import StageChannel
from bot.chat.updates import UpdateMaker
from bot.coaching.message import Message
from bot.services import opened
from bot.services.opening import utc_now
from bot.services.services import Services
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
        ours = asyncio.run(_ours(settings, _turns))
        theirs = asyncio.run(rasa_servers(settings))
        soaked = asyncio.run(_ours(settings, _soaked)) if SOAK else {}
    rate = ours["turns a second"] / theirs["rate"]
    return {
        "users": USERS,
        "messages": MESSAGES,
        **{f"kith {name}": value for name, value in (ours | soaked).items()},
        "rasa servers turns a second": theirs["rate"],
        "rasa servers p50 ms": theirs["p50"],
        "rasa servers p95 ms": theirs["p95"],
        "kith to rasa, turns": round(rate, 2),
        "kith to rasa, p95": round(ours["p95 ms"] / theirs["p95"], 2),
    }


async def _ours(settings: Settings, measured: Callable[[Ask, Services], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    """What `measured` finds of Kith, opened as `kith run` opens it, with as many users as are to be counted."""
    async with opened(settings, train_when_stale=True, reads_ahead=True) as services:
        handlers = Handlers(services, StageChannel(unseen))
        makers = [UpdateMaker(f"{measured.__name__} {number}") for number in range(USERS)]
        for maker in makers:
            await consent(services, maker.chat_id)

        async def ask(number: int, text: str) -> None:
            await handlers.receive(makers[number].message(text, utc_now()))

        for text in TALK:  # what is loaded at the first use is loaded now
            await asyncio.gather(*(ask(number, text) for number in range(min(3, USERS))))
        await until_read_ahead(services)
        return await measured(ask, services)


async def _turns(ask: Ask, _services: Services) -> dict[str, Any]:
    return await _counted(ask, MESSAGES)


class _Nowhere(StageChannel):
    """Takes messages and remembers none."""

    def __init__(self) -> None:
        super().__init__(unseen)

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        self.shown.clear()
        return await super().send(chat_id, message, keyboard)


async def _counted(ask: Ask, messages: int) -> dict[str, Any]:
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


async def _soaked(ask: Ask, services: Services) -> dict[str, Any]:
    """Memory a tenth into the soak and at its end, an hour of simulated time later; what was sent is taken out."""
    sender = Sender(services.in_store, _Nowhere(), services.clock, NoPace())
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
    """The memory of this process and of those that it started, in MB; what they share is counted once (Linux: Pss)."""
    started = [pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]
    kilobytes = 0
    for pid in ("self", *started):
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
        kilobytes += next(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:"))
    return kilobytes * 1024 / 1e6
