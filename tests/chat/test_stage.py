"""The stage: one person's chat over the real handlers, inbox, outbox and nudger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat.stage import Clock, Stage
from bot.coaching.message import Message
from bot.services import Services
from bot.store import inbox, users
from tests.chat.world import NOW, remind, services_at


class World:
    """A database in which stages come and go."""

    def __init__(self, folder: Path) -> None:
        self._database = folder / "kith.db"
        self.opened: list[Services] = []
        self.messages: list[Message] = []

    def stage(self, name: str = "ana", at: timedelta = timedelta()) -> Stage:
        """A stage in a process of its own, whose clock starts so long after NOW."""
        clock = Clock(lambda: NOW, NOW + at)
        services = services_at(self._database, clock)
        self.opened.append(services)
        return Stage(services, clock, name, self.messages.append)

    async def ready(self, name: str = "ana", at: timedelta = timedelta(), **wishes: Any) -> Stage:
        stage = self.stage(name, at)
        await stage.prepare(**{"consents": True, **wishes})
        return stage

    def texts(self) -> list[str]:
        """What came since the last look, as read."""
        seen = [message.text for message in self.messages]
        self.messages.clear()
        return seen


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    for services in made.opened:
        services.store.close()


async def user_id(stage: Stage) -> int:
    user = await stage.services.in_store(users.find, stage.chat_id)
    assert user is not None
    return user.id


def test_a_clock_with_a_start_stands_until_it_is_moved_and_never_goes_back() -> None:
    clock = Clock(lambda: NOW + timedelta(days=1), NOW)
    clock.move_to(NOW + timedelta(hours=1))
    clock.move_to(NOW)
    assert clock() == NOW + timedelta(hours=1)


def test_a_clock_without_a_start_is_the_real_one() -> None:
    instants = iter([NOW, NOW + timedelta(seconds=5)])
    clock = Clock(lambda: next(instants))
    assert (clock(), clock()) == (NOW, NOW + timedelta(seconds=5))


def test_a_ticking_clock_goes_on_from_its_start() -> None:
    instants = iter([NOW, NOW + timedelta(seconds=5)])
    start = NOW - timedelta(days=400)
    assert Clock.ticking(start, lambda: next(instants))() == start + timedelta(seconds=5)


async def test_what_is_said_is_answered_before_say_returns(world: World) -> None:
    stage = await world.ready()
    await stage.say("hello")
    assert world.texts() == ["you said hello"]


async def test_somebody_new_gets_the_welcome_and_a_tap_of_consent_lets_them_in(world: World) -> None:
    stage = await world.ready(consents=False)
    await stage.say("/start")
    assert "program" in world.texts()[0]
    assert await stage.tap("I'm 18 or older, okay")
    assert await stage.is_known()


async def test_a_zone_given_beforehand_is_kept_once_there_is_somebody_to_have_it(world: World) -> None:
    stage = await world.ready(consents=False, zone="Asia/Kathmandu")
    await stage.say("/start")
    assert stage.here().utcoffset() == timedelta(hours=5, minutes=45)
    await stage.tap("I'm 18 or older, okay")
    user = await stage.services.in_store(users.find, stage.chat_id)
    assert user is not None
    assert user.zone == "Asia/Kathmandu"


async def test_a_tap_uses_the_newest_live_button_then_the_old_one_as_stale(world: World) -> None:
    stage = await world.ready()
    await stage.say("choices")
    world.texts()
    assert await stage.tap(" tea ")
    assert world.texts() == ["tapped /tea"]
    assert await stage.tap("Tea")
    assert world.texts() != ["tapped /tea"]


async def test_a_live_button_of_long_ago_comes_before_a_used_newer_one(world: World) -> None:
    stage = await world.ready()
    await stage.say("choices")
    await stage.say("choices")
    await stage.tap("Tea")
    world.texts()
    await stage.tap("Tea")
    assert world.texts() == ["tapped /tea"]


async def test_a_button_that_never_was_cannot_be_tapped(world: World) -> None:
    stage = await world.ready()
    assert not await stage.tap("Coffee")
    assert world.texts() == []


async def test_buttons_of_the_process_before_can_be_tapped(world: World) -> None:
    before = await world.ready()
    await before.say("choices")
    after = await world.ready()
    world.texts()
    assert await after.tap("Rain")
    assert world.texts() == ["tapped /rain"]


async def test_the_welcome_of_the_process_before_can_be_tapped(world: World) -> None:
    await (await world.ready(consents=False)).say("/start")
    after = await world.ready(consents=False)
    assert await after.tap("I'm 18 or older, okay")
    assert await after.is_known()


async def test_a_wait_shows_what_falls_due_exactly_at_its_end(world: World) -> None:
    stage = await world.ready()
    await remind(stage.services, await user_id(stage), timedelta(minutes=20))
    await stage.wait(timedelta(minutes=20) - timedelta(seconds=1))
    assert world.texts() == []
    await stage.wait(timedelta(seconds=1))
    assert len(world.texts()) == 1


async def test_a_wait_stops_at_every_due_instant_in_order_with_the_clock_there(world: World) -> None:
    stage = world.stage()
    await stage.prepare(consents=True)
    instants = []
    stage.channel._show = lambda message: instants.append(stage.clock() - NOW)
    for minutes in (50, 10, 30):
        await remind(stage.services, await user_id(stage), timedelta(minutes=minutes), str(minutes))
    await stage.wait(timedelta(hours=1))
    assert instants == [timedelta(minutes=minutes) for minutes in (10, 30, 50)]
    assert stage.clock() == NOW + timedelta(hours=1)


async def test_what_waits_for_somebody_else_stays_for_them_and_holds_up_nobody(world: World) -> None:
    ana, ben = await world.ready("ana"), await world.ready("ben")
    await remind(ana.services, await user_id(ana), timedelta(minutes=20))
    await remind(ben.services, await user_id(ben), timedelta(minutes=25))
    await ben.wait(timedelta(minutes=30))
    assert len(world.texts()) == 1
    again = await world.ready("ana", at=timedelta(minutes=10))
    assert world.texts() == []
    await again.wait(timedelta(minutes=10))
    assert len(world.texts()) == 1


async def test_what_falls_due_meanwhile_is_delivered_when_looked_for(world: World) -> None:
    stage = await world.ready()
    await remind(stage.services, await user_id(stage), timedelta(minutes=20))
    stage.clock.move_to(NOW + timedelta(minutes=20))
    await stage.deliver_due()
    assert len(world.texts()) == 1


async def test_an_update_that_a_dead_process_left_is_answered_by_the_next(world: World) -> None:
    stage = await world.ready()
    update = stage.updates.message("are you there", NOW)
    await stage.services.in_store(inbox.add, update["update_id"], stage.chat_id, update, NOW)
    await world.ready()
    assert world.texts() == ["you said are you there"]


async def test_an_update_that_comes_twice_is_answered_once(world: World) -> None:
    stage = await world.ready()
    update = stage.updates.message("hello", NOW)
    await stage.receive(update)
    await stage.receive(update)
    assert world.texts() == ["you said hello"]


async def test_a_button_that_the_store_knows_too_is_pressed_as_it_was_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, pressed = await world.ready(), []

    async def in_store(_label: str) -> list[tuple[bool, int, str]]:
        return [(True, 7, "zzzz.0")]

    async def press(data: str, message_id: int) -> None:
        pressed.append((data, message_id))

    monkeypatch.setattr(stage, "_on_stage", lambda _wanted: [(True, 7, "safety:safe")])
    monkeypatch.setattr(stage, "_in_store", in_store)
    monkeypatch.setattr(stage, "press", press)
    assert await stage.tap("I'm safe")
    assert pressed == [("safety:safe", 7)]
