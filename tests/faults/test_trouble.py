"""Trouble from below: a database that is locked or full, a clock that jumps, two processes, a day without network."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat.processor import ChatByChat
from bot.chat.replay import Replay
from bot.coaching.safety import NOTHING, Seen
from bot.content import loader
from bot.errors import ContentError
from bot.store import appointments, engine, inbox, users
from tests.chat import updates
from tests.faults.world import CHAT, NOW, URGENT, World
from tests.services.house import a_user, rows


async def test_a_locked_database_is_said_and_the_next_message_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY", 50)
    world = World(tmp_path / "kith.db")
    other = sqlite3.connect(tmp_path / "kith.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (message,) = await world.receive(updates.message(1, text="hello"))
    assert world.says("error/store", message)
    assert [one.kind for one in await world.receive(updates.message(2, text=URGENT))][:1] == ["safety"]
    other.execute("ROLLBACK")
    world.services.safety.forget(CHAT)
    await world.services.in_store(lambda session: None)
    assert await world.receive(updates.message(3, text="hello again"))


async def test_a_full_disk_is_said_and_nothing_half_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_full, set_up = [False], engine._set_up_sqlite

    def limited(connection: Any, record: Any) -> None:
        set_up(connection, record)
        if is_full[0]:
            connection.execute("PRAGMA max_page_count=1")  # no page more than there is

    monkeypatch.setattr(engine, "_set_up_sqlite", limited)
    world = World(tmp_path / "kith.db")
    before = {table: len(rows(world.services, table)) for table in ("contact", "inbox")}
    is_full[0] = True
    world.services.store.close()
    (message,) = await world.receive(updates.message(1, text=secrets.token_hex(30_000)))
    assert world.says("error/store", message) or world.says("error/action", message)
    is_full[0] = False
    world.services.store.close()
    assert {table: len(rows(world.services, table)) for table in before} == before
    assert world.says("feel_lonely", (await world.receive(updates.message(2, text="hello")))[0])


@pytest.mark.parametrize("jump", [timedelta(days=-2), timedelta(hours=-1), timedelta(hours=1), timedelta(days=400)])
async def test_a_clock_that_jumps_silences_nobody_and_repeats_nothing(world: World, jump: timedelta) -> None:
    assert len(await world.receive(updates.message(1, text="hello"))) == 2
    world.services.clock = lambda: NOW + jump
    assert len(await world.receive(updates.message(2, text="hello"))) == 2
    world.services.clock = lambda: NOW
    assert len(await world.receive(updates.message(3, text="hello"))) == 2


async def test_an_appointment_is_claimed_once_whatever_the_clock_does(world: World) -> None:
    store = world.services.in_store
    await store(appointments.add, 1, "nudge", "k", NOW, None, {})
    assert len(await store(appointments.claim, NOW, 9)) == 1
    await store(appointments.end, 1, "sent", NOW)
    for jump in (-400, -1, 1, 400):
        assert await store(appointments.claim, NOW + timedelta(days=jump), 9) == []
    assert await store(appointments.add, 1, "nudge", "k", NOW, None, {}) is None


async def test_two_processes_on_one_sqlite_answer_an_update_once(tmp_path: Path) -> None:
    one = World(tmp_path / "kith.db")
    two = World(tmp_path / "kith.db")
    update = updates.message(1, text="hello")
    await asyncio.gather(one.handlers.receive(update), two.handlers.receive(update))
    await asyncio.gather(one.deliver(), two.deliver())
    assert len(one.phone.arrived) + len(two.phone.arrived) == 2
    assert len(rows(one.services, "outbox")) == 2


async def test_what_another_process_has_in_hand_is_answered_before_what_came_later(tmp_path: Path) -> None:
    one, two = World(tmp_path / "kith.db"), World(tmp_path / "kith.db")
    heard: list[str] = []
    for world in (one, two):
        world.talk.heard = heard
    first, second = updates.message(1, text="first"), updates.message(2, text="second")
    assert await one.handlers.keep(first)
    await two.handlers.receive(second)
    await one.handlers.receive(first)
    assert heard == ["first", "second"]
    assert len(rows(one.services, "outbox")) == 4
    assert await one.services.in_store(inbox.undone, 9) == []


async def test_what_is_left_out_in_a_flood_stays_left_out(world: World) -> None:
    for number in (1, 2):
        assert await world.handlers.keep(updates.message(number, text=f"{number}"))
    await world.handlers.receive(updates.message(2, text="2"))
    assert world.talk.heard == ["2"]


async def test_what_a_process_died_with_is_answered_before_what_comes_next(tmp_path: Path) -> None:
    dead = World(tmp_path / "kith.db")
    for number in (1, 2):
        assert await dead.handlers.keep(updates.message(number, text=f"{number}"))
    dead.services.store.close()
    world = World(tmp_path / "kith.db")
    assert len(await world.receive(updates.message(3, text="3"))) == 6
    assert world.talk.heard == ["1", "2", "3"]


@pytest.mark.measured
async def test_after_a_day_offline_five_hundred_updates_are_each_answered_once_in_order(tmp_path: Path) -> None:
    world = World(tmp_path / "kith.db", consents=False)
    chats = [CHAT + number for number in range(20)]
    with world.services.store.session() as session:
        for number in range(500):
            chat = chats[number % len(chats)]
            users.consent(session, users.create(session, chat, NOW).id, NOW, True)
            inbox.add(session, number + 1, chat, updates.message(number + 1, chat_id=chat, text=f"{number}"), NOW)
    heard: list[tuple[str, str]] = []
    answer = world.talk.answer

    async def hear(sender_id: str, text: str, tap: str | None = None) -> Any:
        heard.append((sender_id, text))
        return await answer(sender_id, text, tap)

    world.talk.answer = hear  # type: ignore[method-assign]
    world.services.clock = lambda: NOW + timedelta(days=1)

    async def shed(updates: list[Mapping[str, Any]]) -> None:
        raise AssertionError("nothing is left out")

    async def sleep(seconds: float) -> None: ...

    processor = ChatByChat(world.handlers.is_urgent, shed, sleep=sleep)
    replay = Replay(world.services, world.handlers, processor, lambda: None)
    assert await replay.take_up(timedelta()) == 500
    await replay.finish()
    assert len(heard) == 500
    for sender in {sender for sender, _ in heard}:
        theirs = [int(text) for one, text in heard if one == sender]
        assert theirs == sorted(theirs)
    assert await world.services.in_store(inbox.undone, 9) == []
    assert len(rows(world.services, "outbox")) == 1000


@pytest.mark.parametrize("name", ["vocabulary.yml", "helplines.yml", "safety/phrases.yml", "safety"])
def test_a_content_file_that_is_missing_stops_the_start_with_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "content"
    shutil.copytree(loader.FOLDER, folder)
    gone = folder / name
    remove: Callable[[Any], None] = shutil.rmtree if gone.is_dir() else Path.unlink
    remove(gone)
    with pytest.raises(ContentError, match=Path(name).name):
        loader.load_all(folder)


def test_somebody_new_is_met_by_two_processes_as_one(tmp_path: Path) -> None:
    one, two = World(tmp_path / "kith.db", consents=False), World(tmp_path / "kith.db", consents=False)
    assert a_user(one.services).id == a_user(two.services).id


async def test_a_no_to_an_alarm_stays_handled_where_the_dialogue_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(tmp_path / "kith.db")
    alarm = Seen("watch", "self_harm", is_heard=True)
    monkeypatch.setattr(world.services.safety, "read", lambda text: alarm if text else NOTHING)
    await world.write("left out of the chat")
    assert world.services.safety.is_open(CHAT)
    world.services.dialogue = None
    (arrived,) = await world.receive(updates.tap("safety:no@watch_self_harm", 2))
    assert arrived.kind == "safety"
    assert not world.services.safety.is_open(CHAT)
    assert await world.services.in_store(inbox.undone, 9) == []
