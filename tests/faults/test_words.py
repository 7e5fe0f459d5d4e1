"""What people write is never in a log, and before their consent never in the database."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from bot.errors import DeliveryError
from tests.chat import updates
from tests.faults.world import URGENT, World

MARK = "quixotic-walrus"
PHOTO = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]

PATHS: dict[str, dict[str, Any]] = {
    "words": updates.message(1, text=f"hello {MARK}"),
    "a command": updates.message(1, text=f"/start {MARK}"),
    "an edit": updates.edited(1, text=f"hello {MARK}"),
    "a caption": updates.message(1, photo=PHOTO, caption=f"look {MARK}"),
    "a forward": updates.message(1, text=MARK, forward_origin={"type": "hidden_user", "sender_user_name": MARK}),
    "a tap": updates.tap(f"{MARK}.0"),
    "a contact": updates.message(1, contact={"phone_number": "1", "first_name": MARK}),
    "a poll": updates.message(1, poll={"id": "1", "question": MARK, "options": [{"text": MARK, "voter_count": 0}]}),
    "help wanted": updates.message(1, text=f"{URGENT} {MARK}"),
    "a broken update": {"update_id": 1, "message": {"text": MARK, "chat": {"id": MARK}}},
    "a group": updates.message(1, chat_id=-5, kind="group", text=MARK),
}
FAULTS = ("nothing", "the store", "the dialogue", "the phone")


async def suffer(world: World, fault: str, update: dict[str, Any]) -> None:
    if fault == "the dialogue":
        world.talk.raises = ValueError(f"cannot read {MARK}")
    if fault == "the phone":
        world.phone.troubles = [DeliveryError("no answer", permanent=False)] * 9
    if fault == "the store":
        with world.broken_store():
            await world.receive(update)
    else:
        await world.receive(update)


def lies_open(folder: Path) -> bool:
    return any(MARK.encode() in file.read_bytes() for file in folder.glob("kith.db*"))


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("path", PATHS)
async def test_no_word_of_anybodys_is_logged(
    world: World, caplog: pytest.LogCaptureFixture, path: str, fault: str
) -> None:
    caplog.set_level(logging.DEBUG)
    await suffer(world, fault, PATHS[path])
    assert MARK not in caplog.text


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("path", sorted(PATHS.keys() - {"help wanted"}))
async def test_before_consent_no_word_is_stored(stranger: World, tmp_path: Path, path: str, fault: str) -> None:
    await suffer(stranger, fault, PATHS[path])
    assert MARK not in stranger.everything()
    assert not lies_open(tmp_path)


async def test_what_was_written_in_need_is_gone_when_it_was_answered(stranger: World) -> None:
    await stranger.receive(PATHS["help wanted"])
    assert MARK not in stranger.everything()


async def test_after_consent_no_word_lies_open_in_the_database(world: World, tmp_path: Path) -> None:
    await world.services.profiles.change(1, name=MARK)
    await world.write(f"hello {MARK}")
    await world.services.people.add_named(1, MARK, None)
    assert MARK in world.everything().casefold()
    assert not lies_open(tmp_path)
