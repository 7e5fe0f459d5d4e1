"""What the edge needs of the rest: somebody who handles updates, and services that run beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.chat.sender import InStore
from bot.coaching.message import Message, Say


class Desk(Protocol):
    """What handles updates: `bot.chat.handlers.Handlers`."""

    async def read_ahead(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Reads what they say before anybody asks (`inbox_queue.ReadAhead`)."""
        ...

    def is_urgent(self, update: Mapping[str, Any]) -> bool:
        """Is it to be handled before everything else?"""
        ...

    async def keep(self, update: Mapping[str, Any]) -> bool:
        """Stores it (`inbox_queue.Keep`)."""
        ...

    async def receive(self, update: Mapping[str, Any], row: int | None = None) -> None:
        """Handles one kept update, or one that waits in this row of the inbox; its answer is in the outbox then."""
        ...


class Speaks(Protocol):
    """Says scripts: `bot.services.speech.Speech`."""

    def words(self, key: str) -> str:
        """The first wording of a script that is a label rather than a message."""
        ...

    def plain(self, say: Say, number: int = 0) -> Message:
        """The message without the store."""
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
        """Makes messages of scripts."""
        ...

    async def lay_out(self, chat_id: int, user_id: int | None, messages: Sequence[Message]) -> None:
        """Puts messages into the outbox."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next appointment or message is due."""
        ...

    async def nudge_due(self) -> bool:
        """One pass of the nudger: was there any?"""
        ...
