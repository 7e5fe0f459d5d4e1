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

LONGEST = 5.0
"""Seconds: where Telegram asks for a longer rest, the outbox keeps it."""

PERHAPS = 0
"""In place of a message's number: it went out twice, and nobody knows whether it arrived."""


class Direct:
    """Sends straight over the channel."""

    def __init__(self, services: Services, channel: Channel) -> None:
        self._services, self._channel = services, channel

    async def send(self, chat_id: int, messages: Sequence[Message]) -> None:
        """Sends each in order, twice where it may have arrived; what cannot go waits in the outbox. Never raises."""
        sent: list[int] = []
        for number, message in enumerate(messages):
            message_id = await self._try(chat_id, message)
            if message_id is None:
                await self._later(chat_id, messages[number:])
                break
            if message_id != PERHAPS:
                sent.append(message_id)
        await self._trace(chat_id, sent)

    async def _try(self, chat_id: int, message: Message) -> int | None:
        """The message's number, or PERHAPS; None where it is better left to the outbox."""
        doubts = 0
        for wait in (*WAITS, None):
            try:
                return await self._channel.send(chat_id, message, None)
            except DeliveryError as error:
                log.error("A direct message did not go out: %s.", error)
                doubts += error.unknown
                if doubts == 2:
                    return PERHAPS
                pause = error.retry_after or wait
                if error.permanent or wait is None or pause is None or pause > LONGEST:
                    return None
                await asyncio.sleep(pause)
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
