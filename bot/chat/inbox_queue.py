"""The queue between Telegram and the handlers: nothing enters that was not stored first."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Update

from bot.errors import KithError, StoreError

_log = logging.getLogger(__name__)

Keep = Callable[[dict[str, Any]], Awaitable[bool]]
"""Stores a raw update: True, go on with it; False, it was there already. Raises StoreError where it cannot be stored;
an urgent one goes on all the same, after a second at most."""

_REMEMBERED = 5000


class InboxQueue(asyncio.Queue[object]):
    """An update queue for PTB whose `put` first stores the update; `pauses` are the seconds between tries."""

    def __init__(self, keep: Keep, pauses: Sequence[float] = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)) -> None:
        super().__init__()
        self._keep, self._pauses = keep, pauses
        self._taken: OrderedDict[int, None] = OrderedDict()

    async def put(self, item: object) -> None:
        """Stores the update and queues it. Raises StoreError after the last try: a webhook then asks for it again."""
        if not isinstance(item, Update):  # PTB's own signal to stop
            await super().put(item)
            return
        for pause in (*self._pauses, None):
            if await self._take(item):
                return
            if pause is not None:
                await asyncio.sleep(pause)
        raise StoreError("An update could not be stored.")

    async def take_all(self, updates: Sequence[Update]) -> int:
        """Stores and queues what it can; answers how many, from the first on, Telegram need not send again.

        One that cannot be stored does not hold up an urgent one behind it: all after it are tried too, and pass as
        taken when Telegram sends them again.
        """
        for number, update in enumerate(updates):
            if not await self._take(update):
                await asyncio.gather(*(self._take(later) for later in updates[number + 1 :]))
                return number
        return len(updates)

    async def _take(self, update: Update) -> bool:
        if update.update_id in self._taken:
            return True
        try:
            is_new = await self._keep(update.to_dict())
        except KithError as error:
            _log.error("an update could not be stored: %s", error)
            return False
        if update.update_id in self._taken:  # it came twice at once
            return True
        self._remember(update)
        if is_new:
            self.put_nowait(update)
        return True

    def _remember(self, update: Update) -> None:
        self._taken[update.update_id] = None
        while len(self._taken) > _REMEMBERED:
            self._taken.popitem(last=False)
