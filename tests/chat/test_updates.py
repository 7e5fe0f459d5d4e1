"""Updates made as Telegram would send them."""

from __future__ import annotations

from bot.chat.incoming import parse
from bot.chat.updates import UpdateMaker, chat_of
from tests.chat.world import NOW

maker = UpdateMaker("ana")


def test_a_name_always_has_the_same_chat_and_another_name_another() -> None:
    assert chat_of("ana") == UpdateMaker("ana").chat_id == maker.chat_id > 0
    assert chat_of("ana") != chat_of("ben")


def test_ids_of_updates_and_messages_rise_over_restarts() -> None:
    earlier, later = (one.message("hi", NOW) for one in (UpdateMaker("ana"), UpdateMaker("ana")))
    assert later["update_id"] > earlier["update_id"]
    assert later["message"]["message_id"] >= earlier["message"]["message_id"]


def test_a_text_is_a_private_message() -> None:
    incoming = parse(maker.message("hello", NOW))
    assert (incoming.kind, incoming.text, incoming.is_private) == ("text", "hello", True)
    assert incoming.sent_at == NOW


def test_a_leading_command_is_marked_and_keeps_its_argument() -> None:
    update = maker.message("/start feel_lonely", NOW)
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    incoming = parse(update)
    assert (incoming.command, incoming.argument) == ("start", "feel_lonely")


def test_a_slash_in_the_middle_is_no_command() -> None:
    assert "entities" not in maker.message("and/or", NOW)["message"]


def test_a_tap_carries_its_data_and_the_message_it_stands_under() -> None:
    incoming = parse(maker.tap("abc.1", 77, NOW))
    assert (incoming.kind, incoming.tap, incoming.message_id) == ("tap", "abc.1", 77)


def test_a_raw_update_is_filled_in_where_it_names_no_chat() -> None:
    incoming = parse(maker.completed({"message": {"voice": {"file_id": "x", "duration": 3}}}, NOW))
    assert (incoming.kind, incoming.chat_id, incoming.is_private) == ("voice", maker.chat_id, True)


def test_a_raw_update_keeps_what_it_names() -> None:
    update = {"update_id": 5, "message": {"message_id": 6, "chat": {"id": -9, "type": "group"}, "text": "hi"}}
    incoming = parse(maker.completed(update, NOW))
    assert (incoming.update_id, incoming.message_id, incoming.chat_id, incoming.is_private) == (5, 6, -9, False)


def test_a_raw_tap_without_a_message_comes_from_this_chat() -> None:
    incoming = parse(maker.completed({"callback_query": {"data": "safety:yes"}}, NOW))
    assert (incoming.kind, incoming.tap, incoming.chat_id) == ("tap", "safety:yes", maker.chat_id)
