"""Faults: 100,000 bad inputs at every door, 2,000 of them through the real dialogue; what each of them broke."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import _fuzz
from bot.content.ear import listen
from bot.services import opened
from bot.services.opening import open_plain
from bot.settings import read_settings

SOURCES = (
    "benchmarks/_fuzz.py",
    "benchmarks/_garbage.py",
    "bot/chat/handlers.py",
    "bot/chat/incoming.py",
    "bot/chat/render.py",
    "bot/chat/replies.py",
    "bot/chat/safely.py",
    "bot/coaching/message.py",
    "bot/services/transactions.py",
)

NUMBERS = {
    "parser": 78_500,
    "screen": 6_000,
    "rendering": 8_000,
    "handlers": 4_000,
    "command line": 500,
    "content": 1_000,
}
AGENT = 2_000


def main() -> dict[str, Any]:
    """How many inputs there were at each door, and how many of them broke something."""
    begun = time.perf_counter()
    found = without_agent(1.0)
    found["agent"] = asyncio.run(through_the_agent(1.0))
    numbers = {**NUMBERS, "agent": AGENT}
    measured: dict[str, Any] = {"inputs": sum(numbers.values())}
    for door, wrong in found.items():
        measured[f"{door} inputs"] = numbers[door]
        measured[f"{door} faults"] = sum(wrong.values())
    kinds = sum(
        (Counter({f"{door}: {kind}": n for kind, n in wrong.items()}) for door, wrong in found.items()), Counter()
    )
    measured["kinds of fault"] = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common()) or "none"
    measured["seconds"] = round(time.perf_counter() - begun)
    return measured


def without_agent(part: float) -> dict[str, Counter[str]]:
    """What broke at each door but the real dialogue, for so large a part of the inputs."""
    number = {door: _fuzz.share(whole, part) for door, whole in NUMBERS.items()}
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(f"sqlite:///{folder}/kith.db")
        services = open_plain(replace(settings, key=None, key_file=Path(folder) / "kith.key"))
        try:
            return {
                "parser": _fuzz.parser(number["parser"]),
                "screen": _fuzz.screen(number["screen"], services.content.phrases, listen),
                "rendering": _fuzz.rendering(number["rendering"]),
                "handlers": asyncio.run(_fuzz.handlers(number["handlers"], services)),
                "command line": _fuzz.command_line(number["command line"]),
                "content": _fuzz.content(number["content"]),
            }
        finally:
            services.store.close()


async def through_the_agent(part: float) -> Counter[str]:
    """What broke at the real dialogue, for so large a part of its inputs."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(f"sqlite:///{folder}/kith.db")
        apart = replace(settings, key=None, key_file=Path(folder) / "kith.key")
        async with opened(apart, train_when_stale=True) as services:
            return await _fuzz.agent(_fuzz.share(AGENT, part), services)
