"""What is typed in the middle of a room: a new wish leaves it, all else stays."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.coaching.rooms import Progress
from bot.services import Services
from bot.store import drafts, users
from tests.harness import Person

pytestmark = pytest.mark.rasa

FILE = Path(__file__).parent / "in_a_room.tsv"
NOTICED, FALSE = 0.85, 0.04
"""How many new wishes are noticed at least, and how many of all else are taken for one at most."""


def rows() -> Iterator[list[str]]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def test_new_wishes_are_told_from_what_belongs_to_the_room(services: Services, loop: asyncio.AbstractEventLoop) -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    for label, room, step, story, text in rows():
        place = Progress(room, step, {} if story == "-" else {"story": story})
        counts[label == "new_wish", loop.run_until_complete(services.afresh.is_new(place, text))] += 1
    assert counts[True, True] / (counts[True, True] + counts[True, False]) >= NOTICED
    assert counts[False, True] / (counts[False, True] + counts[False, False]) <= FALSE


@pytest.mark.parametrize("wish", ["draft apology i called her baby plain", "actually can you help me say sorry to mel"])
def test_a_new_wish_leaves_the_room_and_keeps_the_draft(somebody: Callable[..., Person], wish: str) -> None:
    person = somebody()
    person.say("i need to say no to people")
    person.say("my boss calls me at weekends")
    person.say("I don't take calls at weekends. I'm glad to talk on Monday.")
    assert any(key.startswith("repair_conflict") for key in person.say(wish))
    user = person.run(person.services.in_store(users.find, person.stage.chat_id))
    assert user is not None
    place = person.run(person.services.practice.place(user.id))
    assert place is not None
    assert place.room == "repair_conflict"
    kept = person.run(person.services.in_store(drafts.list_kept, user.id))
    assert [one.text for one in kept] == ["I don't take calls at weekends. I'm glad to talk on Monday."]


@pytest.mark.parametrize(
    ("said", "key"),
    [("shorter", "room/situations_again"), ("i dont get it", "set_boundary/how"), ("u pick", "set_boundary/lesson")],
)
def test_a_remark_at_the_choice_of_a_case_is_no_story(somebody: Callable[..., Person], said: str, key: str) -> None:
    person = somebody()
    person.say("i need to say no to people")
    assert any(one.startswith(key) for one in person.say(said))
