"""Which words somebody wants, and the line to begin with."""

from __future__ import annotations

import logging

import pytest

from bot.coaching.rooms import Starter
from bot.errors import EncoderError
from bot.services import Services, starters
from bot.services.starters import Likely, Starters, Wanted
from tests.services.house import a_user

VISITS = Starter("visits", "set_boundary", "They come too often", ("It's good to see you. I can do …, not more.", "B."))
SORRY = Starter("late", "repair_conflict", "I was late", ("I came late. That was mine. I'm sorry.", "B."))
TOLD = "how do i tell my neighbour Carla that every day is too much"


def _wanted(room: str, share: float, starter: Starter | None = None, likely: float = 0.9) -> Wanted:
    found = {room: Likely(starter, likely, likely)} if starter else {}
    return Wanted({room: share}, found)


async def test_the_dialogue_and_the_reader_decide_together(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = ["set_boundary/visits", "repair_conflict/late"]
    monkeypatch.setattr(starters, "_shares", lambda told: (labels, starters.np.array([0.6, 0.4])))
    both = Starters((VISITS, SORRY))
    assert next(iter((await both.wanted(TOLD, {})).rooms)) == "set_boundary"
    wanted = await both.wanted(TOLD, {"repair_conflict": 0.5})
    assert next(iter(wanted.rooms)) == "repair_conflict"
    assert sum(wanted.rooms.values()) == pytest.approx(1)
    assert wanted.lines_in("set_boundary") == (VISITS,)
    assert wanted.lines_in("reach_out") == ()


async def test_a_starter_that_is_not_sure_is_not_said() -> None:
    assert _wanted("set_boundary", 0.9, VISITS, starters.SURE - 0.01).lines_in("set_boundary") == ()


async def test_without_its_reader_nothing_is_wanted_and_the_talk_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(name: str) -> None:
        raise EncoderError(name)

    monkeypatch.setattr(starters, "load_reader", gone)
    with caplog.at_level(logging.ERROR):
        assert (await Starters((VISITS,)).wanted(TOLD, {})).rooms == {}
    assert TOLD not in caplog.text


async def test_the_first_line_is_spoken_to_whom_it_is_for(services: Services) -> None:
    wanted = _wanted("set_boundary", 0.9, VISITS)
    begun = await services.practice.first_line(a_user(services).id, TOLD, wanted)
    assert begun == ("set_boundary", "Carla, it's good to see you. I can do …, not more.")


async def test_where_no_kind_is_sure_the_line_is_one_with_gaps(services: Services) -> None:
    begun = await services.practice.first_line(a_user(services).id, TOLD, _wanted("set_boundary", 0.9))
    assert begun is not None
    assert begun[1].count("…") >= 2


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (TOLD, _wanted("set_boundary", 0.5, VISITS)),
        (TOLD, Wanted({}, {})),
        ("how do i say sorry to my ex, she has blocked me everywhere", _wanted("repair_conflict", 0.9, SORRY)),
        ("how do i say sorry to Sam", _wanted("repair_conflict", 0.9, SORRY)),
        ("what do i tell him, i'm afraid of him", _wanted("set_boundary", 0.9, VISITS)),
    ],
)
async def test_no_line_where_it_is_not_sure_or_contact_must_be_asked_about_first(
    services: Services, told: str, wanted: Wanted
) -> None:
    assert await services.practice.first_line(a_user(services).id, told, wanted) is None
