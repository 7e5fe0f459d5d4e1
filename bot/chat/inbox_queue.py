"""The queue between Telegram and the handlers: nothing enters that was not stored first."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update

from bot.chat.incoming import parse
from bot.errors import KithError, StoreError

_log = logging.getLogger(__name__)

Keep = Callable[[dict[str, Any]], Awaitable[bool]]
"""Stores a raw update: True, go on with it; False, it was there already. Raises StoreError where it cannot be stored;
an urgent one goes on all the same, after a second at most."""

IsUrgent = Callable[[Mapping[str, Any]], bool]
"""Is this raw update urgent? Never raises."""

ReadAhead = Callable[[Sequence[Mapping[str, Any]]], Awaitable[None]]
"""Reads what raw updates say before anybody asks whether they are urgent. Never raises, and is soon done."""

Storing = asyncio.Task["bool | None"]

_REMEMBERED = 5000
_PATIENCE = 2.0  # seconds that the store may hold up what comes next


class InboxQueue(asyncio.Queue[object]):
    """An update queue for PTB whose `put` first stores the update; `pauses` are the seconds between tries."""

    def __init__(
        self,
        keep: Keep,
        is_urgent: IsUrgent,
        read_ahead: ReadAhead,
        pauses: Sequence[float] = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0),
    ) -> None:
        super().__init__()
        self._keep, self._is_urgent, self._read_ahead, self._pauses = keep, is_urgent, read_ahead, pauses
        self._reading: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()  # by chat: none overtakes there
        self._taken: OrderedDict[int, None] = OrderedDict()
        self._storing: dict[int, Storing] = {}  # by update
        self._latest: WeakValueDictionary[int, Storing] = WeakValueDictionary()  # by chat

    async def put(self, item: object) -> None:
        """Stores the update and queues it. Raises StoreError after the last try: a webhook then asks for it again."""
        if not isinstance(item, Update):  # PTB's own signal to stop
            await super().put(item)
            return
        raw = item.to_dict()
        async with self._reading.setdefault(parse(raw).chat_id, asyncio.Lock()):
            if item.update_id not in self._taken:  # PTB puts again what `take_all` took
                await self._read_ahead([raw])
            storing = self._begin_to_store(item)
        for pause in (*self._pauses, None):
            await asyncio.wait([storing])
            self._queue_when_stored(item, storing)
            if _is_stored(storing):
                return
            if pause is not None:
                await asyncio.sleep(pause)
                storing = self._begin_to_store(item)
        raise StoreError("An update could not be stored.")

    async def take_all(self, updates: Sequence[Update]) -> int:
        """Stores and queues what it can; answers how many, from the first on, Telegram need not send again.

        Chats are stored side by side, since each may wait for a turn that is under way, and the updates of one chat in
        their order; the urgent ones go before all. A store that does not answer in time holds up nothing: what it
        stores later is queued then, and passes as taken when it comes again.
        """
        await self._read_ahead([update.to_dict() for update in updates])
        first = [update for update in updates if self._is_urgent(update.to_dict())]
        for batch in (first, updates):
            storing = [self._begin_to_store(update) for update in batch]
            if storing:
                await asyncio.wait(storing, timeout=_PATIENCE)
            for update, task in zip(batch, storing, strict=True):
                self._queue_when_stored(update, task)
        return next((number for number, task in enumerate(storing) if not _is_stored(task)), len(updates))

    def _begin_to_store(self, update: Update) -> Storing:
        task = self._storing.get(update.update_id)
        if task is None:
            raw = update.to_dict()
            chat_id = parse(raw).chat_id
            is_urgent = self._is_urgent(raw)
            before = None if is_urgent else self._latest.get(chat_id)
            task = self._storing[update.update_id] = asyncio.create_task(self._store(update.update_id, raw, before))
            task.add_done_callback(lambda _: self._storing.pop(update.update_id, None))
            if not is_urgent and update.update_id not in self._taken:  # what waits for nothing keeps nothing in order
                self._latest[chat_id] = task
        return task

    async def _store(self, update_id: int, raw: dict[str, Any], before: Storing | None) -> bool | None:
        """Is it new? None where it, or the one of its chat before it, could not be stored."""
        if update_id in self._taken:
            return False
        if before is not None and not before.done():
            await asyncio.wait([before])
            if not _is_stored(before):
                return None
        try:
            return await self._keep(raw)
        except KithError as error:
            _log.error("an update could not be stored: %s", error)
            return None

    def _queue_when_stored(self, update: Update, task: Storing) -> None:
        if not task.done():
            task.add_done_callback(lambda done: self._queue_when_stored(update, done))
        elif _is_stored(task):
            self._queue_once(update, is_new=bool(task.result()))

    def _queue_once(self, update: Update, *, is_new: bool) -> None:
        if is_new and update.update_id not in self._taken:  # it may come twice at once
            self.put_nowait(update)
        self._taken[update.update_id] = None
        while len(self._taken) > _REMEMBERED:
            self._taken.popitem(last=False)


def _is_stored(task: Storing) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None and task.result() is not None
