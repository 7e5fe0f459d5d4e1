"""Kith on Telegram: polling or a webhook, the sender and the nudger beside, and an orderly end."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from telegram import BotCommand, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, TypeHandler

from bot.chat.commands import NAMES
from bot.chat.desk import Desk, Running
from bot.chat.flood import shed
from bot.chat.inbox_queue import InboxQueue
from bot.chat.listening import TELEGRAM, ListeningBot
from bot.chat.pace import Pace
from bot.chat.processor import ChatByChat
from bot.chat.redaction import quieten
from bot.chat.sender import Sender
from bot.chat.telegram import TelegramChannel
from bot.errors import KithError, SettingError
from bot.settings import Settings
from bot.store import inbox
from bot.store.inbox import InboxRow

_log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
WEBHOOK_PATH = "/telegram"
_POLL = 30  # seconds that one getUpdates waits for news
_DEAF_AFTER = 120.0  # seconds without a finished getUpdates
_LOOK_EVERY = 15.0
_UNDONE = 10_000  # updates taken up again at the start, at most
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
    webhook: bool,
    pace: Pace | None = None,
) -> None:
    """Runs until SIGTERM or SIGINT, then handles and sends what is in hand. Raises SettingError."""
    quieten()
    bot = channel.bot
    assert isinstance(bot, ListeningBot)
    address = _webhook_address(settings) if webhook else None
    queue = InboxQueue(desk.keep)
    bot.listen_with(queue.take_all)
    sender = Sender(services.in_store, channel, services.clock, pace or Pace())
    news = asyncio.Event()

    def on_done() -> None:
        sender.wake()
        news.set()

    processor = ChatByChat(desk.is_urgent, lambda updates: shed(services, updates))
    application = _application(bot, queue, processor, desk, on_done)
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

    if not await _introduced(application, stop):
        return
    beside: list[asyncio.Task[None]] = []
    replayed: list[asyncio.Task[None]] = []
    try:
        await application.start()
        replayed = await _replay(services, desk, processor)
        beside.append(_beside(sender.run))
        beside.append(_beside(lambda: _nudge(services, sender, news)))
        beside.append(_beside(lambda: _offer_menu(services, bot)))
        await listen()
        if address is None:
            beside.append(_beside(lambda: _stay_awake(application, bot, listen)))
        _log.info("Kith is listening")
        await stop.wait()
    finally:
        await _end(application, replayed, beside, sender)


def _application(
    bot: ListeningBot, queue: InboxQueue, processor: ChatByChat, desk: Desk, on_done: Callable[[], None]
) -> Anywhere:
    async def on_update(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        try:
            await desk.receive(update.to_dict())
        finally:
            on_done()

    async def on_error(_: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        _log.error("an update could not be handled: %s", type(context.error).__name__)

    application = (
        ApplicationBuilder().bot(bot).update_queue(queue).concurrent_updates(processor).job_queue(None).build()
    )
    application.add_handler(TypeHandler(Update, on_update))
    application.add_error_handler(on_error)
    return application


def _webhook_address(settings: Settings) -> str:
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


async def _replay(services: Running, desk: Desk, processor: ChatByChat) -> list[asyncio.Task[None]]:
    """Begins to handle what was stored and never finished, each chat's in order and before anything new of it."""
    try:
        rows: list[InboxRow] = await services.in_store(inbox.undone, _UNDONE)
    except KithError as error:
        _log.error("what was left undone cannot be read: %s", error)
        return []
    again = [processor.process_update(row.body, desk.receive(row.body, row.id)) for row in rows]
    return [asyncio.create_task(handling) for handling in again]


def _beside(work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
    """Runs `work` again whenever it fails, until it ends or is cancelled."""

    async def go_on() -> None:
        while True:
            try:
                await work()
                return
            except Exception as error:  # noqa: BLE001 - one fault must not end what runs beside
                _log.error("something beside the conversation failed: %s", type(error).__name__)
                await asyncio.sleep(_LOOK_EVERY)

    return asyncio.create_task(go_on())


async def _nudge(services: Running, sender: Sender, news: asyncio.Event) -> None:
    while True:
        news.clear()
        while await services.nudge_due():
            sender.wake()
        due = await services.next_due()
        pause = _LOOK_EVERY if due is None else (due - services.clock()).total_seconds()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(news.wait(), min(_LOOK_EVERY, max(1.0, pause)))


async def _offer_menu(services: Running, bot: ListeningBot) -> None:
    menu = [BotCommand(name, services.speech.words(f"command/{name}")) for name in NAMES]
    await bot.set_my_commands(menu)


async def _stay_awake(application: Anywhere, bot: ListeningBot, listen: Callable[[], Awaitable[None]]) -> None:
    """Begins polling anew when a torn connection left the bot deaf."""
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        if bot.silent_for > _DEAF_AFTER and application.updater is not None:
            _log.warning("nothing was heard from Telegram for %d s; polling begins anew", bot.silent_for)
            if application.updater.running:
                await application.updater.stop()
            await listen()


def _poll_failed(error: TelegramError) -> None:
    _log.warning("polling failed and goes on: %s", type(error).__name__)


async def _end(
    application: Anywhere, replayed: list[asyncio.Task[None]], beside: list[asyncio.Task[None]], sender: Sender
) -> None:
    """No more in; what is in hand is handled and sent, for a while; what is left is in the inbox and the outbox."""
    for step in (_hear_no_more, _handle_the_rest):
        with suppress(asyncio.TimeoutError, TelegramError):
            await asyncio.wait_for(step(application), _LAST_WORDS)
    for task in (*beside, *replayed):
        task.cancel()
    await asyncio.gather(*beside, *replayed, return_exceptions=True)
    with suppress(asyncio.TimeoutError, KithError):
        await asyncio.wait_for(_send_the_rest(sender), _LAST_WORDS)
    await application.shutdown()


async def _hear_no_more(application: Anywhere) -> None:
    if application.updater is not None and application.updater.running:
        await application.updater.stop()


async def _handle_the_rest(application: Anywhere) -> None:
    if application.running:
        await application.stop()


async def _send_the_rest(sender: Sender) -> None:
    await sender.finish()
    while await sender.send_due():
        pass
