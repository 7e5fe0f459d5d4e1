from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.chat import sharing
from bot.chat.pace import NoPace, Pace
from bot.errors import StoreError


class Timer:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_one_person_gets_three_at_once_and_then_one_a_second() -> None:
    timer = Timer()
    pace = Pace(burst=5, timer=timer)
    for _ in range(3):
        assert 1 not in pace.resting()
        pace.take(1)
    assert pace.resting() == {1}
    assert pace.wait() == 1.0
    timer.now += 1.0
    assert pace.resting() == set()
    pace.take(1)
    assert pace.resting() == {1}


def test_no_second_sees_more_than_thirty_and_twenty_five_are_held() -> None:
    timer, sent = Timer(), list[float]()
    pace = Pace(timer=timer)
    for _ in range(1000):
        for _ in range(pace.room()):
            pace.take(len(sent))
            sent.append(timer.now)
        timer.now += 0.01
    assert 250 <= len(sent) <= 275
    assert max(sum(at <= one < at + 1 for one in sent) for at in sent) <= 30


def test_a_hold_stops_everybody_for_as_long_as_telegram_said() -> None:
    timer = Timer()
    pace = Pace(timer=timer)
    pace.hold(7)
    pace.hold(3)
    assert pace.room() == 0
    assert pace.wait() == 7
    timer.now += 7
    assert pace.room() > 0


def test_what_was_asked_of_another_holds_too_and_is_not_taken_for_ones_own() -> None:
    timer = Timer()
    pace = Pace(timer=timer)
    pace.hold_too(7)
    assert (pace.room(), pace.wait(), pace.asked()) == (0, 7, 0)
    pace.hold(3)
    assert (pace.wait(), pace.asked()) == (7, 3)
    timer.now += 7
    assert (pace.room() > 0, pace.asked()) == (True, 0)


def test_the_pace_can_be_left_out() -> None:
    pace = NoPace()
    for _ in range(100):
        pace.take(1)
    assert pace.room() > 0
    assert pace.resting() == set()


def test_processes_that_share_it_send_no_more_together_than_one_alone() -> None:
    timer, sent = Timer(), 0
    paces = [Pace(timer=timer) for _ in range(3)]
    for pace in paces:
        pace.share(3)
    for _ in range(1000):
        for pace in paces:
            for _ in range(pace.room()):
                pace.take(sent)
                sent += 1
        timer.now += 0.01
    assert 250 <= sent <= 280
    paces[0].share(1)
    assert paces[0].room() <= 3


async def test_the_pace_follows_how_many_there_are_and_stays_where_nobody_can_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sharing, "_LOOK_EVERY", 0)
    said: list[int] = []

    class Heard(Pace):
        def share(self, among: int) -> None:
            said.append(among)

    counts = iter([1, 2, StoreError("away"), 1])

    def meet(asked: float) -> tuple[int, float]:
        found = next(counts, RuntimeError("that was all"))
        if isinstance(found, Exception):
            raise found
        return found, 0.0

    with pytest.raises(RuntimeError, match="that was all"):
        await sharing.share(Heard(), meet)
    assert said == [1, 2, 1]


async def test_a_pause_is_told_to_the_others_at_once_and_theirs_is_kept() -> None:
    timer, told = Timer(), list[float]()
    pace = Pace(timer=timer)

    def meet(asked: float) -> tuple[int, float]:
        told.append(asked)
        return 2, 9.0

    task = asyncio.create_task(sharing.share(pace, meet))
    await until(lambda: told == [0] and pace.room() == 0)
    assert (pace.wait(), pace.asked()) == (9, 0)
    pace.hold(20)
    await until(lambda: told == [0, 20])
    assert pace.wait() == 20
    task.cancel()


async def until(is_so: Callable[[], bool]) -> None:
    for _ in range(200):  # less than it takes until it looks anew by itself
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("It did not come to that.")
