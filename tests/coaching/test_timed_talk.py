"""A talk by the clock and the length of a pause: arithmetic of time."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from bot.coaching.pausing import minutes_in
from bot.coaching.timed_talk import TimedTalk, begun

START = datetime(2026, 3, 2, 18, tzinfo=timezone.utc)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "part", "left"),
    [
        (0, "news", 10),
        (9.5, "news", 1),
        (10, "feelings", 10),
        (19, "feelings", 1),
        (25, "thanks", 5),
        (40, "thanks", 10),
    ],
)
def test_the_part_at_hand_follows_the_clock(minutes: float, part: str, left: int) -> None:
    talk = begun(10, START)
    assert (talk.part(at(minutes)), talk.minutes_left(at(minutes))) == (part, left)
    assert talk.is_over(at(minutes)) == (minutes >= 30)


def test_what_was_held_goes_on_where_it_stood() -> None:
    talk = TimedTalk.from_dict(begun(10, START).held(at(7)).to_dict())
    assert (talk.is_held, talk.part(at(500)), talk.minutes_left(at(500))) == (True, "news", 3)
    gone_on = TimedTalk.from_dict(talk.going_on(at(60)).to_dict())
    assert gone_on.turns(at(60)) == [("feelings", at(63)), ("thanks", at(73)), ("over", at(83))]
    assert begun(10, START).turns(at(12)) == [("thanks", at(20)), ("over", at(30))]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("half an hour", 30),
        ("half an hr", 30),
        ("30 minutes", 30),
        ("we need 45 mins", 45),
        ("twenty", 20),
        ("5 minutes", 20),
        ("an hour", 60),
        ("2 hours please", 60),
        ("three quarters of an hour", 45),
        ("we're fighting again", None),
        ("it's 2am and we have work at 6", None),
        ("I told him 3 times", None),
        ("we've been shouting for an hour", None),
    ],
)
def test_a_pause_lasts_twenty_to_sixty_minutes_however_it_is_said(text: str, minutes: int | None) -> None:
    assert minutes_in(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("20 minutes", 20),
        ("give us half an hour we are shouting", 30),
        ("i need to get out of here for 20 min before i say something i regret", 20),
        ("signal only 20 minutes near singapore and we spend it all fighting about the roof", None),
    ],
)
def test_a_length_in_a_story_is_no_pause(text: str, minutes: int | None) -> None:
    assert minutes_in(text) == minutes
