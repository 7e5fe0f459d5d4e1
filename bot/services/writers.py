"""Who writes next: a short write goes before a whole turn, so that nothing urgent waits behind a conversation."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Writers:
    """Admits so many writers at once; those who wait hold no thread. One place on SQLite, which has one writer."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._short: deque[asyncio.Future[None]] = deque()
        self._turns: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def one(self, *, is_turn: bool) -> AsyncIterator[None]:
        """Waits for a place: short writes first, each kind in the order in which it came."""
        await self._wait(self._turns if is_turn else self._short)
        try:
            yield
        finally:
            self._leave()

    async def _wait(self, queue: deque[asyncio.Future[None]]) -> None:
        if self._places > 0:
            self._places -= 1
            return
        place = asyncio.get_running_loop().create_future()
        queue.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._leave()
            raise

    def _leave(self) -> None:
        for queue in (self._short, self._turns):
            while queue:
                place = queue.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self._places += 1
