"""The process may end at any instant: what it left is finished once it runs again, and nothing is said twice.

One message is handled while the database is copied before and after each thing done to it, as a power cut would leave
it; a new process then begins on each copy, takes up what was left, and gets the same update from Telegram again.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.store import inbox
from tests.chat import updates
from tests.faults.world import CHAT, URGENT, World
from tests.services.house import rows


class Camera:
    """Copies the database around everything that is done in a thread, and after each statement, while it is on."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._copies = folder, folder / "copies"
        self.is_on = False
        self.taken: list[tuple[Path, int]] = []  # each copy, and how many messages had arrived by then
        self.arrived: Callable[[], int] = lambda: 0

    def click(self) -> None:
        if self.is_on:
            place = self._copies / str(len(self.taken))
            place.mkdir(parents=True)
            for file in self._folder.glob("kith.db*"):
                if not file.name.endswith("-shm"):
                    shutil.copy(file, place / file.name)
            self.taken.append((place / "kith.db", self.arrived()))

    async def filmed(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        self.click()
        try:
            return await _to_thread(work, *args, **kwargs)
        finally:
            self.click()


_to_thread: Callable[..., Awaitable[Any]] = asyncio.to_thread


@pytest.fixture
def camera(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Camera:
    camera = Camera(tmp_path)
    monkeypatch.setattr(asyncio, "to_thread", camera.filmed)
    return camera


async def film(camera: Camera, world: World, update: dict[str, Any]) -> None:
    camera.arrived = lambda: len(world.phone.arrived)
    event.listen(world.services.store.engine, "after_cursor_execute", lambda *_: camera.click())
    camera.is_on = True
    await world.handlers.receive(update)
    camera.is_on = False


async def begun_again(copy: Path, update: dict[str, Any]) -> World:
    world = World(copy)
    await world.services.safety.restore()
    await world.take_up()
    await world.handlers.receive(update)
    return world


async def test_a_message_is_answered_exactly_once_whenever_the_power_was_cut(camera: Camera, world: World) -> None:
    update = updates.message(1, text="hello")
    await film(camera, world, update)
    expected = {table: len(rows(world.services, table)) for table in ("outbox", "contact", "keyboard", "inbox")}
    assert expected["outbox"] == 2
    assert len(camera.taken) > 10
    for copy, _ in camera.taken:
        again = await begun_again(copy, update)
        assert {table: len(rows(again.services, table)) for table in expected} == expected
        assert await again.services.in_store(inbox.undone, 9) == []
        again.services.store.close()


async def test_consent_is_given_once_whenever_the_power_was_cut(camera: Camera, stranger: World) -> None:
    update = updates.tap("start:consent_adult")
    await film(camera, stranger, update)
    for copy, _ in camera.taken:
        again = await begun_again(copy, update)
        assert len(rows(again.services, "user")) == 1
        assert len(rows(again.services, "outbox")) == 1
        again.services.store.close()


async def test_help_arrives_once_or_twice_whenever_the_power_was_cut(camera: Camera, world: World) -> None:
    update = updates.message(1, text=URGENT)
    await film(camera, world, update)
    whole = len(world.phone.arrived)
    assert whole
    for copy, arrived in camera.taken:
        again = await begun_again(copy, update)
        assert all(one.kind == "safety" for one in again.phone.arrived)
        assert 1 <= arrived + len(again.phone.arrived) <= 2 * whole
        assert again.services.safety.is_open(CHAT)
        assert await again.services.in_store(inbox.undone, 9) == []
        again.services.store.close()
