"""Nudges: 10,000 due among 1,000,000 that wait, claimed and decided; what a pass costs as more wait. Both databases.

How many are decided a second is taken from the first claim until nothing is due, every message in the outbox, in the
database where 1,000,000 wait: by one process on SQLite, by two on PostgreSQL. What a pass costs is the median of nine
over each of two databases, 10,000 and 1,000,000 waiting, in turns in one process: the same people are due in both with
all that is known of them, both are as their filling left them, and the first pass of each, which puts the statements
together, is left out.
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks._waiting import fill
from bot import nudger
from bot.services import Services
from bot.services.opening import open_plain
from bot.settings import Settings, read_settings
from tests.store import postgresql

SOURCES = (
    "benchmarks/_waiting.py",
    "bot/coaching/nudges/*.py",
    "bot/nudger.py",
    "bot/services/nudge_pass.py",
    "bot/services/nudge_saying.py",
    "bot/services/nudges.py",
    "bot/services/speech.py",
    "bot/services/standing.py",
    "bot/store/appointments.py",
    "bot/store/batches.py",
    "bot/store/columns.py",
    "bot/store/engine.py",
    "bot/store/keyboards.py",
    "bot/store/keyring.py",
    "bot/store/nudge_details.py",
    "bot/store/nudge_facts.py",
    "bot/store/nudging.py",
    "bot/store/outbox.py",
    "bot/store/rows.py",
    "bot/store/seen.py",
    "lock:sqlalchemy",
    "lock:psycopg2-binary",
)

MANY = int(os.environ.get("KITH_BENCH_WAITING", "1000000"))
FEW = 10_000
DUE = int(os.environ.get("KITH_BENCH_DUE", "10000"))
FIRST = 4_000
"""So many are due an hour before the others, for the passes that are compared."""
NOW = datetime(2026, 11, 25, 11, tzinfo=timezone.utc)
PROCESSES = 2
"""How many share a PostgreSQL; SQLite has one writer."""


def main() -> dict[str, Any]:
    """How many are decided a second, words and outbox with it; and the median pass, with few waiting and with many."""
    measured: dict[str, Any] = {"waiting": MANY, "due": DUE, "cores": os.cpu_count() or 0}
    measured["load of the machine before"] = round(os.getloadavg()[0], 1)
    for name in ("SQLite", "PostgreSQL"):
        with ExitStack() as stack:
            few, many = (stack.enter_context(_filled(name, waiting)) for waiting in (FEW, MANY))
            passes = _compared(few, many)
            processes = 1 if name == "SQLite" else PROCESSES
            seconds, of_processor = _all_due(many, processes)
        measured |= {
            f"{name} decided a second": round(DUE / seconds),
            f"{name} processes": processes,
            f"{name} processor ms a decision": round(1e3 * of_processor / DUE, 2),
            f"{name} pass of {nudger.BATCH} ms, {FEW:,} waiting": round(1e3 * passes[0], 1),
            f"{name} pass of {nudger.BATCH} ms, {MANY:,} waiting": round(1e3 * passes[1], 1),
            f"{name} pass, many to few": round(passes[1] / passes[0], 2),
        }
    return measured


@contextmanager
def _filled(name: str, waiting: int) -> Iterator[Settings]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder}/kith.db" if name == "SQLite" else stack.enter_context(_database(f"kith_{waiting}"))
        settings = replace(read_settings(url), key=None, key_file=folder / "kith.key")
        services = open_plain(settings)
        later = [(NOW + timedelta(hours=1), DUE)] if waiting > FIRST + DUE else []
        fill(services.store, waiting, [(NOW, FIRST), *later])
        services.store.close()
        yield settings


@contextmanager
def _database(name: str) -> Iterator[str]:
    with postgresql.server() as server:
        postgresql.run(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        postgresql.run(server, f"CREATE DATABASE {name}")
        try:
            yield server.rpartition("/")[0] + f"/{name}"
        finally:
            postgresql.run(server, f"DROP DATABASE {name} WITH (FORCE)")


def _compared(few: Settings, many: Settings) -> tuple[float, float]:
    """The median pass over each, in turns, so that what else the machine does meets both."""
    both = [_opened(settings, NOW) for settings in (few, many)]
    times: tuple[list[float], list[float]] = ([], [])

    async def passes() -> None:
        for _ in range(FIRST // nudger.BATCH):
            for services, took in zip(both, times, strict=True):
                begun = time.perf_counter()
                assert await nudger.send_due(services)
                took.append(time.perf_counter() - begun)

    asyncio.run(passes())
    for services in both:
        services.store.close()
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])


def _all_due(settings: Settings, processes: int) -> tuple[float, float]:
    """The seconds from the first claim until nothing is due; and of the processor, without the database server's."""
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        ready = time.time() + 20
        spans = list(pool.map(_drain, [settings] * processes, [ready] * processes))
    return max(end for _, end, _ in spans) - min(begin for begin, _, _ in spans), sum(used for _, _, used in spans)


def _drain(settings: Settings, ready: float) -> tuple[float, float, float]:
    services = _opened(settings, NOW + timedelta(hours=1))

    async def passes() -> None:
        while await nudger.send_due(services):
            pass

    time.sleep(max(0.0, ready - time.time()))
    begun, used = time.monotonic(), time.process_time()
    asyncio.run(passes())
    services.store.close()
    return begun, time.monotonic(), time.process_time() - used


def _opened(settings: Settings, now: datetime) -> Services:
    services = open_plain(settings, lambda: now)
    services.swept_on = now.date()
    gc.collect()
    gc.freeze()  # as `kith run` does
    return services
