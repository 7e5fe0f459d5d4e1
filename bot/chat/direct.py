"""Messages that wait for nothing: safety's, and those that are said while the store is gone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from bot.chat.channel import Channel
from bot.coaching.message import Message
from bot.errors import DeliveryError
from bot.services import Services
from bot.services.safety import PATIENCE
from bot.store import traces, users

log = logging.getLogger(__name__)

WAITS = (0.5, 1.0, 2.0, 4.0)
"""Seconds between the tries of one message; after the last it goes to the outbox, which goes on trying."""


class Direct:
    """Sends straight over the channel."""

    def __init__(self, services: Services, channel: Channel) -> None:
        self._services, self._channel = services, channel

    async def send(self, chat_id: int, messages: Sequence[Message]) -> None:
        """Sends each in order; what cannot go now is laid into the outbox. Never raises."""
        sent: list[int] = []
        for number, message in enumerate(messages):
            message_id = await self._try(chat_id, message)
            if message_id is None:
                await self._later(chat_id, messages[number:])
                break
            sent.append(message_id)
        await self._trace(chat_id, sent)

    async def _try(self, chat_id: int, message: Message) -> int | None:
        for wait in (*WAITS, None):
            try:
                return await self._channel.send(chat_id, message, None)
            except DeliveryError as error:
                log.error("A direct message did not go out: %s.", error)
                if error.permanent or wait is None:
                    return None
                await asyncio.sleep(error.retry_after or wait)
        return None

    async def _later(self, chat_id: int, messages: Sequence[Message]) -> None:
        try:
            await asyncio.wait_for(self._services.lay_out(chat_id, None, messages), PATIENCE)
        except Exception as error:  # noqa: BLE001 - the person gets an answer all the same
            log.error("A direct message is lost: %s.", type(error).__name__)

    async def _trace(self, chat_id: int, message_ids: Sequence[int]) -> None:
        def write(session: Any) -> None:
            user = users.find(session, chat_id)
            if user is not None:
                for message_id in message_ids:
                    traces.add(session, user.id, message_id, True, self._services.now)

        try:
            await asyncio.wait_for(self._services.in_store(write), PATIENCE)
        except Exception as error:  # noqa: BLE001 - the person gets an answer all the same
            log.error("A direct message could not be recorded: %s.", type(error).__name__)
