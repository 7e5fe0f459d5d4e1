"""Each room played whole through the real agent, a file a room in `whole`, a conversation a cell:

good      good words lead to the end            poor      poor ones are met, and better ones follow
empty     nothing is written                    long      3,000 characters
language  Spanish, then German                  crisis    danger in the middle, and "not what I meant"
restart   the process ends and begins again, they leave, and come back
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.services import Services
from bot.store import appointments, practices, users
from tests.conversations.spoken import Step, read, take
from tests.harness import Person

pytestmark = pytest.mark.rasa
FOLDER = Path(__file__).parent / "whole"
CELLS = ("good", "poor", "empty", "long", "language", "crisis", "restart")
CLOCKS = {"pause_argument", "quality_time"}
"""Rooms that are a clock, with no place in them but the messages that are due."""

CHOSEN = {"micro_connection"}
"""Rooms in which nothing of theirs is there to be named: all answers are choices."""

MOST = 900
"""Characters of an answer to too much."""


def _cells() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yml")):
        played = read(path)
        for cell in CELLS:
            steps = [*played["way_in"], *played[cell]]
            yield pytest.param(path.stem, cell, steps, len(played["way_in"]), id=f"{path.stem}: {cell}")


@pytest.mark.parametrize(("room", "cell", "steps", "way_in"), _cells())
def test_the_room_is_played(room: str, cell: str, steps: list[Step], way_in: int, person: Person) -> None:
    for number, step in enumerate(steps):
        before = place(person)
        take(person, step)
        said = f"{room}, {cell}, {step}: {person.keys} {before} {place(person)}"
        assert not {"error/action", "choice/old"} & set(person.keys), said
        assert place(person)[0] == room or room in CLOCKS or number >= way_in or number + 1 < way_in, said
        if step.get("holds") or "restart" in step:
            assert place(person) == before, said
        if "much" in step:
            assert sum(len(message.text) for message in person.messages) <= MOST, said


@pytest.mark.parametrize("room", [path.stem for path in sorted(FOLDER.glob("*.yml"))])
def test_every_cell_tries_what_it_is_for(room: str) -> None:
    played = read(FOLDER / f"{room}.yml")
    assert set(played) == {"way_in", *CELLS}
    assert any("reads" in step for step in played["good"])
    assert any("reads" in step for step in played["poor"]) or room in CHOSEN
    assert played["empty"][0] == {**played["empty"][0], "say": "", "holds": True}
    assert "much" in played["long"][0]
    assert sum("puedo" in step.get("say", "") or "kann" in step.get("say", "") for step in played["language"]) == 2
    assert played["crisis"][0]["kind"] == "safety"
    assert played["crisis"][1] == {**played["crisis"][1], "tap": "That's not what I meant", "holds": True}
    assert sum("restart" in step for step in played["restart"]) >= 1


def test_every_room_is_played(services: Services) -> None:
    rooms = {name for name in services.practice.rooms if name not in services.content.guides}
    assert {path.stem for path in FOLDER.glob("*.yml")} == rooms | CLOCKS


def place(person: Person) -> tuple[str | None, Any, Any]:
    """Where somebody is: the room that is open, its step with all that it remembers, and what is due by the clock."""
    run, store = person.run, person.services.in_store
    user = run(store(users.find, person.stage.chat_id))
    assert user is not None
    practice = run(store(practices.open_one, user.id))
    timers = [one for one in run(store(appointments.waiting, user.id)) if one.kind == "timer"]
    due = [(one.due_at, one.payload.get("say")) for one in timers]
    if practice is None:
        return None, None, due
    return practice.room, (practice.step, practice.data), due
