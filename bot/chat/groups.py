"""Groups and channels: nothing is stored and nothing discussed; one neutral line points to the private chat."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.chat.channel import Channel
from bot.chat.direct import Direct
from bot.chat.incoming import Incoming
from bot.coaching.message import Say
from bot.services import Services

QUIET = timedelta(hours=12)
"""How long a group that was told is not told again, unless somebody there may be in danger."""


class Groups:
    """Remembers, in memory only, which group was told when."""

    def __init__(self, services: Services, channel: Channel, direct: Direct) -> None:
        self._services, self._channel, self._direct = services, channel, direct
        self._told: dict[int, datetime] = {}

    async def answer(self, incoming: Incoming) -> None:
        """The neutral line with the link, once in a while; at once and with the emergency number where it is urgent."""
        now = self._services.clock()
        seen = self._services.safety.read(incoming.text)
        if seen.is_urgent:
            urgent = self._services.safety.group_line(seen, now, self._channel.link)
            await self._direct.send(incoming.chat_id, (urgent,))
            return
        told = self._told.get(incoming.chat_id)
        if not incoming.chat_id or incoming.kind in ("edit", "tap") or (told is not None and now - told < QUIET):
            return
        self._told = {chat_id: at for chat_id, at in self._told.items() if now - at < QUIET}
        self._told[incoming.chat_id] = now
        line = self._services.speech.plain(Say("edge/group", {"link": self._channel.link}))
        await self._direct.send(incoming.chat_id, (line,))
