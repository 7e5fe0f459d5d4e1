"""The commands, each in one short method."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.chat.channel import Channel
from bot.chat.incoming import Incoming
from bot.coaching.message import Message, Say
from bot.services import Services
from bot.store import traces
from bot.store.users import User

HIDEABLE = timedelta(hours=48)
"""Telegram deletes nothing that is older."""

NAMES = ("start", "menu", "help", "settings", "privacy", "hide", "stop")
"""The commands in the order of the command menu; their descriptions are the scripts `command/<name>`."""

_TOPIC = re.compile(r"[a-z_]{3,40}")


class Commands:
    """Runs inside the turn of somebody who has consented."""

    def __init__(self, services: Services, channel: Channel) -> None:
        self._services, self._channel = services, channel
        self._by_name: dict[str, Callable[[Incoming, User], Awaitable[list[Message]]]] = {
            "start": self._start,
            "menu": self._menu,
            "help": self._help,
            "settings": self._settings,
            "privacy": self._privacy,
            "hide": self._hide,
            "stop": self._stop,
        }

    async def run(self, incoming: Incoming, user: User) -> list[Message] | None:
        """The messages that answer a command; None where there is no such command, so that its words are read."""
        command = self._by_name.get(incoming.command)
        return None if command is None else await command(incoming, user)

    async def _start(self, incoming: Incoming, user: User) -> list[Message]:
        """Back again; a payload that names a topic opens it."""
        topic = incoming.argument
        if _TOPIC.fullmatch(topic) and f"meaning/{topic}" in self._services.speech.scripts:
            return await self._dialogue(user, incoming.text, f"/{topic}")
        return await self._aside(user, Say("start/back"))

    async def _menu(self, incoming: Incoming, user: User) -> list[Message]:
        if await self._services.practice.open_practice(user.id) is not None:
            return await self._dialogue(user, "menu", None)
        return await self._dialogue(user, incoming.text, "/ask_menu")

    async def _help(self, incoming: Incoming, user: User) -> list[Message]:
        return await self._aside(user, Say("help"))

    async def _settings(self, incoming: Incoming, user: User) -> list[Message]:
        return await self._aside(user, self._services.profiles.settings_of(user))

    async def _privacy(self, incoming: Incoming, user: User) -> list[Message]:
        return await self._aside(user, Say("ask_privacy"))

    async def _hide(self, incoming: Incoming, user: User) -> list[Message]:
        """Deletes both sides' messages of the last 48 hours, this one included."""
        now = self._services.now
        message_ids = await self._services.in_store(traces.recent, user.id, now - HIDEABLE)
        await self._channel.delete(user.chat_id, message_ids)
        await self._services.in_store(traces.forget, user.id)
        return [await self._services.speech.draw(user.id, Say("hide/done"))]

    async def _stop(self, incoming: Incoming, user: User) -> list[Message]:
        """Ends everything unasked, and leaves the room that is open."""
        if await self._services.practice.open_practice(user.id) is not None:
            await self._dialogue(user, "stop", None)
        await self._services.profiles.stop(user.id)
        return [await self._services.speech.draw(user.id, Say("stop/done"))]

    async def _dialogue(self, user: User, text: str, tap: str | None) -> list[Message]:
        assert self._services.dialogue is not None
        return list(await self._services.dialogue.answer(str(user.id), text, tap))

    async def _aside(self, user: User, say: Say) -> list[Message]:
        """Says it, and then asks again what an open room waits for."""
        again = await self._services.practice.ask_again(user.id)
        return await self._services.speech.draw_all(user.id, (say, *again))
