"""Turns: what a message costs as a conversation ages, and how many a process handles, beside Rasa's own servers."""

from __future__ import annotations

import asyncio
import itertools
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx

from bot.chat.handlers import Handlers
from bot.chat.stage import StageChannel
from bot.chat.updates import UpdateMaker
from bot.coaching.message import Message
from bot.dialogue.model import require_fresh
from bot.services import Services, opened
from bot.services.opening import open_plain, utc_now
from bot.settings import Settings, read_settings
from bot.store import users

SOURCES = (
    "actions/saying.py",
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
    "bot/store/rows.py",
    "bot/store/seen.py",
    "bot/store/users.py",
    "config.yml",
    "lock:rasa",
    "lock:numpy",
    "lock:sqlalchemy",
    "lock:tokenizers",
)

USERS = 20
ROUNDS = 3
AGE = 1000
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

LOADED_IN = 5
"""Seconds after which the encoder's own process reads."""
MARKS = ".,;:!"

Ask = Callable[[int, str], Awaitable[Any]]


def main() -> dict[str, Any]:
    """Both measurements in one run, as a table's values; all times in milliseconds, the first two of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(f"sqlite:///{folder}/kith.db")
        ours = asyncio.run(_ours(settings))
        theirs = asyncio.run(_theirs(settings))
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


def anew(text: str, count: int) -> str:
    """The words, ended by three marks that change with the count: they mean the same, and no cache has them yet.

    The word that leaves a room stays as it is: with more to it, it would be a draft.
    """
    return text if text == "menu" else f"{text} {MARKS[count % 5]}{MARKS[count // 5 % 5]}{MARKS[count // 25 % 5]}"


async def _ours(settings: Settings) -> dict[str, float]:
    async with opened(settings, train_when_stale=True) as services:
        handlers = Handlers(services, StageChannel(_unseen))
        makers = [UpdateMaker(f"bench {number}") for number in range(USERS + 1)]
        for maker in makers:
            await _consent(services, maker.chat_id)

        async def ask(number: int, text: str) -> None:
            await handlers.receive(makers[number].message(text, utc_now()))

        for text in TALK:
            await ask(USERS, text)
        ages = await _ages(lambda text: ask(USERS, text))  # all of it in this process, so that its time is whole
        services.ahead.start()
        await asyncio.sleep(LOADED_IN)
        return {**ages, **await _load(ask)}


def _unseen(_message: Message) -> None:
    """Where nobody reads."""


async def _consent(services: Services, chat_id: int) -> int:
    user = await services.in_store(users.create, chat_id, services.clock())
    await services.in_store(users.consent, user.id, services.clock(), True)
    return user.id


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


async def _load(ask: Ask) -> dict[str, float]:
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


async def _theirs(settings: Settings) -> dict[str, float]:
    """The same model and actions behind `rasa run` with its REST channel and `rasa run actions`."""
    services = open_plain(settings)
    people = [await _consent(services, 10_000 + number) for number in range(USERS)]
    services.store.close()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        web, actions = _free_port(), _free_port()
        (folder / "endpoints.yml").write_text(f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n")
        model = str(require_fresh(settings.root))
        stack.enter_context(_server(settings, "run", "actions", "--actions", "actions", "--port", str(actions)))
        web_options = {"--model": model, "--port": str(web), "--interface": "127.0.0.1"}
        web_options |= {"--credentials": "credentials.yml", "--endpoints": str(folder / "endpoints.yml")}
        stack.enter_context(_server(settings, "run", *(word for option in web_options.items() for word in option)))
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{web}", timeout=60) as client:
            await _until_up(client)

            async def ask(number: int, text: str) -> None:
                body = {"sender": str(people[number]), "message": text}
                answer = await client.post("/webhooks/rest/webhook", json=body)
                answer.raise_for_status()

            for text in TALK:
                await ask(0, text)
            return await _load(ask)


async def _until_up(client: httpx.AsyncClient) -> None:
    for _ in range(240):
        try:
            if (await client.get("/")).is_success:
                return
        except httpx.HTTPError:
            pass
        await asyncio.sleep(0.5)
    raise RuntimeError("Rasa's server did not come up.")


@contextmanager
def _server(settings: Settings, *words: str):  # type: ignore[no-untyped-def]
    environment = {**os.environ, "KITH_DATABASE_URL": settings.database_url, "RASA_TELEMETRY_ENABLED": "false"}
    command = [str(Path(sys.executable).with_name("rasa")), *words]
    process = subprocess.Popen(
        command, cwd=settings.root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
