"""What runs beside the conversation: the sender, the nudger, the menu, and a watch over polling."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from telegram import BotCommand
from telegram.ext import Updater

from bot.chat.desk import Running
from bot.chat.listening import ListeningBot
from bot.chat.sender import Sender
from bot.errors import KithError

_log = logging.getLogger(__name__)

Task = asyncio.Task[None]

_LOOK_EVERY = 15.0  # seconds
_LOOK_AGAIN = 0.25  # seconds, where something is overdue that others have in hand, or that waits for its pace
_DEAF_AFTER = 120.0  # seconds without a finished getUpdates


class Beside:
    """Begins all of it, wakes it after each handled update, and ends it in order."""

    def __init__(self, services: Running, bot: ListeningBot, sender: Sender) -> None:
        self._services, self._bot, self._sender = services, bot, sender
        self._news = asyncio.Event()
        self._is_ending = False
        self._unhurried: list[Task] = []  # these end by themselves, between two messages
        self._cancellable: list[Task] = []

    def begin(self, commands: Sequence[str]) -> None:
        """Starts the sender, the nudger, and offers these commands."""
        self._unhurried = [_go_on(self._sender.run), _go_on(self._nudge)]
        self.add(lambda: self._offer_menu(commands))

    def add(self, work: Callable[[], Awaitable[None]]) -> None:
        """Has `work` done beside, again after a failure, until the end."""
        self._cancellable.append(_go_on(work))

    def watch(self, updater: Updater | None, listen: Callable[[], Awaitable[None]]) -> None:
        """Watches that `updater` goes on polling; `listen` begins anew."""
        if updater is not None:
            self.add(lambda: self._stay_awake(updater, listen))

    def wake(self) -> None:
        """Says that something was handled: there may be something to send, or a new appointment."""
        self._sender.wake()
        self._news.set()

    async def end(self, seconds: float) -> None:
        """Ends all of it and sends what the outbox still holds, in so many seconds at most."""
        self._is_ending = True
        self._sender.stop()
        self._news.set()
        if self._unhurried:
            await asyncio.wait(self._unhurried, timeout=seconds)
        tasks = [*self._unhurried, *self._cancellable]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(asyncio.TimeoutError, KithError):
            await asyncio.wait_for(self._send_the_rest(), seconds)

    async def _send_the_rest(self) -> None:
        while await self._sender.send_due():
            pass

    async def _nudge(self) -> None:
        while not self._is_ending:
            self._news.clear()
            while not self._is_ending and await self._services.nudge_due():
                self._sender.wake()
            due = await self._services.next_due()
            pause = _LOOK_EVERY if due is None else (due - self._services.clock()).total_seconds()
            if not self._is_ending:
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._news.wait(), min(_LOOK_EVERY, pause) if pause > 0 else _LOOK_AGAIN)

    async def _offer_menu(self, commands: Sequence[str]) -> None:
        words = self._services.speech.words
        await self._bot.set_my_commands([BotCommand(name, words(f"command/{name}")) for name in commands])

    async def _stay_awake(self, updater: Updater, listen: Callable[[], Awaitable[None]]) -> None:
        """Begins polling anew when a torn connection left the bot deaf."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            if self._bot.silent_for > _DEAF_AFTER:
                _log.warning("nothing was heard from Telegram for %d s; polling begins anew", self._bot.silent_for)
                if updater.running:
                    await updater.stop()
                await listen()


def _go_on(work: Callable[[], Awaitable[None]]) -> Task:
    """Runs `work`, and again a while after it failed, until it ends or is cancelled."""

    async def again_and_again() -> None:
        while True:
            try:
                await work()
                return
            except Exception as error:  # noqa: BLE001 - one fault must not end what runs beside
                _log.error("something beside the conversation failed: %s", type(error).__name__)
                await asyncio.sleep(_LOOK_EVERY)

    return asyncio.create_task(again_and_again())
