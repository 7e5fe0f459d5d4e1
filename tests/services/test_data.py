"""What belongs to the person."""

from __future__ import annotations

import json
from html import unescape

import pytest

from bot.coaching.message import Message
from bot.errors import StoreError
from bot.services import Services
from bot.services.practice import SAFETY_PLAN
from bot.store import belonging, contacts, drafts, users
from bot.store.users import User
from tests.services.house import CHAT, NOW, rows


async def test_the_copy_holds_what_was_kept_in_readable_words(services: Services, user: User) -> None:
    await services.profiles.change(user.id, name="Zoë", country="PT", tags=frozenset({"recovery"}))
    await services.in_store(contacts.add, user.id, "Ana", "sister", NOW)
    await services.in_store(drafts.add, user.id, "boundary", None, "I won't lend you money.", True, NOW)
    await services.in_store(drafts.add, user.id, SAFETY_PLAN, None, "call Ana", True, NOW)
    data, readable = (file.content.decode() for file in await services.own_data.copies(user.id))
    assert json.loads(data)
    for word in ("Zoë", "PT", "recovery", "Ana", "sister", "I won't lend you money.", "call Ana"):
        assert word in data
        assert word in unescape(readable)


async def test_the_page_escapes_what_was_written_and_asks_for_nothing_from_elsewhere(
    services: Services, user: User
) -> None:
    await services.in_store(contacts.add, user.id, "<script>alert(1)</script>", '"><img src=x>', NOW)
    page = (await services.own_data.copies(user.id))[1].content.decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "http" not in page


def test_every_kind_of_thing_that_is_kept_has_a_heading_on_the_page(services: Services) -> None:
    named = {key.removeprefix("my_copy/") for key in services.speech.scripts if key.startswith("my_copy/")}
    assert {table.name for table in belonging.personal()} | {"title"} == named


async def test_the_copy_goes_out_beside_what_the_turn_says(services: Services, user: User) -> None:
    async with services.transaction(CHAT) as turn:
        await services.own_data.send_copy(user.id)
        files = [message.file for message in turn.beside]
    assert [file.name for file in files if file is not None] == ["kith-my-data.html", "kith-my-data.json"]
    assert [(row.what, row.by) for row in rows(services, "audit")] == [("export", "person")]


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
