"""The channel that is Telegram: one `telegram.Bot`, and what its errors mean for a message."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Sequence
from typing import TypeVar

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat import render
from bot.chat.channel import UnreachableError
from bot.coaching.message import File, Message
from bot.errors import DeliveryError

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_DELETED_AT_ONCE = 100
_NOBODY_THERE = (
    "chat not found",
    "peer_id_invalid",
    "user_deactivated",
    "user is deactivated",
    "user not found",
)
_BAD_HTML = ("can't parse entities", "can't find end", "unsupported start tag")
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
)


class TelegramChannel:
    """Sends over a `telegram.Bot`; see `bot.chat.channel.Channel` for what each method promises."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    @property
    def link(self) -> str:
        """Where the private chat with the bot is; empty until Telegram said who we are."""
        try:
            return f"t.me/{self.bot.username}"
        except RuntimeError:
            return ""

    async def send(self, chat_id: int, message: Message, keyboard: str | None) -> int:
        """Send it, split where it is too long; returns the id of the last part. Raises DeliveryError."""
        try:
            sendable = [(part, _markup(part, keyboard)) for part in render.parts(message)]
        except ValueError as error:
            raise DeliveryError(str(error), permanent=True) from error
        if not sendable:
            raise DeliveryError("a message without content", permanent=True)
        message_id = 0
        for part, markup in sendable:
            message_id = await self._send_part(chat_id, part, markup)
        return message_id

    async def retire(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message."""
        await _if_possible(self.bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id))

    async def acknowledge(self, callback_id: str) -> None:
        """Answer a tap."""
        await _if_possible(self.bot.answer_callback_query(callback_id))

    async def typing(self, chat_id: int) -> None:
        """Show that an answer is being written."""
        await _if_possible(self.bot.send_chat_action(chat_id, ChatAction.TYPING))

    async def delete(self, chat_id: int, message_ids: Sequence[int]) -> None:
        """Delete messages, a hundred at a time; Telegram passes over those that are too old."""
        for start in range(0, len(message_ids), _DELETED_AT_ONCE):
            batch = list(message_ids[start : start + _DELETED_AT_ONCE])
            await _if_possible(self.bot.delete_messages(chat_id, batch))

    async def _send_part(self, chat_id: int, part: Message, markup: InlineKeyboardMarkup | None) -> int:
        try:
            return await self._transmit(chat_id, part, part.html, ParseMode.HTML, markup)
        except BadRequest as error:
            if not any(sign in error.message.lower() for sign in _BAD_HTML):
                raise refusal(error) from error
        except TelegramError as error:
            raise refusal(error) from error
        _log.error("Telegram could not read the HTML of a message; it goes out as plain text")
        try:
            return await self._transmit(chat_id, part, part.text, None, markup)
        except TelegramError as error:
            raise refusal(error) from error

    async def _transmit(
        self,
        chat_id: int,
        part: Message,
        text: str,
        parse_mode: str | None,
        markup: InlineKeyboardMarkup | None,
    ) -> int:
        quiet = True if part.silent else None
        if part.photo is not None or part.file is not None:
            caption = text or None
            if part.photo is not None:
                sent = await self.bot.send_photo(
                    chat_id,
                    _upload(part.photo),
                    caption=caption,
                    parse_mode=parse_mode if caption else None,
                    reply_markup=markup,
                    disable_notification=quiet,
                )
            else:
                assert part.file is not None
                sent = await self.bot.send_document(
                    chat_id,
                    _upload(part.file),
                    caption=caption,
                    parse_mode=parse_mode if caption else None,
                    reply_markup=markup,
                    disable_notification=quiet,
                )
        else:
            sent = await self.bot.send_message(
                chat_id,
                text,
                parse_mode=parse_mode,
                reply_markup=markup,
                disable_notification=quiet,
            )
        return sent.message_id


def refusal(error: TelegramError) -> DeliveryError:
    """What an error of PTB means for the message: gone for good, to be tried again, or perhaps delivered.

    A request that never left is tried again; one that left and got no answer may have arrived (`unknown`).
    """
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = wait if isinstance(wait, (int, float)) else wait.total_seconds()
        return DeliveryError("Telegram asks to slow down", permanent=False, retry_after=float(seconds))
    if isinstance(error, Forbidden):
        return UnreachableError("Telegram forbids writing to this person")
    if isinstance(error, BadRequest):
        if any(sign in error.message.lower() for sign in _NOBODY_THERE):
            return UnreachableError("Telegram knows no such chat")
        return DeliveryError("Telegram refuses the message", permanent=True)
    left_here = not isinstance(error.__cause__, _NOT_SENT)
    if isinstance(error, TimedOut) or isinstance(error.__cause__, httpx.TransportError):
        return DeliveryError("no answer from Telegram", permanent=False, unknown=left_here)
    if isinstance(error, NetworkError):
        return DeliveryError("Telegram has a fault of its own", permanent=False)
    return DeliveryError(f"Telegram: {type(error).__name__}", permanent=False)


async def _if_possible(call: Awaitable[_T]) -> _T | None:
    try:
        return await call
    except TelegramError as error:
        _log.info("a small thing failed at Telegram: %s", type(error).__name__)
        return None


def _markup(part: Message, token: str | None) -> InlineKeyboardMarkup | None:
    rows = render.keyboard(part, token)
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    )


def _upload(file: File) -> InputFile:
    return InputFile(file.content, filename=file.name)
