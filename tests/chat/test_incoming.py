from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.chat.incoming import Incoming, parse

from . import updates

FILE = {"file_id": "f", "file_unique_id": "u"}
KINDS: list[tuple[dict[str, Any], str, str]] = [
    ({"text": "hello"}, "text", "hello"),
    ({"text": "/"}, "text", "/"),
    ({"text": "/ no command"}, "text", "/ no command"),
    ({"text": '/choose{"choice": "x"}'}, "text", '/choose{"choice": "x"}'),
    ({"photo": [FILE]}, "photo", ""),
    ({"photo": [FILE], "caption": "my sister"}, "photo", "my sister"),
    ({"voice": FILE}, "voice", ""),
    ({"audio": FILE}, "audio", ""),
    ({"video": FILE, "caption": "look"}, "video", "look"),
    ({"video_note": FILE}, "video_note", ""),
    ({"sticker": {**FILE, "emoji": "🙂"}}, "sticker", ""),
    ({"animation": FILE, "document": FILE}, "animation", ""),
    ({"document": {**FILE, "file_name": "a.pdf"}, "caption": "read this"}, "document", "read this"),
    ({"location": {"latitude": 1.5, "longitude": 2}}, "location", ""),
    (
        {"venue": {"title": "Park", "address": "1 Rd"}, "location": {"latitude": 1, "longitude": 2}},
        "location",
        "Park\n1 Rd",
    ),
    ({"contact": {"first_name": "Jo", "last_name": "Ray", "phone_number": "1"}}, "contact", "Jo Ray"),
    ({"poll": {"question": "Go?", "options": [{"text": "yes"}, {"text": "no"}]}}, "poll", "Go?\nyes\nno"),
    ({"dice": {"emoji": "🎲", "value": 3}}, "dice", ""),
    ({"new_chat_title": "x"}, "service", ""),
    ({"pinned_message": {"message_id": 1}}, "service", ""),
    ({"story": {"id": 1}}, "other", ""),
]


@pytest.mark.parametrize(("content", "kind", "text"), KINDS)
def test_every_kind_of_message_is_known_with_all_its_words(content: dict[str, Any], kind: str, text: str) -> None:
    incoming = parse(updates.message(**content))
    assert (incoming.kind, incoming.text) == (kind, text)
    assert incoming.chat_id == updates.CHAT
    assert incoming.is_private
    assert incoming.message_id == 101


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("/start", "start", ""),
        ("/start abc_1-2", "start", "abc_1-2"),
        ("/start@kith_bot abc", "start", "abc"),
        ("/HELP", "help", ""),
        ("/plan call Jo\non Sunday", "plan", "call Jo\non Sunday"),
    ],
)
def test_a_command_is_told_from_its_argument(text: str, command: str, argument: str) -> None:
    incoming = parse(updates.message(text=text))
    assert (incoming.kind, incoming.command, incoming.argument) == ("command", command, argument)


def test_an_edit_keeps_its_words_and_is_no_command() -> None:
    incoming = parse(updates.edited(text="/start"))
    assert (incoming.kind, incoming.text, incoming.command) == ("edit", "/start", "")
    assert incoming.sent_at is not None
    assert incoming.sent_at.timestamp() == 1_800_000_060


def test_a_tap_carries_its_data_and_what_answers_it() -> None:
    incoming = parse(updates.tap("tok.2"))
    assert (incoming.kind, incoming.tap, incoming.callback_id, incoming.message_id) == ("tap", "tok.2", "cb1", 55)
    assert incoming.is_private


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("member", False)])
def test_blocking_and_unblocking_are_seen(status: str, blocked: bool) -> None:
    incoming = parse(updates.member(status))
    assert (incoming.kind, incoming.blocked) == ("member", blocked)


def test_a_group_or_a_channel_is_not_private() -> None:
    assert not parse(updates.message(text="hi", kind="supergroup")).is_private
    body = updates.message(text="hi", kind="channel")["message"]
    assert not parse({"update_id": 1, "channel_post": body}).is_private


def test_a_forward_and_a_quotation_from_elsewhere_are_seen() -> None:
    assert parse(updates.message(text="x", forward_origin={"type": "hidden_user"})).is_forward
    quoted = parse(updates.message(text="this", quote={"text": "from her"}, external_reply={"origin": {}}))
    assert quoted.text == "this\nfrom her"
    ours = parse(updates.message(text="this", quote={"text": "our own words"}))
    assert ours.text == "this"


def test_repr_hides_what_a_person_wrote() -> None:
    shown = repr(parse(updates.message(text="/start secret"))) + repr(parse(updates.tap("secret")))
    assert "secret" not in shown
    assert "Ana" not in shown


def test_what_ptb_makes_of_an_update_reads_the_same() -> None:
    for raw in (
        updates.message(text="/start x"),
        updates.edited(text="no"),
        updates.tap("t.1"),
        updates.member("kicked"),
        updates.message(story={"id": 1, "chat": updates.chat()}),
        updates.message(pinned_message=updates.message(text="x")["message"]),
        updates.message(text="x", forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "J"}),
        updates.message(photo=[{**FILE, "width": 1, "height": 1}], caption="c"),
    ):
        update = Update.de_json(raw, None)
        assert parse(update.to_dict()) == parse(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    "message_id",
    "date",
    "chat",
    "from",
    "text",
    "caption",
    "photo",
    "poll",
    "contact",
    "location",
    "venue",
    "quote",
    "checklist",
)
BODY = st.dictionaries(
    st.sampled_from(FIELDS),
    JSON
    | st.dictionaries(
        st.sampled_from(("id", "type", "question", "options", "latitude", "longitude", "title", "tasks")), JSON
    ),
    max_size=6,
)
KIND = st.sampled_from(("message", "edited_message", "callback_query", "my_chat_member", "channel_post"))


@given(JSON | st.dictionaries(KIND, BODY | JSON, max_size=2))
def test_nothing_that_can_be_sent_makes_it_raise(update: object) -> None:
    incoming = parse(update)
    assert isinstance(incoming, Incoming)
    incoming.text.encode()


def test_half_a_surrogate_pair_is_made_harmless() -> None:
    assert parse(updates.message(text="a\ud83d")).text == "a�"
