"""Where Kith is kept to some, others are told so kindly, and danger is answered for anybody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.handlers import Handlers
from tests.chat import updates
from tests.faults.world import CHAT, URGENT, World
from tests.services.house import rows

START = {"entities": [{"type": "bot_command", "offset": 0, "length": 6}]}


@pytest.fixture
def closed(tmp_path: Path) -> World:
    """A Kith for those who were invited, and somebody whom it does not know."""
    world = World(tmp_path / "kith.db", consents=False)
    world.services.settings = replace(world.services.settings, invitation="come-in-then", allowed=frozenset({77}))
    world.handlers = Handlers(world.services, world.phone)
    return world


async def test_nobody_talks_without_an_invitation_and_nothing_is_kept(closed: World) -> None:
    for text in ("hello", "/start", "/start wrong-payload"):
        (said,) = await closed.write(text)
        assert closed.says("start/closed", said)
    assert rows(closed.services, "user") == []


async def test_danger_is_answered_for_anybody(closed: World) -> None:
    said = await closed.write(URGENT)
    assert said
    assert all(message.kind == "safety" for message in said)


async def test_an_invitation_opens_and_stays_open_after_the_consent(closed: World) -> None:
    said = await closed.receive(updates.message(1, text="/start come-in-then", **START))
    assert closed.says("start/welcome", replace(said[0], buttons=()))
    await closed.receive(updates.tap("start:consent_adult", 2))
    closed.handlers = Handlers(closed.services, closed.phone)
    assert closed.says("feel_lonely", (await closed.receive(updates.message(9, text="hello")))[0])


async def test_who_is_on_the_list_needs_no_invitation(closed: World) -> None:
    closed.services.settings = replace(closed.services.settings, invitation=None, allowed=frozenset({CHAT}))
    closed.handlers = Handlers(closed.services, closed.phone)
    assert not closed.says("start/closed", (await closed.write("hello"))[0])
