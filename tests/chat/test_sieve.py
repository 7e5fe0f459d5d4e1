from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.chat.sieve import Sieve

from . import updates

PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]


def kept(*raws: dict[str, Any]) -> list[int]:
    """The numbers of the updates that came through."""
    through: list[int] = []

    async def keep(update: Mapping[str, Any]) -> bool:
        through.append(update["update_id"])
        return True

    async def scene() -> None:
        sieve = Sieve(keep)
        for raw in raws:
            assert await sieve.keep(raw) == (raw["update_id"] in through)

    asyncio.run(scene())
    return through


def test_notices_of_telegram_itself_are_left_out_in_a_private_chat() -> None:
    pinned: dict[str, Any] = {"pinned_message": {"message_id": 5, "text": "urgent"}}
    assert kept(updates.message(1, **pinned), updates.edited(2, location={"latitude": 1, "longitude": 1})) == []
    assert kept(updates.message(1, kind="group", new_chat_members=[{"id": 7}])) == [1]


def test_of_pictures_sent_together_the_first_is_answered_and_whatever_has_words() -> None:
    first, second, third = (updates.message(number, photo=PHOTO, media_group_id="a") for number in (1, 2, 3))
    words = updates.message(4, photo=PHOTO, media_group_id="a", caption="i want to die")
    other = updates.message(5, photo=PHOTO, media_group_id="b")
    assert kept(first, second, words, third, other, first) == [1, 4, 5, 1]


def test_ordinary_messages_taps_and_commands_come_through() -> None:
    assert kept(updates.message(1, text="hi"), updates.tap("t.1", 2), updates.member("kicked", 3)) == [1, 2, 3]
