"""What is typed in the middle of a room: a new wish leaves it, all else stays."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.coaching.rooms import Answer, Progress
from bot.services import Services
from bot.services.shares import remarks_at
from bot.store import drafts, users
from tests.harness import Person

pytestmark = pytest.mark.rasa

FOLDER = Path(__file__).parent
NOTICED, FALSE = 0.85, 0.04
"""How many new wishes are noticed at least, and how many of all else are taken for one at most."""
REMARKS = 0.6
"""How many remarks on the words that were kept lead back to them."""
KEPT = "I'd like us to talk on Sunday."
ROOM_OF = {
    "limit": "set_boundary",
    "apology": "repair_conflict",
    "feeling": "say_how_i_feel",
    "support": "ask_for_support",
    "reach_out": "reach_out",
    "reply": "answer_a_bid",
}
DRAFTS, NO_DRAFTS = 0.92, 0.8
"""How many drafts are read as such at least, and how much of all else is not."""


def rows(name: str) -> Iterator[list[str]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def test_new_wishes_are_told_from_what_belongs_to_the_room(services: Services, loop: asyncio.AbstractEventLoop) -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    for label, room, step, story, text in rows("in_a_room.tsv"):
        place = Progress(room, step, {} if story == "-" else {"story": story})
        counts[label == "new_wish", loop.run_until_complete(services.afresh.is_new(place, text))] += 1
    assert counts[True, True] / (counts[True, True] + counts[True, False]) >= NOTICED
    assert counts[False, True] / (counts[False, True] + counts[False, False]) <= FALSE


def test_new_wishes_and_remarks_are_told_from_answers_while_a_plan_is_made(
    services: Services, loop: asyncio.AbstractEventLoop
) -> None:
    wishes: Counter[tuple[bool, bool]] = Counter()
    remarks: Counter[tuple[bool, bool]] = Counter()
    for label, room, step, story, text in rows("while_planning.tsv"):
        place = Progress(room, step, {"story": story, "drafts": [KEPT], "plan": "tomorrow"})
        is_new = loop.run_until_complete(services.afresh.is_new(place, text))
        wishes[label == "new_wish", is_new] += 1
        if not is_new and label != "new_wish":
            intent, share = next(iter(loop.run_until_complete(services.meant(text)).items()))
            turn = services.practice.rooms[room].take(place, Answer(text, intent=intent, confidence=share))
            remarks[label == "remark", turn.progress.step == "reading"] += 1
    assert wishes[True, True] / (wishes[True, True] + wishes[True, False]) >= NOTICED
    assert wishes[False, True] / (wishes[False, True] + wishes[False, False]) <= FALSE
    assert remarks[True, True] / (remarks[True, True] + remarks[True, False]) >= REMARKS
    assert remarks[False, True] / (remarks[False, True] + remarks[False, False]) <= FALSE


def test_drafts_are_told_from_all_else_that_is_typed_in_their_place(
    services: Services, loop: asyncio.AbstractEventLoop
) -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    run = loop.run_until_complete
    for label, kind, story, text in rows("remarks.tsv"):
        room = ROOM_OF[kind]
        place = Progress(room, "draft", {"story": story, "drafts": []})
        is_read = False
        if not run(services.afresh.is_new(place, text)):
            intent, share = next(iter(run(services.meant(text)).items()))
            answer = Answer(text, intent=intent, confidence=share, remarks=run(remarks_at(place, text)))
            is_read = bool(services.practice.rooms[room].take(place, answer).progress.data.get("drafts"))
        counts[label == "draft", is_read] += 1
    assert counts[True, True] / (counts[True, True] + counts[True, False]) >= DRAFTS
    assert counts[False, False] / (counts[False, True] + counts[False, False]) >= NO_DRAFTS


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("meh too posh", "room/model"),
        ("u choose", "room/model"),
        ("theyve done it three times now, makes me so angry", "room/told_more"),
        ("hang on kettles on", "room/remark/chat"),
        ("can we practise me telling my landlady i dont want her coming in", "rehearse"),
    ],
)
def test_what_is_said_to_kith_in_place_of_words_is_no_draft(
    somebody: Callable[..., Person], said: str, key: str
) -> None:
    person = somebody()
    person.say("my flatmates leave wet towels on my bed. how do i tell them to stop")
    assert any(one.startswith(key) for one in person.say(said))


@pytest.mark.parametrize("wish", ["draft apology i called her baby plain", "actually can you help me say sorry to mel"])
def test_a_new_wish_leaves_the_room_and_keeps_the_draft(somebody: Callable[..., Person], wish: str) -> None:
    person = somebody()
    person.say("i want to set a boundary")
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
    person.say("i want to set a boundary")
    assert any(one.startswith(key) for one in person.say(said))


def test_a_wish_and_a_remark_are_no_plan(somebody: Callable[..., Person]) -> None:
    person = somebody()
    person.say("i want to set a boundary")
    person.say("my boss calls me at weekends")
    person.say("I don't take calls at weekends. I'm glad to talk on Monday.")
    person.tap("Keep it")
    assert any(key.startswith("room/remark/shorten") for key in person.say("its a bit long no?"))
    person.tap("Keep it")
    assert any(key.startswith("repair_conflict") for key in person.say("draft apology i called marias baby plain"))


def test_words_to_somebody_by_name_in_place_of_a_day_are_no_new_wish(
    services: Services, loop: asyncio.AbstractEventLoop
) -> None:
    place = Progress("set_boundary", "when", {"story": "My boss calls me at weekends.", "drafts": [KEPT]})
    said = "Dear Sam, could you tell my brother I need Sunday off"
    assert not loop.run_until_complete(services.afresh.is_new(place, said))
