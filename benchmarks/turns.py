"""Turns: what a message costs as a conversation ages, and how many a process handles, beside Rasa's own servers."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from typing import Any

from benchmarks._rasa import rasa_servers
from benchmarks._talk import TALK, USERS, anew, consent, talked, unseen, until_read_ahead
from bot.chat.handlers import Handlers
from bot.chat.stage import StageChannel
from bot.chat.updates import UpdateMaker
from bot.services import opened
from bot.services.opening import utc_now
from bot.settings import Settings, read_settings

SOURCES = (
    "actions/saying.py",
    "benchmarks/_rasa.py",
    "benchmarks/_talk.py",
    "bot/chat/handlers.py",
    "bot/chat/incoming.py",
    "bot/chat/render.py",
    "bot/chat/sender.py",
    "bot/dialogue/agent.py",
    "bot/dialogue/classifier.py",
    "bot/dialogue/conversation.py",
    "bot/dialogue/endpoint.py",
    "bot/dialogue/featurizer.py",
    "bot/dialogue/responses.py",
    "bot/dialogue/rules.py",
    "bot/dialogue/runner.py",
    "bot/encoder/*.py",
    "bot/services/ahead.py",
    "bot/services/speech.py",
    "bot/services/transactions.py",
    "bot/services/writers.py",
    "bot/store/columns.py",
    "bot/store/conversations.py",
    "bot/store/engine.py",
    "bot/store/inbox.py",
    "bot/store/keyboards.py",
    "bot/store/keyring.py",
    "bot/store/outbox.py",
    "bot/store/outbox_order.py",
    "bot/store/practices.py",
    "bot/store/rows.py",
    "bot/store/seen.py",
    "bot/store/users.py",
    "config.yml",
    "lock:rasa",
    "lock:numpy",
    "lock:sqlalchemy",
    "lock:tokenizers",
)

AGE = 1000


def main() -> dict[str, Any]:
    """Both measurements in one run, as a table's values; all times in milliseconds, the first two of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(f"sqlite:///{folder}/kith.db")
        ours = asyncio.run(_ours(settings))
        theirs = asyncio.run(rasa_servers(settings))
    return {
        "message 10 ms": ours["young"],
        "message 1000 ms": ours["old"],
        "old to young": round(ours["old"] / ours["young"], 2),
        "kith turns a second": ours["rate"],
        "kith p50 ms": ours["p50"],
        "kith p95 ms": ours["p95"],
        "rasa servers turns a second": theirs["rate"],
        "rasa servers p50 ms": theirs["p50"],
        "rasa servers p95 ms": theirs["p95"],
        "kith to rasa": round(ours["rate"] / theirs["rate"], 2),
    }


async def _ours(settings: Settings) -> dict[str, float]:
    async with opened(settings, train_when_stale=True) as services:
        handlers = Handlers(services, StageChannel(unseen))
        makers = [UpdateMaker(f"bench {number}") for number in range(USERS + 1)]
        for maker in makers:
            await consent(services, maker.chat_id)

        async def ask(number: int, text: str) -> None:
            await handlers.receive(makers[number].message(text, utc_now()))

        for text in TALK:
            await ask(USERS, text)
        ages = await _ages(lambda text: ask(USERS, text))  # all of it in this process, so that its time is whole
        services.ahead.start()
        await until_read_ahead(services)
        return {**ages, **await talked(ask)}


async def _ages(say: Callable[[str], Awaitable[Any]]) -> dict[str, float]:
    """Processor time of a message: the median of four rounds of the talk from the 10th on, and of the last four."""
    times: list[float] = []
    for number in range(AGE):
        begun = time.process_time()
        await say(anew(TALK[number % len(TALK)], number))
        times.append(1000 * (time.process_time() - begun))
    span = 4 * len(TALK)
    young, old = times[10 : 10 + span], times[AGE - span :]
    return {"young": round(statistics.median(young), 2), "old": round(statistics.median(old), 2)}
