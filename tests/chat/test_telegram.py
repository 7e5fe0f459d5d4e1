from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from telegram import Bot, User
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.chat.channel import UnreachableError
from bot.chat.telegram import TelegramChannel, refusal
from bot.coaching.message import Button, File, Message
from bot.errors import DeliveryError

CHAT = 4711


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


REFUSALS: list[tuple[TelegramError, bool, bool, float | None]] = [
    (RetryAfter(7), False, False, 7.0),
    (Forbidden("bot was blocked by the user"), True, False, None),
    (BadRequest("Chat not found"), True, False, None),
    (BadRequest("Message text is empty"), True, False, None),
    (TimedOut(), False, True, None),
    (caused(TimedOut(), httpx.ReadTimeout("")), False, True, None),
    (caused(TimedOut(), httpx.ConnectTimeout("")), False, False, None),
    (caused(TimedOut(), httpx.PoolTimeout("")), False, False, None),
    (caused(NetworkError("x"), httpx.ConnectError("")), False, False, None),
    (caused(NetworkError("x"), httpx.ReadError("")), False, True, None),
    (NetworkError("Bad Gateway"), False, False, None),
    (InvalidToken(), False, False, None),
]


@pytest.mark.parametrize(("error", "permanent", "unknown", "retry_after"), REFUSALS, ids=lambda value: repr(value)[:40])
def test_each_error_means_one_thing_for_the_message(
    error: TelegramError, permanent: bool, unknown: bool, retry_after: float | None
) -> None:
    found = refusal(error)
    assert (found.permanent, found.unknown, found.retry_after) == (permanent, unknown, retry_after)


@pytest.mark.parametrize("error", [Forbidden("user is deactivated"), BadRequest("Chat not found")])
def test_a_person_who_is_gone_is_told_from_a_message_that_is_wrong(error: TelegramError) -> None:
    assert isinstance(refusal(error), UnreachableError)
    assert not isinstance(refusal(BadRequest("Button_data_invalid")), UnreachableError)


class Wire(Bot):
    """A bot whose requests end here: keeps them, raises what is queued."""

    def __init__(self, *errors: TelegramError | None) -> None:
        super().__init__("1:" + "a" * 30)
        self._errors = list(errors)
        self._calls: list[tuple[str, dict[str, Any]]] = []

    @property
    def calls(self) -> list[tuple[str, dict[str, Any]]]:
        return self._calls

    async def _do_post(self, endpoint: str, data: dict[str, Any], **_: Any) -> Any:
        self._calls.append((endpoint, {name: value for name, value in data.items() if value is not None}))
        if self._errors and (error := self._errors.pop(0)):
            raise error
        message = {"message_id": len(self._calls), "date": 1, "chat": {"id": CHAT, "type": "private"}}
        return message if endpoint.startswith("send") and endpoint != "sendChatAction" else True


def send(wire: Wire, message: Message, token: str | None = None) -> int:
    return asyncio.run(TelegramChannel(wire).send(CHAT, message, token))


def test_a_message_goes_out_as_html_with_its_buttons_and_nothing_else() -> None:
    wire = Wire()
    assert send(wire, Message("<b>Hi</b>", ((Button("Yes", "/affirm"),),)), "tok") == 1
    ((endpoint, data),) = wire.calls
    assert endpoint == "sendMessage"
    assert data["text"] == "<b>Hi</b>"
    assert data["parse_mode"] == "HTML"
    assert data["reply_markup"].inline_keyboard[0][0].callback_data == "tok.0"
    assert not {"protect_content", "link_preview_options", "disable_notification"} & data.keys()


def test_a_silent_message_makes_no_sound() -> None:
    wire = Wire()
    send(wire, Message("psst", silent=True))
    assert wire.calls[0][1]["disable_notification"] is True


@pytest.mark.parametrize(
    ("message", "endpoint"),
    [
        (Message("look", photo=File("week.png", b"png")), "sendPhoto"),
        (Message("yours", file=File("kith.json", b"{}")), "sendDocument"),
        (Message("", file=File("kith.json", b"{}")), "sendDocument"),
    ],
)
def test_pictures_and_files_go_out_with_a_caption_where_there_is_one(message: Message, endpoint: str) -> None:
    wire = Wire()
    send(wire, message)
    assert wire.calls[0][0] == endpoint
    assert wire.calls[0][1].get("caption") == (message.html or None)


def test_html_that_telegram_cannot_read_goes_out_once_as_plain_text() -> None:
    wire = Wire(BadRequest("Can't parse entities: unclosed"))
    assert send(wire, Message("<b>I &lt;3 you</b>")) == 2
    assert wire.calls[1][1]["text"] == "I <3 you"
    assert "parse_mode" not in wire.calls[1][1]


def test_what_is_too_long_goes_out_in_parts() -> None:
    wire = Wire()
    assert send(wire, Message("word " * 1000)) == 2


@pytest.mark.parametrize("message", [Message(" "), Message("x", ((Button("a", "/a"),),))])
def test_a_message_that_cannot_travel_is_refused_without_asking_telegram(message: Message) -> None:
    wire = Wire()
    with pytest.raises(DeliveryError) as refused:
        send(wire, message)
    assert refused.value.permanent
    assert not wire.calls


def test_small_things_that_fail_are_no_error() -> None:
    async def all_of_them() -> None:
        await TelegramChannel(Wire(BadRequest("query is too old"))).acknowledge("cb1")
        await TelegramChannel(Wire(BadRequest("message is not modified"))).retire(CHAT, 1)
        await TelegramChannel(Wire(TimedOut())).typing(CHAT)
        await TelegramChannel(Wire(BadRequest("message can't be deleted"))).delete(CHAT, [1])

    asyncio.run(all_of_them())


def test_the_link_to_the_private_chat_is_known_once_telegram_said_who_we_are() -> None:
    wire = Wire()
    assert TelegramChannel(wire).link == ""
    wire._bot_user = User(7, "Kith", is_bot=True, username="kith_bot")
    assert TelegramChannel(wire).link == "t.me/kith_bot"


def test_messages_are_deleted_a_hundred_at_a_time() -> None:
    wire = Wire()
    asyncio.run(TelegramChannel(wire).delete(CHAT, list(range(1, 251))))
    assert [len(data["message_ids"]) for _, data in wire.calls] == [100, 100, 50]
