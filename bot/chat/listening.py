"""A bot that stores what it hears before Telegram forgets it, and knows when it last heard anything."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Update
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

TakeAll = Callable[[Sequence[Update]], Awaitable[int]]
"""Stores updates; answers how many, from the first on, may be confirmed to Telegram."""

TELEGRAM = "https://api.telegram.org"

_REST = 1.0  # seconds before asking again for what could not be stored


class ListeningBot(ExtBot[None]):
    """PTB confirms to Telegram what `get_updates` returned: so only what was stored is returned.

    `patience` is how many seconds an answer to a message may take.
    """

    def __init__(self, token: str, api: str = TELEGRAM, patience: float = 15) -> None:
        super().__init__(
            token,
            base_url=f"{api}/bot",
            base_file_url=f"{api}/file/bot",
            request=HTTPXRequest(
                connection_pool_size=16,
                connect_timeout=10,
                read_timeout=patience,
                write_timeout=patience,
                pool_timeout=5,
            ),
            get_updates_request=HTTPXRequest(
                connection_pool_size=4, connect_timeout=10, read_timeout=10, pool_timeout=5
            ),
        )
        self._take_all: TakeAll | None = None
        self._heard_at = time.monotonic()

    def listen_with(self, take_all: TakeAll) -> None:
        """From now on what comes in is stored by `take_all`."""
        self._take_all = take_all
        self._heard_at = time.monotonic()

    def listen_no_more(self) -> None:
        """From now on Telegram is not asked, not even to confirm what was stored: it comes again and is known then."""
        self._take_all = None

    @property
    def silent_for(self) -> float:
        """Seconds since a getUpdates last finished, well or badly."""
        return time.monotonic() - self._heard_at

    async def get_updates(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:
        """The updates that were stored, up to the first that could not be."""
        if self._take_all is None:
            return ()
        try:
            updates = await super().get_updates(*args, **kwargs)
        finally:
            self._heard_at = time.monotonic()
        if self._take_all is None or not updates:
            return ()
        taken = await self._take_all(updates)
        if taken < len(updates):
            await asyncio.sleep(_REST)
        return updates[:taken]
