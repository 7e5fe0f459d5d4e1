"""Which words somebody wants, and the line to begin with."""

from __future__ import annotations

import logging

import numpy as np
import pytest

from bot.coaching.message import Say
from bot.coaching.rooms import Starter, plain_lines
from bot.errors import EncoderError
from bot.services import Services, first_lines, starters
from bot.services.starters import Likely, Starters, Wanted
from tests.services.house import a_user

VISITS = Starter("visits", "set_boundary", "They come too often", ("It's good to see you. I can do …, not more.", "B."))
SORRY = Starter("late", "repair_conflict", "I was late", ("I came late. That was mine. I'm sorry.", "B."))
LINE = "room/starter_offered"
TOLD = "how do i tell my neighbour Carla that every day is too much"


def _wanted(room: str, share: float, starter: Starter | None = None, likely: float = 0.9) -> Wanted:
    found = {room: Likely(starter, likely, likely)} if starter else {}
    return Wanted({room: share}, found)


async def test_the_dialogue_and_the_reader_decide_together(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = ["set_boundary/visits", "repair_conflict/late"]
    monkeypatch.setattr(starters, "_shares", lambda told: (labels, np.array([0.6, 0.4])))
    both = Starters(services, (VISITS, SORRY))
    assert next(iter((await both.wanted(TOLD, {})).rooms)) == "set_boundary"
    wanted = await both.wanted(TOLD, {"repair_conflict": 0.5})
    assert next(iter(wanted.rooms)) == "repair_conflict"
    assert sum(wanted.rooms.values()) == pytest.approx(1)
    assert wanted.starter_in("set_boundary") == VISITS
    assert wanted.starter_in("reach_out") is None


@pytest.mark.parametrize(
    ("first", "second", "is_surely"),
    [
        (starters.SURELY_ELSEWHERE, 0.35, True),
        (starters.SURELY_ELSEWHERE - 0.01, 0.35, False),
        (starters.SURE, starters.SURE / starters.NO_OTHER, True),
        (starters.SURE, starters.SURE / starters.NO_OTHER + 0.01, False),
        (starters.SURE - 0.01, 0.0, False),
    ],
)
def test_a_room_is_surely_wanted_where_its_kind_is_sure_or_no_other_is_near(
    first: float, second: float, *, is_surely: bool
) -> None:
    found = {"set_boundary": Likely(VISITS, first, 1.0), "repair_conflict": Likely(SORRY, second, 1.0)}
    assert Wanted({}, found).surely == ("set_boundary" if is_surely else None)
    assert Wanted().surely is None


@pytest.mark.parametrize(("share", "within"), [(starters.SURE - 0.01, 0.9), (0.9, starters.SURE_WITHIN - 0.01)])
def test_a_starter_that_is_not_sure_is_not_said(share: float, within: float) -> None:
    assert Wanted({}, {"set_boundary": Likely(VISITS, share, within)}).starter_in("set_boundary") is None


async def test_without_its_reader_nothing_is_wanted_and_the_talk_goes_on(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(name: str) -> None:
        raise EncoderError(name)

    monkeypatch.setattr(starters, "load_reader", gone)
    with caplog.at_level(logging.ERROR):
        assert (await Starters(services, (VISITS,)).wanted(TOLD, {})).rooms == {}
    assert "Lines to begin with are not searched" in caplog.text
    assert TOLD not in caplog.text


async def test_the_first_line_is_spoken_to_whom_it_is_for(services: Services) -> None:
    wanted = _wanted("set_boundary", 0.9, VISITS)
    begun = await services.starters.first_lines(a_user(services).id, TOLD, wanted)
    assert begun == [("set_boundary", ("Carla, it's good to see you. I can do …, not more.", "Carla, b."))]


async def test_where_no_kind_is_sure_the_lines_are_plain_ones(services: Services) -> None:
    ((_, found),) = await services.starters.first_lines(a_user(services).id, TOLD, _wanted("set_boundary", 0.9))
    assert found == plain_lines("boundary", TOLD, services.content.lines)[: starters.PLAIN]


async def test_where_the_room_is_not_sure_two_say_a_line_and_a_gated_one_none(services: Services) -> None:
    unsure = Wanted({"set_boundary": 0.4, "repair_conflict": 0.3, "say_how_i_feel": 0.2, "ask_for_support": 0.1})
    begun = await services.starters.first_lines(a_user(services).id, TOLD, unsure)
    assert [room for room, _ in begun] == ["set_boundary", "say_how_i_feel"]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (TOLD, _wanted("set_boundary", 0.5, VISITS)),  # no second one
        (TOLD, Wanted({}, {})),
        ("how do i say sorry to Sam for being late", _wanted("repair_conflict", 0.9, SORRY)),
        ("how do i ask my ex for my tools, there is a court order", _wanted("ask_for_support", 0.9)),
        ("how do i say", _wanted("set_boundary", 0.9, VISITS)),
        ("what do i tell him, i'm afraid of him", _wanted("set_boundary", 0.9, VISITS)),
    ],
)
async def test_no_line_where_it_is_not_sure_or_contact_must_be_asked_about_first(
    services: Services, told: str, wanted: Wanted
) -> None:
    assert await services.starters.first_lines(a_user(services).id, told, wanted) == []


async def test_another_room_opens_where_its_words_are_surely_wanted_once_in_a_turn(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wanted(told: str, meant: object) -> Wanted:
        return _wanted("ask_for_support", 0.9, VISITS)

    monkeypatch.setattr(services.starters, "wanted", wanted)
    moves = iter((True, False))
    monkeypatch.setattr(services.practice, "_may_move", lambda: next(moves))
    user = a_user(services)
    said = "how do i tell my sister Ana that i need her car on friday for the move"
    begun = await services.practice.begin(user.id, "set_boundary", said)
    assert (begun.outcome, begun.goes_to) == ("done", "ask_for_support")
    assert (await services.practice.begin(user.id, "set_boundary", said)).goes_to is None


def _reads(monkeypatch: pytest.MonkeyPatch, services: Services, likely: Likely) -> None:
    async def wanted(told: str, meant: object) -> Wanted:
        return Wanted({likely.starter.room: 1.0}, {likely.starter.room: likely})

    monkeypatch.setattr(services.starters, "wanted", wanted)


async def test_a_line_comes_before_an_answer_that_is_less_probably_good(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _reads(monkeypatch, services, Likely(VISITS, 0.8, 0.9))
    user_id = a_user(services).id
    likely = await services.first_lines.likely(user_id, TOLD, {}, 0.8 * first_lines.WORTH - 0.01)
    assert likely is not None
    say = await services.first_lines.of(user_id, TOLD, likely)
    assert say is not None
    assert (say.key, say.fields["line"]) == (
        "room/starter_offered",
        "Carla, it's good to see you. I can do …, not more.",
    )
    assert await services.first_lines.likely(user_id, TOLD, {}, 0.8 * first_lines.WORTH) is None


@pytest.mark.parametrize(
    ("share", "within"),
    [(first_lines.SURE_OF_WORDS - 0.01, 0.9), (first_lines.SURE_OF_WORDS, starters.SURE_WITHIN - 0.01)],
)
async def test_no_line_is_said_at_once_that_is_not_sure(
    services: Services, monkeypatch: pytest.MonkeyPatch, share: float, within: float
) -> None:
    _reads(monkeypatch, services, Likely(VISITS, share, within))
    assert await services.first_lines.likely(a_user(services).id, TOLD, {}, 0.0) is None


@pytest.mark.parametrize("topic", ["worry_about_someone", "relapse", "crisis", "in_danger"])
async def test_beside_danger_a_slip_or_a_worry_no_line_is_said_at_once(
    services: Services, monkeypatch: pytest.MonkeyPatch, topic: str
) -> None:
    _reads(monkeypatch, services, Likely(VISITS, 0.99, 0.99))
    user_id = a_user(services).id
    share = first_lines.SURELY_WORRIED if topic == "worry_about_someone" else 0.6
    assert await services.first_lines.likely(user_id, TOLD, {topic: share}, 0.0) is None
    assert (await services.finding.instead(user_id, TOLD, {topic: share}, Say("fallback")))[0].key != LINE


@pytest.mark.parametrize(("share", "is_said"), [(0.86, True), (0.84, False)])
async def test_beside_a_slight_worry_only_a_sure_line_is_said(
    services: Services, monkeypatch: pytest.MonkeyPatch, share: float, is_said: bool
) -> None:
    _reads(monkeypatch, services, Likely(VISITS, share, 0.99))
    found = await services.first_lines.likely(a_user(services).id, TOLD, {"worry_about_someone": 0.6}, 0.0)
    assert (found is not None) is is_said


async def test_after_an_alarm_no_line_is_said_at_once(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    _reads(monkeypatch, services, Likely(VISITS, 0.99, 0.99))
    says = await services.finding.after_alarm(a_user(services).id, TOLD, {"relapse": 0.7})
    assert LINE not in [say.key for say in says]


async def test_where_contact_is_asked_about_first_no_line_comes_before_it(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _reads(monkeypatch, services, Likely(SORRY, 0.99, 0.99))
    assert await services.first_lines.of(a_user(services).id, TOLD, Likely(SORRY, 0.99, 0.99)) is None
