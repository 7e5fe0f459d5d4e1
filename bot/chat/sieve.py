"""What needs no answer: Telegram's own notices, and all but the first of pictures that were sent together."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from bot.chat.inbox_queue import Keep
from bot.chat.incoming import parse

_REMEMBERED = 1000  # albums


class Sieve:
    """Stands before `keep`; whatever holds a word of a person passes, and so does everything of a group."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._albums: OrderedDict[tuple[int, str], int] = OrderedDict()

    async def keep(self, update: Mapping[str, Any]) -> bool:
        """False for what needs no answer, else what `keep` says. Raises StoreError."""
        incoming = parse(update)
        if incoming.is_private and not incoming.text:
            if incoming.kind == "service":
                return False
            if incoming.album:
                first = self._albums.setdefault((incoming.chat_id, incoming.album), incoming.update_id)
                while len(self._albums) > _REMEMBERED:
                    self._albums.popitem(last=False)
                if first != incoming.update_id:
                    return False
        return await self._keep(dict(update))
