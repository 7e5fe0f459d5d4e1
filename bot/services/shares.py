"""What a message is by one of the regressions over its vectors, worked out beside everything else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping

from bot.coaching.rooms import DRAFT_ROOMS, Progress
from bot.coaching.rooms.said import is_awaited
from bot.dialogue.remarks import remarks
from bot.dialogue.understand import spoken
from bot.errors import EncoderError

log = logging.getLogger(__name__)


async def shares_of(read: Callable[[str], Mapping[str, float]], said: str, unread: str) -> Mapping[str, float]:
    """How probable `read` takes each of its labels to be, the likeliest first; nothing where it cannot read, which is
    logged as `unread`."""
    try:
        return await asyncio.to_thread(read, spoken(said))
    except EncoderError as error:
        log.error("%s: %s", unread, error)
        return {}


async def remarks_at(place: Progress, text: str) -> Mapping[str, float]:
    """How probable a draft and each remark is, the likeliest first, where words to somebody are awaited at that place
    of a room; nothing elsewhere, or where it cannot be read."""
    if place.room not in DRAFT_ROOMS or not is_awaited(place, text):
        return {}
    return await shares_of(remarks, text, "What is typed in place of a draft is not read")
