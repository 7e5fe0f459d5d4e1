"""What the edge needs of the rest: somebody who handles updates, and services that run beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.chat.sender import InStore
from bot.coaching.script import Script


class Desk(Protocol):
    """What handles updates: `bot.chat.handlers.Handlers`."""

    async def keep(self, update: dict[str, Any]) -> bool:
        """Stores it (`inbox_queue.Keep`)."""
        ...

    async def undone(self) -> list[dict[str, Any]]:
        """The stored updates that were never finished, oldest first."""
        ...

    def goes_first(self, update: dict[str, Any]) -> bool:
        """Is it urgent, or part of an open safety conversation?"""
        ...

    async def receive(self, update: dict[str, Any]) -> None:
        """Handles one kept update; what it answers is in the outbox then."""
        ...

    async def shed(self, updates: list[dict[str, Any]]) -> None:
        """Told of updates of one chat that were too many to handle."""
        ...


class Speaks(Protocol):
    """Where the scripts are: `bot.services.speech.Speech`."""

    @property
    def scripts(self) -> Mapping[str, Script]:
        """Every script by its key."""
        ...


class Running(Protocol):
    """What runs beside the conversation: `bot.services.Services`."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """Gives the present instant."""
        ...

    @property
    def in_store(self) -> InStore:
        """Runs work in a transaction."""
        ...

    @property
    def speech(self) -> Speaks:
        """Holds the scripts."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next appointment or message is due."""
        ...

    async def nudge_due(self) -> bool:
        """One pass of the nudger: was there any?"""
        ...
