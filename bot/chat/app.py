"""Kith on Telegram: polling or a webhook, the sender and the nudger beside, and an orderly end."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, TypeHandler

from bot.chat import supervisor
from bot.chat.beside import Beside
from bot.chat.desk import Desk, Running
from bot.chat.flood import shed
from bot.chat.health import Health, serve
from bot.chat.inbox_queue import InboxQueue
from bot.chat.listening import TELEGRAM, ListeningBot
from bot.chat.pace import Pace
from bot.chat.processor import ChatByChat, careful
from bot.chat.redaction import quieten
from bot.chat.replay import LEFT_BEHIND, Replay
from bot.chat.sender import Sender
from bot.chat.sieve import Sieve
from bot.chat.telegram import TelegramChannel
from bot.errors import SettingError
from bot.settings import Settings

_log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
WEBHOOK_PATH = "/telegram"
_POLL = 30  # seconds that one getUpdates waits for news
_LAST_WORDS = 10.0  # seconds for what is still to be handled and sent when told to stop

Anywhere = Application[Any, Any, Any, Any, Any, Any]


def connect(settings: Settings) -> TelegramChannel:
    """The channel to Telegram; nothing is sent yet. Raises SettingError without a token."""
    if not settings.telegram_token:
        raise SettingError("KITH_TELEGRAM_TOKEN is not set: BotFather gives one.")
    return TelegramChannel(ListeningBot(settings.telegram_token, settings.telegram_api or TELEGRAM))


async def run(
    services: Running,
    desk: Desk,
    settings: Settings,
    *,
    channel: TelegramChannel,
    commands: Sequence[str],
    webhook: bool,
    pace: Pace | None = None,
) -> None:
    """Runs until SIGTERM or SIGINT, then handles and sends what is in hand. Raises SettingError.

    `commands` are those of Telegram's menu; what it says beside each is the script `command/<name>`.
    """
    quieten()
    bot = channel.bot
    assert isinstance(bot, ListeningBot)
    address = webhook_address(settings) if webhook else None
    is_urgent = careful(desk.is_urgent)
    queue = InboxQueue(Sieve(desk.keep).keep, is_urgent, desk.read_ahead)
    bot.listen_with(queue.take_all)
    health = Health(services, lambda: bot.silent_for if address is None else 0.0)
    sender = Sender(services.in_store, channel, services.clock, pace or Pace(), told=health.sent)
    beside = Beside(services, bot, sender)
    processor = ChatByChat(is_urgent, lambda updates: shed(services, updates))
    application = _application(bot, queue, processor, desk, beside.wake, health)
    replay = Replay(services, desk, processor, beside.wake)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)

    async def listen() -> None:
        updater = application.updater
        assert updater is not None
        if address is not None:
            await updater.start_webhook(
                listen="0.0.0.0",  # noqa: S104 - a proxy or a container stands before it
                port=settings.webhook_port,
                url_path=WEBHOOK_PATH,
                webhook_url=address,
                secret_token=settings.webhook_secret,
                allowed_updates=ALLOWED_UPDATES,
                bootstrap_retries=-1,
            )
        else:
            await updater.start_polling(
                timeout=_POLL, allowed_updates=ALLOWED_UPDATES, bootstrap_retries=-1, error_callback=_poll_failed
            )

    if (port := settings.health_port) is not None:
        beside.add(lambda: serve(health, port))
    if not await _introduced(application, stop):
        await beside.end(0)
        return
    try:
        await application.start()
        await replay.take_up(timedelta() if address is None else LEFT_BEHIND)
        beside.begin(commands)
        beside.add(replay.look_again_and_again)
        await listen()
        if address is None:
            beside.watch(application.updater, listen)
        health.is_listening = True
        supervisor.notify("READY=1")
        if (seconds := supervisor.interval()) is not None:
            beside.add(lambda: supervisor.keep_alive(health, seconds))
        _log.info("Kith is listening")
        await stop.wait()
    finally:
        supervisor.notify("STOPPING=1")
        await _end(application, bot, replay, beside)


def _application(
    bot: ListeningBot,
    queue: InboxQueue,
    processor: ChatByChat,
    desk: Desk,
    on_done: Callable[[], None],
    health: Health,
) -> Anywhere:
    async def on_update(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        begun = time.perf_counter()
        try:
            await desk.receive(update.to_dict())
        finally:
            health.handled(time.perf_counter() - begun)
            on_done()

    async def on_error(_: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        health.failed()
        _log.error("an update could not be handled: %s", type(context.error).__name__)

    application = (
        ApplicationBuilder().bot(bot).update_queue(queue).concurrent_updates(processor).job_queue(None).build()
    )
    application.add_handler(TypeHandler(Update, on_update))
    application.add_error_handler(on_error)
    return application


def webhook_address(settings: Settings) -> str:
    """Where Telegram is to send updates. Raises SettingError where a setting for it is missing."""
    if not settings.webhook_url or not settings.webhook_secret:
        raise SettingError("A webhook needs KITH_WEBHOOK_URL and KITH_WEBHOOK_SECRET.")
    address = settings.webhook_url.rstrip("/")
    return address if urlsplit(address).path else address + WEBHOOK_PATH


async def _introduced(application: Anywhere, stop: asyncio.Event) -> bool:
    """Asks Telegram who we are until it answers; False when told to stop first. Raises SettingError for a bad token."""
    pause = 1.0
    while not stop.is_set():
        try:
            await application.initialize()
            return True
        except InvalidToken as error:
            raise SettingError("Telegram does not know this KITH_TELEGRAM_TOKEN.") from error
        except TelegramError as error:
            _log.warning("Telegram does not answer (%s); trying again", type(error).__name__)
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(30.0, pause * 2)
    return False


def _poll_failed(error: TelegramError) -> None:
    _log.warning("polling failed and goes on: %s", type(error).__name__)


async def _end(application: Anywhere, bot: ListeningBot, replay: Replay, beside: Beside) -> None:
    """No more in; what is in hand is handled and sent, for a while; what is left is in the inbox and the outbox."""
    bot.listen_no_more()
    for step in (_hear_no_more(application), _handle_the_rest(application, replay)):
        with suppress(asyncio.TimeoutError, TelegramError):
            await asyncio.wait_for(step, _LAST_WORDS)
    await beside.end(_LAST_WORDS)
    await application.shutdown()


async def _hear_no_more(application: Anywhere) -> None:
    if application.updater is not None and application.updater.running:
        await application.updater.stop()


async def _handle_the_rest(application: Anywhere, replay: Replay) -> None:
    if application.running:
        await application.stop()
    await replay.finish()
