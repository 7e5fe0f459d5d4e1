"""Recovery: a bot is killed at any instant while people write, and begins again; is every message answered?"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.telegram_edge.harness import Telegram, running, until

SOURCES = (
    "bot/chat/app.py",
    "bot/chat/beside.py",
    "bot/chat/handlers.py",
    "bot/chat/inbox_queue.py",
    "bot/chat/incoming.py",
    "bot/chat/pace.py",
    "bot/chat/processor.py",
    "bot/chat/render.py",
    "bot/chat/replay.py",
    "bot/chat/replies.py",
    "bot/chat/safely.py",
    "bot/chat/sender.py",
    "bot/chat/telegram.py",
    "bot/services/transactions.py",
    "bot/services/writers.py",
    "bot/store/columns.py",
    "bot/store/engine.py",
    "bot/store/inbox.py",
    "bot/store/keyring.py",
    "bot/store/outbox.py",
    "bot/store/outbox_order.py",
    "bot/store/rows.py",
    "bot/store/users.py",
    "tests/telegram_edge/echo.py",
    "tests/telegram_edge/emulator.py",
    "tests/telegram_edge/harness.py",
    "lock:python-telegram-bot",
    "lock:sqlalchemy",
)

RUNS = int(os.environ.get("KITH_BENCH_RUNS", "100"))
WHOLE = max(1, RUNS // 10)
"""So many of the runs are of `kith run` with its model; the others of the same edge over a stub dialogue."""
MESSAGES = 12
PATIENCE = 120.0
AT_ONCE = 6
"""Runs side by side, each with a Telegram and a folder of its own: most of their time is waiting."""


def main() -> dict[str, Any]:
    """How many runs lost nothing, and how long it took from the new start to the last answer."""
    return measured(RUNS - WHOLE, WHOLE)


def measured(stubs: int, wholes: int, seed: int = 1) -> dict[str, Any]:
    """The same for so many runs of each kind."""
    chance = random.Random(seed)  # noqa: S311 - it is no secret
    kills = [chance.uniform(0.0, 1.5) for _ in range(stubs + wholes)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = Counter(pool.map(_one, kills, (number < wholes for number in range(len(kills)))))
    return {
        "runs": stubs + wholes,
        "runs of kith run": wholes,
        "without loss": outcomes["whole"],
        "lost something": outcomes["lost"],
        "said more than twice": outcomes["repeated"],
    }


def _one(until_the_kill: float, is_whole: bool) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return _in(Path(folder), until_the_kill, is_whole)


def _in(folder: Path, until_the_kill: float, is_whole: bool) -> str:
    telegram = Telegram(folder / "emulator.log")
    command = [sys.executable, "-m", "bot", "run"] if is_whole else []
    chats = (801, 802, 803)
    try:
        with running(telegram, folder, command) as bot:
            for number in range(MESSAGES):
                telegram.say(f"number {number}", chats[number % 3])
            time.sleep(until_the_kill)
            bot.kill()
            bot.restart()
            if is_whole:  # nobody has consented: each message is answered by the welcome or its shorter form
                until(lambda: all(len(telegram.texts(chat)) >= MESSAGES // 3 for chat in chats), "answers", PATIENCE)
                most = max(len(telegram.texts(chat)) for chat in chats)
                return "whole" if most <= 2 * MESSAGES // 3 else "repeated"
            expected = {f"text: number {number}" for number in range(MESSAGES)}
            until(lambda: expected <= {text for chat in chats for text in telegram.texts(chat)}, "answers", PATIENCE)
            said = Counter(text for chat in chats for text in telegram.texts(chat))
            return "whole" if max(said.values()) <= 2 else "repeated"
    except AssertionError:
        return "lost"
    finally:
        telegram.close()
