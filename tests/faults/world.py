"""A chat in a world that breaks: real handlers, store, outbox and sender; a dialogue and a phone that do as told."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.chat.handlers import Handlers
from bot.chat.pace import NoPace
from bot.chat.sender import Sender
from bot.coaching.message import Button, Message, Say
from bot.errors import StoreError
from bot.services import Services
from bot.store import contacts, inbox
from tests.chat import updates
from tests.services.house import CHAT, NOW, a_user, rows, services_at

URGENT = "I want to kill myself tonight"


class Talk:
    """Keeps somebody of the name said, and answers with a button; raises what it is told to."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.raises: Exception | None = None
        self.heard: list[str] = []

    async def answer(self, sender_id: str, text: str, tap: str | None = None) -> Sequence[Message]:
        self.heard.append(text)
        await self._services.in_store(contacts.add, int(sender_id), "Jo", None, NOW)
        if self.raises is not None:
            raise self.raises
        lonely = await self._services.speech.draw(int(sender_id), Say("feel_lonely"))
        return [lonely, Message("Which?", ((Button("Tea", "/tea"), Button("Rain", "/rain")),))]

    async def meaning(self, text: str) -> Mapping[str, Any]:
        return {"intent": {"name": "out_of_scope", "confidence": 0.0}}

    async def is_asking(self, sender_id: str) -> bool:
        return False


class Phone:
    """What arrives; each sending first raises the next of `troubles`."""

    link = ""

    def __init__(self) -> None:
        self.arrived: list[Message] = []
        self.troubles: list[Exception] = []
        self.rang = asyncio.Event()
        self._ids = itertools.count(1)

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        if self.troubles:
            raise self.troubles.pop(0)
        self.arrived.append(message)
        self.rang.set()
        return next(self._ids)

    async def retire(self, chat_id: int, message_id: int) -> None: ...

    async def acknowledge(self, callback_id: str) -> None: ...

    async def typing(self, chat_id: int) -> None: ...

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None: ...


class World:
    """One process over the database in a file; `consents` only where the database knows nobody yet."""

    def __init__(self, file: Path, *, consents: bool = True) -> None:
        is_new = not file.exists()
        self.services = services_at(file)
        self.talk = Talk(self.services)
        self.services.dialogue = self.talk
        self.phone = Phone()
        self.handlers = Handlers(self.services, self.phone)
        self._sender = Sender(self.services.in_store, self.phone, lambda: self.services.clock(), NoPace())
        self._numbers = itertools.count(1)
        if consents and is_new:
            a_user(self.services)

    async def write(self, text: str) -> list[Message]:
        """They write; what arrives then."""
        return await self.receive(updates.message(next(self._numbers), text=text))

    async def receive(self, update: dict[str, Any]) -> list[Message]:
        """An update comes in; what arrives then."""
        before = len(self.phone.arrived)
        await self.handlers.receive(update)
        await self.deliver()
        return self.phone.arrived[before:]

    async def deliver(self) -> None:
        """Sends what the outbox holds."""
        try:
            while await self._sender.send_due():
                pass
        except StoreError:
            return

    async def take_up(self) -> None:
        """Handles what was stored and never finished, as a new process does."""
        for row in await self.services.in_store(inbox.undone, 100):
            await self.handlers.receive(row.body, row.id)

    def says(self, key: str, message: Message) -> bool:
        """Whether the message is a wording of this script."""
        return message.html in {variant.html for variant in self.services.speech.scripts[key].variants}

    def everything(self) -> str:
        """All that the database holds, opened."""
        from bot.store.schema import metadata

        return "\n".join(str(tuple(row)) for table in metadata.tables for row in rows(self.services, table))

    @contextmanager
    def broken_store(self) -> Iterator[None]:
        """The database does not answer meanwhile."""

        def refuse(*_: Any, **__: Any) -> Any:
            raise StoreError("The database is away.")

        store: Any = self.services.store
        store.session = refuse
        try:
            yield
        finally:
            del store.session


__all__ = ["CHAT", "NOW", "URGENT", "World"]
