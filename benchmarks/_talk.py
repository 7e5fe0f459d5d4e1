"""What both sides of a comparison are told, and how it is timed."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any

from bot.coaching.message import Message
from bot.services import Services
from bot.store import users

USERS = 20
ROUNDS = 3
TALK = (
    "hello",
    "i feel so lonely on sundays",
    "why does connection matter",
    "i want to set a boundary with my sister",
    "what do you do with my data",
    "menu",
    "what does co-regulation mean",
    "thanks",
    "what's the weather like tomorrow",
    "bye",
)
"""What each user says, in turn; one message of each user is out at a time."""

MARKS = ".,;:!"

Ask = Callable[[int, str], Awaitable[Any]]
"""Says something as the user of this number, and returns when it was answered."""


def anew(text: str, count: int) -> str:
    """The words, ended by three marks that change with the count: they mean the same, and no cache has them yet.

    The word that leaves a room stays as it is: with more to it, it would be a draft.
    """
    return text if text == "menu" else f"{text} {MARKS[count % 5]}{MARKS[count // 5 % 5]}{MARKS[count // 25 % 5]}"


def unseen(_message: Message) -> None:
    """Where nobody reads."""


async def consent(services: Services, chat_id: int) -> int:
    """The id of a new adult who agreed."""
    user = await services.in_store(users.create, chat_id, services.clock())
    await services.in_store(users.consent, user.id, services.clock(), True)
    return user.id


async def until_read_ahead(services: Services) -> None:
    """Returns when the encoder's own process reads. Raises TimeoutError."""
    for _ in range(300):
        if services.ahead.is_up:
            return
        await asyncio.sleep(0.1)
    raise TimeoutError("The encoder's process did not come up.")


async def talked(ask: Ask) -> dict[str, float]:
    """Every user goes through the talk a few times, waiting for each answer."""
    times: list[float] = []
    count = itertools.count()

    async def talk(number: int) -> None:
        for text in TALK * ROUNDS:
            begun = time.perf_counter()
            await ask(number, anew(text, next(count)))
            times.append(1000 * (time.perf_counter() - begun))

    begun = time.perf_counter()
    await asyncio.gather(*(talk(number) for number in range(USERS)))
    seconds = time.perf_counter() - begun
    return {
        "rate": round(len(times) / seconds, 1),
        "p50": round(statistics.median(times), 1),
        "p95": round(statistics.quantiles(times, n=20)[-1], 1),
    }
