"""The commands, each in one short method."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.chat.answers import Answers
from bot.chat.incoming import Incoming
from bot.coaching.message import Message, Say
from bot.services import Services
from bot.services.turn import turn_at_hand
from bot.store import traces
from bot.store.users import User

HIDEABLE = timedelta(hours=48)
"""Telegram deletes nothing that is older."""

NAMES = ("start", "menu", "help", "settings", "privacy", "hide", "stop")
"""The commands in the order of the command menu; their descriptions are the scripts `command/<name>`."""

_TOPIC = re.compile(r"[a-z_]{3,40}")


class Commands:
    """Runs inside the turn of somebody who has consented."""

    def __init__(self, services: Services, answers: Answers) -> None:
        self._services, self._answers = services, answers
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
            return await self._answers.talk(user, incoming.text, f"/{topic}")
        return await self._answers.aside(user, Say("start/back"))

    async def _menu(self, incoming: Incoming, user: User) -> list[Message]:
        if await self._services.practice.open_practice(user.id) is not None:
            return await self._answers.talk(user, "menu")
        return await self._answers.talk(user, incoming.text, "/ask_menu")

    async def _help(self, incoming: Incoming, user: User) -> list[Message]:
        return await self._answers.aside(user, Say("help"))

    async def _settings(self, incoming: Incoming, user: User) -> list[Message]:
        return await self._answers.aside(user, self._services.profiles.settings_of(user))

    async def _privacy(self, incoming: Incoming, user: User) -> list[Message]:
        return await self._answers.aside(user, Say("ask_privacy"))

    async def _hide(self, incoming: Incoming, user: User) -> list[Message]:
        """Has both sides' messages of the last 48 hours deleted when the turn is over, this one included."""
        turn = turn_at_hand.get()
        assert turn is not None
        turn.to_delete += await self._services.in_store(traces.recent, user.id, turn.now - HIDEABLE)
        await self._services.in_store(traces.forget, user.id)
        return [await self._services.speech.draw(user.id, Say("hide/done"))]

    async def _stop(self, incoming: Incoming, user: User) -> list[Message]:
        """Ends everything unasked, and leaves the room that is open."""
        if await self._services.practice.open_practice(user.id) is not None:
            await self._answers.talk(user, "stop")
            await self._services.practice.leave(user.id)  # where the dialogue had forgotten the room
        await self._services.profiles.stop(user.id)
        return [await self._services.speech.draw(user.id, Say("stop/done"))]
