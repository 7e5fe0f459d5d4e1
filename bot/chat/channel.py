"""The last hop to a person: Telegram, or the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.coaching.message import Message
from bot.errors import DeliveryError


class Channel(Protocol):
    """Where messages go out. Every method may raise DeliveryError; `send` alone must be awaited for its answer."""

    @property
    def link(self) -> str:
        """Where the private chat is found, or nothing where that is unknown."""
        ...

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        """Send one message, its buttons under the token `keyboard`; returns the message id. Raises DeliveryError."""
        ...

    async def retire(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message; an old or missing one is no error."""
        ...

    async def acknowledge(self, callback_id: str) -> None:
        """Answer a tap, so that its button stops spinning; a tap too old to answer is no error."""
        ...

    async def typing(self, chat_id: int) -> None:
        """Show that an answer is being written; failure is no error."""
        ...

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None:
        """Delete messages, ours and theirs; those older than 48 hours stay, which is no error."""
        ...


class UnreachableError(DeliveryError):
    """The person blocked the bot, left Telegram, or never began: nothing more goes to them until they write."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem, permanent=True)
