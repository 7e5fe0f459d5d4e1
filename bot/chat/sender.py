"""The one sender: drains the outbox in order, at a pace, and decides what each failure means."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.chat import render
from bot.chat.channel import Channel, UnreachableError
from bot.chat.pace import Pace
from bot.coaching.message import Message, message_from_dict
from bot.errors import DeliveryError, KithError
from bot.store import appointments, keyboards, outbox, traces, users
from bot.store.outbox import OutboxRow

_log = logging.getLogger(__name__)

SENT_ONCE_MORE = ("reply", "safety")
"""Kinds that go out again where nobody knows whether they arrived; all others then stay unsent."""
_LOOK_EVERY = 5.0  # seconds between looks for what other processes put into the outbox
_LONGEST_WAIT = timedelta(minutes=5)
_MOST_SURPRISES = 5  # attempts at a message whose sending fails in a way nobody foresaw


class InStore(Protocol):
    """Runs `work(session, …)` in a transaction, off the event loop: `Services.in_store`."""

    async def __call__(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any: ...


class Sender:
    """Sends what is due. `clock` gives the present instant, `jitter` a number from 0 to 1."""

    def __init__(
        self,
        in_store: InStore,
        channel: Channel,
        clock: Callable[[], datetime],
        pace: Pace,
        *,
        jitter: Callable[[], float] = random.random,
        told: Callable[[str, float], None] = lambda *_: None,
    ) -> None:
        self._in_store, self._channel, self._clock, self._pace, self._jitter = in_store, channel, clock, pace, jitter
        self._told = told  # what came of a message, and how many seconds after it was due
        self._news = asyncio.Event()
        self._is_stopping = False
        self._flying: dict[int, asyncio.Task[None]] = {}  # by chat
        self._arrived: dict[int, list[int]] = {}  # ids of the parts that arrived, by row, until the row is recorded
        self._doubtful: set[int] = set()  # rows sent once already with nobody knowing whether they arrived

    def wake(self) -> None:
        """Says that the outbox may hold something new."""
        self._news.set()

    async def send_due(self) -> bool:
        """One pass: sends at most one due message to each chat, waits until all are done; was there any?"""
        rows = await self._claim()
        await asyncio.gather(*(self._deliver(row) for row in rows))
        return bool(rows)

    def stop(self) -> None:
        """Has `run` end. Cancelling it instead could lose a message between its claim and its sending for a minute."""
        self._is_stopping = True
        self._news.set()

    async def run(self) -> None:
        """Sends until stopped; a store that cannot be used is tried again. Returns when nothing is in the air."""
        while not self._is_stopping:
            self._news.clear()
            try:
                rows = await self._claim()
                for row in rows:
                    self._flying[row.chat_id] = asyncio.create_task(self._fly(row))
                pause = 0.0 if rows else await self._idle_for()
            except KithError as error:
                _log.error("the outbox cannot be read: %s", error)
                pause = _LOOK_EVERY
            if pause:
                await _until(self._news, pause)
            elif len(self._flying) >= self._pace.in_flight:
                await self._news.wait()
        await asyncio.gather(*self._flying.values(), return_exceptions=True)

    async def _fly(self, row: OutboxRow) -> None:
        try:
            await self._deliver(row)
        finally:
            del self._flying[row.chat_id]
            self._news.set()

    async def _claim(self) -> list[OutboxRow]:
        room = min(self._pace.room(), self._pace.in_flight - len(self._flying))
        if room <= 0:
            return []
        busy = self._pace.resting() | self._flying.keys()
        rows: list[OutboxRow] = await self._in_store(_due, self._clock(), room, tuple(busy))
        return rows

    async def _idle_for(self) -> float:
        if wait := self._pace.wait():
            return min(wait, _LOOK_EVERY)
        due: datetime | None = await self._in_store(outbox.next_due)
        if due is None or self._flying:
            return _LOOK_EVERY
        return min(_LOOK_EVERY, max(0.05, (due - self._clock()).total_seconds()))

    async def _deliver(self, row: OutboxRow) -> None:
        kind = str(row.message.get("kind"))
        try:
            await self._send_parts(row)
            await self._in_store(_record_sent, row, self._arrived[row.id], self._clock())
            self._told("sent", self._lag(row))
            self._arrived.pop(row.id, None)
            self._doubtful.discard(row.id)
        except DeliveryError as error:
            await self._settle(row, kind, error)
        except KithError as error:  # it arrived but could not be recorded: the stale claim comes back and only records
            _log.error("a message went out and could not be recorded: %s", error)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not hold up all behind this message
            _log.error("sending failed in an unforeseen way: %s", type(error).__name__)
            permanent = row.attempts >= _MOST_SURPRISES
            await self._settle(row, kind, DeliveryError(type(error).__name__, permanent=permanent))

    async def _send_parts(self, row: OutboxRow) -> None:
        arrived = self._arrived.setdefault(row.id, [])
        parts: list[Message] = render.parts(message_from_dict(row.message))
        if not parts:
            raise DeliveryError("a message without content", permanent=True)
        for part in parts[len(arrived) :]:
            self._pace.take(row.chat_id)
            arrived.append(await self._channel.send(row.chat_id, part, row.keyboard))

    def _lag(self, row: OutboxRow) -> float:
        return (self._clock() - row.due_at).total_seconds()

    async def _settle(self, row: OutboxRow, kind: str, error: DeliveryError) -> None:
        now = self._clock()
        self._told("refused" if error.permanent else "unknown" if error.unknown else "again", self._lag(row))
        is_over = True
        if isinstance(error, UnreachableError):
            recording = self._in_store(_give_up_on, row, now)
        elif error.permanent:
            _log.error("a message is refused for ever: %s", error)
            recording = self._in_store(outbox.refused, row.id, now)
        elif error.unknown and (kind not in SENT_ONCE_MORE or row.id in self._doubtful):
            recording = self._in_store(outbox.unknown, row.id, now)
        else:
            is_over = False
            if error.unknown:
                self._doubtful.add(row.id)
            if error.retry_after is not None:
                self._pace.hold(error.retry_after)
            at = now + self._wait_before(row.attempts, error.retry_after)
            recording = self._in_store(outbox.again, row.id, at, is_doubtful=error.unknown)
        if is_over:
            self._arrived.pop(row.id, None)
            self._doubtful.discard(row.id)
        try:
            await recording
        except KithError as trouble:  # the claim goes stale and the row comes back
            _log.error("the fate of a message could not be recorded: %s", trouble)

    def _wait_before(self, attempts: int, retry_after: float | None) -> timedelta:
        if retry_after is not None:
            return timedelta(seconds=retry_after)
        return min(_LONGEST_WAIT, timedelta(seconds=2.0 ** min(attempts, 9))) * (0.5 + self._jitter() / 2)


async def _until(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except asyncio.TimeoutError:
        return


def _due(session: Any, now: datetime, room: int, busy: tuple[int, ...]) -> list[OutboxRow]:
    outbox.expire(session, now)
    rows: list[OutboxRow] = outbox.claim(session, now, room, busy)
    return rows


def _record_sent(session: Any, row: OutboxRow, message_ids: list[int], now: datetime) -> None:
    outbox.sent(session, row.id, now, message_ids[-1])
    if row.keyboard is not None:
        keyboards.placed(session, row.keyboard, message_ids[-1])
    if row.user_id is not None:
        for message_id in message_ids:
            traces.add(session, row.user_id, message_id, True, now)


def _give_up_on(session: Any, row: OutboxRow, now: datetime) -> None:
    """Nobody can be reached there: nothing more is sent until they write again."""
    outbox.refused(session, row.id, now)
    outbox.drop_for_chat(session, row.chat_id, now)
    if row.user_id is not None:
        users.change(session, row.user_id, reachable=False)
        appointments.withdraw(session, row.user_id)
