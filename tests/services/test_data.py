"""What belongs to the person."""

from __future__ import annotations

import json

import pytest

from bot.coaching.message import Message
from bot.errors import StoreError
from bot.services import Services
from bot.services.practice import SAFETY_PLAN
from bot.store import contacts, drafts, users
from bot.store.users import User
from tests.services.house import CHAT, NOW, rows


async def test_the_copy_holds_what_was_kept_in_readable_words(services: Services, user: User) -> None:
    await services.profiles.change(user.id, name="Zoë", country="PT", tags=frozenset({"recovery"}))
    await services.in_store(contacts.add, user.id, "Ana", "sister", NOW)
    await services.in_store(drafts.add, user.id, "boundary", None, "I won't lend you money.", True, NOW)
    await services.in_store(drafts.add, user.id, SAFETY_PLAN, None, "call Ana", True, NOW)
    text = (await services.own_data.copy(user.id)).content.decode()
    assert json.loads(text)
    for word in ("Zoë", "PT", "recovery", "Ana", "sister", "I won't lend you money.", "call Ana"):
        assert word in text


async def test_the_copy_goes_out_beside_what_the_turn_says(services: Services, user: User) -> None:
    async with services.transaction(CHAT) as turn:
        await services.own_data.send_copy(user.id)
        (message,) = turn.beside
    assert message.file is not None
    assert message.file.name.endswith(".json")


async def test_there_is_no_copy_outside_a_turn(services: Services, user: User) -> None:
    with pytest.raises(StoreError):
        await services.own_data.send_copy(user.id)


async def test_after_erasing_nothing_of_the_person_is_left(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    await services.in_store(contacts.add, user.id, "Ana", None, NOW)
    await services.pauses.begin(user.id, 20)
    async with services.transaction(CHAT):
        await services.lay_out(CHAT, user.id, [Message("hello")])
        await services.in_store(users.erase, user.id, NOW)
    for table in ("contact", "practice", "appointment", "outbox", "seen"):
        assert rows(services, table) == [], table
    assert await services.in_store(users.find, CHAT) is None
