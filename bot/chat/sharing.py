"""Processes that work on one database share the pace that Telegram allows the bot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from bot.chat.pace import Pace
from bot.errors import StoreError

_log = logging.getLogger(__name__)
_LOOK_EVERY = 3.0  # seconds


async def share(pace: Pace, count: Callable[[], int]) -> None:
    """Sets the pace to this process's part, and again and again as others come and go. `count` may block."""
    among = 0
    while True:
        try:
            among, before = await asyncio.to_thread(count), among
            pace.share(among)
            if among != before:
                _log.info("the pace is shared among %d", among)
        except StoreError as error:
            _log.error("%s The pace stays as it is.", error)
        await asyncio.sleep(_LOOK_EVERY)
