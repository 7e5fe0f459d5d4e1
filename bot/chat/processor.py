"""In which order updates are handled: one at a time within a chat, chats side by side, urgent ones at once."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, cast
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.chat.allowance import Allowance
from bot.chat.incoming import parse

_log = logging.getLogger(__name__)

GoesFirst = Callable[[Mapping[str, Any]], bool]
"""Is this raw update urgent?"""

Shed = Callable[[list[Mapping[str, Any]]], Awaitable[None]]
"""Told once, when a chat that sent too much is through: the raw updates that were not handled."""


def careful(goes_first: GoesFirst) -> GoesFirst:
    """The same question, answered with no where it fails: the handler screens again, and the message must not stop."""

    def ask(update: Mapping[str, Any]) -> bool:
        try:
            return goes_first(update)
        except Exception as error:  # noqa: BLE001 - see above
            _log.error("the screen failed before the queue: %s", type(error).__name__)
            return False

    return ask


class ChatByChat(BaseUpdateProcessor):
    """Keeps the order within a chat. What goes first waits only for its like, for no slow turn, allowance or seat."""

    def __init__(
        self,
        goes_first: GoesFirst,
        shed: Shed,
        *,
        side_by_side: int = 16,
        queued: int = 100,
        allowance: Allowance | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(max_concurrent_updates=1_000_000)  # the locks and seats below decide, not PTB
        self._goes_first, self._shed, self._queued = goes_first, shed, queued
        self._allowance, self._sleep = allowance or Allowance(), sleep
        self._seats = asyncio.Semaphore(side_by_side)
        self._locks: WeakValueDictionary[tuple[int, bool], asyncio.Lock] = WeakValueDictionary()
        self._waiting: dict[int, int] = defaultdict(int)
        self.in_hand: set[int] = set()
        """The numbers of the updates that wait or are being handled here."""
        self._left_out: dict[int, list[Mapping[str, Any]]] = defaultdict(list)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Awaits `coroutine`, which handles `update` (PTB's, or raw), when its turn has come."""
        raw: Mapping[str, Any] = update.to_dict() if isinstance(update, Update) else cast(Mapping[str, Any], update)
        incoming = parse(raw)
        self.in_hand.add(incoming.update_id)
        try:
            await self._in_turn(raw, incoming.chat_id, coroutine)
        finally:
            self.in_hand.discard(incoming.update_id)

    async def _in_turn(self, raw: Mapping[str, Any], chat_id: int, coroutine: Awaitable[Any]) -> None:
        if self._goes_first(raw):
            async with self._lock(chat_id, True):
                await coroutine
            return
        if self._waiting[chat_id] >= self._queued:
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            self._left_out[chat_id].append(raw)
            return
        self._waiting[chat_id] += 1
        try:
            async with self._lock(chat_id, False):
                if wait := self._allowance.take(chat_id):
                    await self._sleep(wait)
                async with self._seats:
                    await coroutine
        finally:
            self._waiting[chat_id] -= 1
            if self._waiting[chat_id] == 0:
                del self._waiting[chat_id]
                if left_out := self._left_out.pop(chat_id, None):
                    await self._shed(left_out)

    def _lock(self, chat_id: int, is_first: bool) -> asyncio.Lock:
        return self._locks.setdefault((chat_id, is_first), asyncio.Lock())
