from __future__ import annotations

from bot.chat.pace import NoPace, Pace


class Timer:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_one_person_gets_three_at_once_and_then_one_a_second() -> None:
    timer = Timer()
    pace = Pace(timer=timer)
    for _ in range(3):
        assert 1 not in pace.resting()
        pace.take(1)
    assert pace.resting() == {1}
    assert pace.wait() == 1.0
    timer.now += 1.0
    assert pace.resting() == set()
    pace.take(1)
    assert pace.resting() == {1}


def test_no_more_than_twenty_five_go_out_in_a_second() -> None:
    timer, sent = Timer(), 0
    pace = Pace(timer=timer)
    for _ in range(1000):
        for _ in range(pace.room()):
            pace.take(sent)
            sent += 1
        timer.now += 0.01
    assert 245 <= sent <= 256


def test_a_hold_stops_everybody_for_as_long_as_telegram_said() -> None:
    timer = Timer()
    pace = Pace(timer=timer)
    pace.hold(7)
    pace.hold(3)
    assert pace.room() == 0
    assert pace.wait() == 7
    timer.now += 7
    assert pace.room() > 0


def test_the_pace_can_be_left_out() -> None:
    pace = NoPace()
    for _ in range(100):
        pace.take(1)
    assert pace.room() > 0
    assert pace.resting() == set()
