"""Updates that were stored and never finished, because a process died: they are handled after all."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from bot.chat.desk import Desk, Running
from bot.chat.processor import ChatByChat
from bot.errors import KithError
from bot.store import inbox
from bot.store.inbox import InboxRow

_log = logging.getLogger(__name__)

LEFT_BEHIND = timedelta(seconds=30)
"""An update that waits longer than this is taken for left behind, though other processes may run. Where it was not, the
chat's lock lets one of them handle it, and the other finds it done."""

_LOOK_EVERY = 10.0  # seconds
_AT_ONCE = 10_000


class Replay:
    """Hands them to `desk` in their order, each chat's before anything new of it that comes later."""

    def __init__(self, services: Running, desk: Desk, processor: ChatByChat, on_done: Callable[[], None]) -> None:
        self._services, self._desk, self._processor = services, desk, processor
        self._on_done = on_done
        self._tasks: set[asyncio.Task[None]] = set()

    async def take_up(self, age: timedelta) -> int:
        """Begins to handle those received at least so long ago that nobody here has in hand; how many."""
        try:
            before = self._services.clock() - age
            rows: list[InboxRow] = await self._services.in_store(inbox.undone, _AT_ONCE, before)
        except KithError as error:
            _log.error("what was left undone cannot be read: %s", error)
            return 0
        rows = [row for row in rows if row.update_id not in self._processor.in_hand]
        for row in rows:
            task = asyncio.create_task(self._processor.process_update(row.body, self._handle(row)))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return len(rows)

    async def _handle(self, row: InboxRow) -> None:
        try:
            await self._desk.receive(row.body, row.id)
        finally:
            self._on_done()

    async def look_again_and_again(self) -> None:
        """Takes up what other processes left behind, for ever."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            await self.take_up(LEFT_BEHIND)

    async def finish(self) -> None:
        """Waits for what was taken up."""
        await asyncio.gather(*self._tasks, return_exceptions=True)
