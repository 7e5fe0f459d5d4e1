"""How the process is: metrics for Prometheus and a readiness answer, on 127.0.0.1 alone; counts, never whose."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.chat.desk import Running
from bot.errors import KithError
from bot.store import appointments, inbox, outbox

_log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds that the database is given to answer."""
DEAF_AFTER = 120.0
"""Seconds without a finished getUpdates after which polling is taken for deaf."""
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_LINE, _LINES = 4096, 64


class Health:
    """Counts what happens, and knows whether all is well. `silent_for` gives the seconds since Telegram was heard."""

    def __init__(self, services: Running, silent_for: Callable[[], float]) -> None:
        self._services, self._silent_for = services, silent_for
        self.is_listening = False
        self.registry = CollectorRegistry()
        self._turns = Histogram(
            "kith_update_seconds", "From an update's turn to its end", buckets=_SECONDS, registry=self.registry
        )
        self._sent = Counter("kith_messages_total", "Messages by what came of them", ["fate"], registry=self.registry)
        self._lag = Histogram("kith_send_lag_seconds", "From due to sent", buckets=_SECONDS, registry=self.registry)
        self._failed = Counter(
            "kith_update_failures_total", "Updates that could not be handled", registry=self.registry
        )
        self._inbox = Gauge("kith_inbox_waiting", "Updates stored and not finished", registry=self.registry)
        self._outbox = Gauge("kith_outbox_waiting", "Messages that wait to be sent", registry=self.registry)
        self._late = Gauge(
            "kith_appointment_lateness_seconds", "How long the next appointment is overdue", registry=self.registry
        )
        self._silence = Gauge("kith_telegram_silent_seconds", "Since Telegram was last heard", registry=self.registry)
        self._ready = Gauge("kith_ready", "1 where all is well", registry=self.registry)

    def handled(self, seconds: float) -> None:
        """An update was handled."""
        self._turns.observe(seconds)

    def failed(self) -> None:
        """An update could not be handled."""
        self._failed.inc()

    def sent(self, fate: str, lag: float) -> None:
        """A message ended so: sent, refused, again or unknown; `lag` seconds after it was due."""
        self._sent.labels(fate).inc()
        if fate == "sent":
            self._lag.observe(max(0.0, lag))

    async def problem(self) -> str | None:
        """What is not well, in a word: starting, deaf or store; None where all is."""
        if not self.is_listening:
            return "starting"
        if self._silent_for() > DEAF_AFTER:
            return "deaf"
        try:
            await asyncio.wait_for(self._look(), PATIENCE)
        except (KithError, asyncio.TimeoutError):
            return "store"
        return None

    async def metrics(self) -> bytes:
        """The metrics in Prometheus' text format."""
        self._ready.set(await self.problem() is None)
        self._silence.set(self._silent_for())
        return generate_latest(self.registry)

    async def _look(self) -> None:
        self._inbox.set(await self._services.in_store(inbox.count_undone))
        self._outbox.set(await self._services.in_store(outbox.count_waiting))
        due = await self._services.in_store(appointments.next_due)
        late = 0.0 if due is None else (self._services.clock() - due).total_seconds()
        self._late.set(max(0.0, late))


async def serve(health: Health, port: int) -> None:
    """Answers `/ready` and `/metrics` on 127.0.0.1 until it is cancelled."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.TimeoutError, ValueError):
            path = await asyncio.wait_for(_path(reader), PATIENCE)
            writer.write(await _response(health, path))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", port, limit=_LINE)
    _log.info("health is told on 127.0.0.1:%d", port)
    async with server:
        await server.serve_forever()


async def _path(reader: asyncio.StreamReader) -> str:
    first = await reader.readline()
    for _ in range(_LINES):
        if not (await reader.readline()).strip():
            break
    words = first.decode("ascii", "replace").split()
    return words[1] if len(words) == 3 and words[0] == "GET" else ""


async def _response(health: Health, path: str) -> bytes:
    answers: dict[str, Callable[[], Awaitable[tuple[str, bytes]]]] = {
        "/ready": lambda: _ready(health),
        "/metrics": lambda: _metrics(health),
    }
    status, body = await answers[path]() if path in answers else ("404 Not Found", b"/ready or /metrics\n")
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n"
    return f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body


async def _ready(health: Health) -> tuple[str, bytes]:
    problem = await health.problem()
    return ("200 OK", b"ready\n") if problem is None else ("503 Service Unavailable", f"{problem}\n".encode())


async def _metrics(health: Health) -> tuple[str, bytes]:
    return "200 OK", await health.metrics()
