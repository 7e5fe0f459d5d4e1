"""Processes that work on one database share the pace that Telegram allows the bot, and the pauses that it asks for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from bot.chat.pace import Pace
from bot.errors import StoreError

_log = logging.getLogger(__name__)
_LOOK_EVERY = 3.0  # seconds

Meet = Callable[[float], tuple[int, float]]
"""Tells the others how many seconds Telegram asked this process to wait, and answers how many they all are and how
many seconds it asked of others. May block. Raises StoreError."""


async def share(pace: Pace, meet: Meet) -> None:
    """Sets the pace to this process's part, again and again as others come and go, and holds it while others must.

    What Telegram asks of this process the others are told at once; they see it when they look next.
    """
    among, news = 0, asyncio.Event()
    pace.on_hold = news.set
    while True:
        news.clear()
        try:
            before, (among, held) = among, await asyncio.to_thread(meet, pace.asked())
            pace.share(among)
            pace.hold_too(held)
            if among != before:
                _log.info("the pace is shared among %d", among)
        except StoreError as error:
            _log.error("%s The pace stays as it is.", error)
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(news.wait(), _LOOK_EVERY)
