"""Whatever the network does, an answer arrives once where it can, help before all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.channel import UnreachableError
from bot.errors import DeliveryError
from bot.store import users
from tests.faults.world import CHAT, URGENT, World
from tests.services.house import rows

AWAY = DeliveryError("no answer", permanent=False)
REFUSED = DeliveryError("refused", permanent=True)


async def an_hour_later(world: World) -> None:
    now = world.services.clock() + timedelta(hours=1)
    world.services.clock = lambda: now
    await world.deliver()


@pytest.mark.parametrize("times", [1, 2, 3])
async def test_an_answer_that_did_not_go_out_goes_out_later_in_its_order(world: World, times: int) -> None:
    world.phone.troubles = [AWAY] * times
    assert await world.write("hello") == []
    for _ in range(times):
        await an_hour_later(world)
    assert world.says("feel_lonely", world.phone.arrived[0])
    assert world.phone.arrived[1].text == "Which?"
    assert len(world.phone.arrived) == 2


async def test_an_answer_that_is_refused_for_ever_holds_up_nothing(world: World) -> None:
    world.phone.troubles = [REFUSED]
    (message,) = await world.write("hello")
    assert message.text == "Which?"


async def test_after_a_block_nothing_more_is_tried(world: World) -> None:
    world.phone.troubles = [UnreachableError("blocked")]
    assert await world.write("hello") == []
    user = await world.services.in_store(users.find, CHAT)
    assert user is not None
    assert not user.reachable


async def test_help_is_tried_again_at_once(world: World) -> None:
    world.phone.troubles = [AWAY, AWAY]
    said = await world.write(URGENT)
    assert said
    assert all(one.kind == "safety" for one in said)


async def test_help_that_could_not_go_out_waits_in_the_outbox(world: World) -> None:
    world.phone.troubles = [AWAY] * 4
    await world.write(URGENT)
    assert [row.state for row in rows(world.services, "outbox")]
    await an_hour_later(world)
    assert world.phone.arrived
    assert all(one.kind == "safety" for one in world.phone.arrived)


async def test_without_store_and_network_nothing_breaks(world: World) -> None:
    world.phone.troubles = [AWAY] * 3
    with world.broken_store():
        assert await world.write("hello") == []
    assert world.says("feel_lonely", (await world.write("hello"))[0])
