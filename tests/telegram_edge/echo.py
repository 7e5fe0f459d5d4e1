"""A bot for testing the edge alone: stores, answers with what it got, by the product's own app, queue and sender.

Its settings: ECHO_DELAY seconds for each message, ECHO_PACE=1 for the real pace, ECHO_WEBHOOK=1, ECHO_PATIENCE seconds.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from html import escape
from typing import Any

from bot.chat import app
from bot.chat.incoming import Incoming, parse
from bot.chat.listening import ListeningBot
from bot.chat.pace import NoPace, Pace
from bot.chat.telegram import TelegramChannel
from bot.coaching.message import Button, Message, Say, message_to_dict
from bot.services.writers import Writers
from bot.settings import read_settings
from bot.store import inbox, keyboards, outbox, users
from bot.store.engine import Store
from bot.store.keyring import Keyring

BUTTONS = ((Button("Yes", "/affirm"), Button("No", "/deny")), (Button("Alone", "safety:alone"),))


class Speech:
    """Says the key of a script for the script."""

    def words(self, key: str) -> str:
        return key

    def plain(self, say: Say, number: int = 0) -> Message:
        return Message(say.key)


class Services:
    """The store and the clock, and nothing that nudges."""

    def __init__(self, store: Store) -> None:
        self.store, self.speech = store, Speech()
        self._writers = Writers(1)

    def clock(self) -> datetime:
        return datetime.now(timezone.utc)

    async def in_store(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        def alone() -> Any:
            with self.store.session() as session:
                return work(session, *args, **kwargs)

        async with self._writers.one(is_turn=False):
            return await asyncio.to_thread(alone)

    async def lay_out(self, chat_id: int, user_id: int | None, messages: Sequence[Message]) -> None:
        packed = [message_to_dict(message) for message in messages]
        await self.in_store(outbox.add, chat_id, user_id, packed, self.clock())

    async def next_due(self) -> datetime | None:
        return None

    async def nudge_due(self) -> bool:
        return False


class Echo:
    """Answers every message with itself; `nudge` is answered unasked, `buttons` with buttons, `long` at length."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._delay = float(os.environ.get("ECHO_DELAY", "0"))

    async def read_ahead(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Nothing here reads."""

    def is_urgent(self, update: Mapping[str, Any]) -> bool:
        return parse(update).text == "urgent"

    async def keep(self, update: Mapping[str, Any]) -> bool:
        incoming, now = parse(update), self._services.clock()
        row = await self._services.in_store(inbox.add, incoming.update_id, incoming.chat_id, dict(update), now)
        return row is not None

    async def receive(self, update: Mapping[str, Any], row: int | None = None) -> None:
        incoming = parse(update)
        if not self.is_urgent(update):
            await asyncio.sleep(self._delay)
        await self._services.in_store(self._answer, incoming)

    def _answer(self, session: Any, incoming: Incoming) -> None:
        now = self._services.clock()
        user = users.create(session, incoming.chat_id, now)
        message, expires_at = Message(f"{incoming.kind}: {escape(incoming.text or incoming.tap)}"), None
        if incoming.text == "nudge":
            message, expires_at = Message("a nudge", kind="nudge"), now + timedelta(hours=1)
        elif incoming.text == "buttons":
            message = Message("<b>Well?</b> I &lt;3 you &amp; me", BUTTONS)
        elif incoming.text == "long":
            message = Message("<i>" + "Every word counts. " * 300 + "</i>", BUTTONS)
        token = keyboards.add(session, user.id, message.buttons, now) if message.buttons else None
        packed = [message_to_dict(message)]
        if incoming.blocked is not True:
            outbox.add(session, incoming.chat_id, user.id, packed, now, keyboards=[token], expires_at=expires_at)
        for waiting in inbox.undone(session, 1000):
            if waiting.update_id == incoming.update_id:
                inbox.finish(session, waiting.id, now)


async def main() -> None:
    settings = read_settings()
    store = Store.open(settings.database_url, Keyring.open(settings.key_file))
    store.migrate()
    services = Services(store)
    patience = float(os.environ.get("ECHO_PATIENCE", "5"))
    channel = TelegramChannel(ListeningBot(settings.telegram_token or "", settings.telegram_api or "", patience))
    pace = Pace() if os.environ.get("ECHO_PACE") else NoPace()
    is_webhook = bool(os.environ.get("ECHO_WEBHOOK"))
    await app.run(
        services,
        Echo(services),
        settings,
        channel=channel,
        commands=("start", "help"),
        webhook=is_webhook,
        pace=pace,
    )
    store.close()


if __name__ == "__main__":
    asyncio.run(main())
