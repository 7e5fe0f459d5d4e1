"""A turn is one transaction."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from bot.coaching.message import Button, Message
from bot.errors import StoreError
from bot.services import Services
from bot.store import contacts, inbox
from bot.store.users import User
from tests.services.house import CHAT, NOW, rows

MESSAGE = Message("Which?", ((Button("Tea", "/tea"),),))


async def a_whole_turn(services: Services, user: User, row: int | None) -> None:
    """Does what a turn does: keeps somebody, lays out an answer with a button, ends the update."""
    await services.in_store(contacts.add, user.id, "Jo", None, NOW)
    await services.lay_out(CHAT, user.id, [MESSAGE])
    await services.in_store(inbox.finish, row, NOW)


def kept(services: Services) -> dict[str, int]:
    return {table: len(rows(services, table)) for table in ("contact", "outbox", "keyboard")}


async def test_what_a_turn_wrote_is_kept_together(services: Services, user: User) -> None:
    row = await services.in_store(inbox.add, 1, CHAT, {}, NOW)
    async with services.transaction(CHAT):
        await a_whole_turn(services, user, row)
        assert await services.in_store(inbox.undone, 9) == []
    assert kept(services) == {"contact": 1, "outbox": 1, "keyboard": 1}
    assert await services.in_store(inbox.undone, 9) == []


@pytest.mark.parametrize("fault", [RuntimeError, StoreError, KeyboardInterrupt, asyncio.CancelledError])
async def test_of_a_turn_that_fails_nothing_is_kept(services: Services, user: User, fault: type[BaseException]) -> None:
    row = await services.in_store(inbox.add, 1, CHAT, {}, NOW)
    with suppress(fault):
        async with services.transaction(CHAT):
            await a_whole_turn(services, user, row)
            raise fault
    assert kept(services) == {"contact": 0, "outbox": 0, "keyboard": 0}
    assert [one.id for one in await services.in_store(inbox.undone, 9)] == [row]


async def test_after_a_turn_that_failed_the_next_one_goes_through(services: Services, user: User) -> None:
    with suppress(RuntimeError):
        async with services.transaction(CHAT):
            raise RuntimeError
    async with services.transaction(CHAT) as turn:
        assert turn.user == user
        await a_whole_turn(services, user, None)
    assert kept(services)["outbox"] == 1


async def test_a_turn_that_is_cancelled_lets_the_next_one_in(services: Services, user: User) -> None:
    began = asyncio.Event()

    async def hang() -> None:
        async with services.transaction(CHAT):
            await a_whole_turn(services, user, None)
            began.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with services.transaction(CHAT):
        await services.in_store(contacts.add, user.id, "Ana", None, NOW)
    assert kept(services) == {"contact": 1, "outbox": 0, "keyboard": 0}


async def test_turns_at_once_come_one_after_the_other(services: Services, user: User) -> None:
    async def keep(name: str) -> None:
        async with services.transaction(CHAT):
            before = len(await services.people.all(user.id))
            await asyncio.sleep(0)
            await services.in_store(contacts.add, user.id, f"{name}{before}", None, NOW)

    await asyncio.gather(*(keep(name) for name in "abcd"))
    names = sorted(one.name or "" for one in await services.people.all(user.id))
    assert sorted(name[1] for name in names) == ["0", "1", "2", "3"]


async def test_what_a_guard_undoes_leaves_the_rest_of_the_turn_whole(services: Services, user: User) -> None:
    async with services.transaction(CHAT):
        await services.in_store(contacts.add, user.id, "Jo", None, NOW)
        with suppress(ValueError):
            async with services.guard():
                await services.in_store(contacts.add, user.id, "Lost", None, NOW)
                raise ValueError
        async with services.guard():
            await services.in_store(contacts.add, user.id, "Ana", None, NOW)
    assert {one.name for one in await services.people.all(user.id)} == {"Jo", "Ana"}


async def test_a_guard_outside_a_turn_is_no_fault(services: Services) -> None:
    async with services.guard():
        assert await services.next_due() is None


async def test_time_stands_still_in_a_turn(services: Services, user: User) -> None:
    async with services.transaction(CHAT):
        services.clock = lambda: NOW + timedelta(minutes=1)
        assert services.now == NOW
    assert services.now == NOW + timedelta(minutes=1)


async def test_a_turn_of_nobody_known_has_no_user(services: Services) -> None:
    async with services.transaction(CHAT) as turn:
        assert turn.user is None


async def test_a_chats_statements_on_sqlite_run_where_they_are_asked_for_and_all_others_in_a_thread(
    services: Services,
) -> None:
    def where(_: Any = None) -> int:
        return threading.get_ident()

    here = where()
    async with services.transaction(CHAT):
        assert await services.in_store(where) == here
    async with services.transaction():  # many people's
        assert await services.in_store(where) != here
    assert await services.in_store(where) != here
    services.is_shared = True  # as on a server, which may let one wait
    async with services.transaction(CHAT):
        assert await services.in_store(where) != here
