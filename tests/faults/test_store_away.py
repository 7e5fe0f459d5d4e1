"""Whatever the database does, the person gets a true sentence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from bot.chat import handlers as handlers_module
from bot.errors import StoreError
from bot.services import safety as desk_module
from bot.store import inbox
from tests.chat import updates
from tests.faults.world import URGENT, World
from tests.services.house import rows

UPDATES: dict[str, dict[str, Any]] = {
    "words": updates.message(1, text="hello"),
    "a command": updates.message(1, text="/menu", entities=[{"type": "bot_command", "offset": 0, "length": 5}]),
    "hide": updates.message(1, text="/hide", entities=[{"type": "bot_command", "offset": 0, "length": 5}]),
    "a tap": updates.tap("abc.0"),
    "an old tap": updates.tap("?"),
    "a picture": updates.message(1, photo=[{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]),
    "an edit": updates.edited(1, text="hello"),
    "nothing": updates.message(1),
}


@pytest.mark.parametrize("name", UPDATES)
async def test_without_the_store_the_person_is_told_so(world: World, name: str) -> None:
    with world.broken_store():
        (message,) = await world.receive(UPDATES[name])
    assert world.says("error/store", message)


@pytest.mark.parametrize("name", UPDATES)
async def test_when_it_is_back_the_next_message_is_answered(world: World, name: str) -> None:
    with world.broken_store():
        await world.receive(UPDATES[name])
    said = await world.receive(updates.message(2, text="hello again"))
    assert world.says("feel_lonely", said[0])


async def test_the_same_update_is_answered_when_it_comes_again(world: World) -> None:
    with world.broken_store():
        await world.receive(updates.message(7, text="hello"))
    said = await world.receive(updates.message(7, text="hello"))
    assert world.says("feel_lonely", said[0])


async def test_without_the_store_an_urgent_message_gets_help(world: World) -> None:
    with world.broken_store():
        said = await world.write(URGENT)
    assert said
    assert all(one.kind == "safety" for one in said)


async def test_without_the_store_a_safety_conversation_goes_on(world: World) -> None:
    await world.write(URGENT)
    with world.broken_store():
        said = await world.write("i don't know")
    assert said
    assert all(one.kind == "safety" for one in said)


async def test_a_store_that_hangs_holds_up_no_help(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang(*_: Any, **__: Any) -> Any:
        await asyncio.Event().wait()

    for module in (desk_module, handlers_module):
        monkeypatch.setattr(module, "PATIENCE", 0.02)
    monkeypatch.setattr(world.services, "in_store", hang)
    task = asyncio.create_task(world.handlers.receive(updates.message(1, text=URGENT)))
    await asyncio.wait_for(world.phone.rang.wait(), 2)
    task.cancel()
    assert world.phone.arrived[0].kind == "safety"


@pytest.mark.parametrize("call", range(12))
async def test_a_store_that_fails_in_the_middle_of_a_turn_leaves_nothing_half_done(world: World, call: int) -> None:
    real, calls = world.services.in_store, 0

    async def fail_once(work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls - 1 == call:
            raise StoreError("The database is away.")
        return await real(work, *args, **kwargs)

    world.services.in_store = fail_once  # type: ignore[method-assign]
    await world.handlers.receive(updates.message(1, text="hello"))
    world.services.in_store = real  # type: ignore[method-assign]
    await world.deliver()
    said = world.phone.arrived
    if calls > call and not world.says("feel_lonely", said[0]):
        assert len(said) == 1
        assert world.says("error/action", said[0]) or world.says("error/store", said[0])
        assert rows(world.services, "contact") == []
    else:
        assert len(said) == 2
    assert await world.services.in_store(inbox.undone, 9) == []


async def test_a_dialogue_that_raises_is_apologised_for_once_and_undone(world: World) -> None:
    world.talk.raises = RuntimeError("boom")
    (message,) = await world.write("hello")
    assert world.says("error/action", message)
    assert rows(world.services, "contact") == []
    assert await world.services.in_store(inbox.undone, 9) == []
    world.talk.raises = None
    assert world.says("feel_lonely", (await world.write("hello"))[0])


async def test_without_a_dialogue_the_person_is_told(world: World) -> None:
    world.services.dialogue = None
    (message,) = await world.write("hello")
    assert world.says("error/action", message)
