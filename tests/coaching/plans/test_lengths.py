"""Lengths of time, and times of day, in words."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.coaching.plans.clock import clock_in
from bot.coaching.plans.lengths import length_in


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("for two weeks", timedelta(weeks=2)),
        ("half an hour", timedelta(minutes=30)),
        ("an hour and a half", timedelta(minutes=90)),
        ("a couple of days", timedelta(days=2)),
        ("couple of days", timedelta(days=2)),
        ("up to ten working days", timedelta(days=10)),
        ("a few more nights", timedelta(days=3)),
        ("In 20 mins", timedelta(minutes=20)),
        ("a fortnight at sea", timedelta(weeks=2)),
        ("three whole months", timedelta(days=90)),
        ("28-day detox", timedelta(days=28)),
        ("eleven days", timedelta(days=11)),
        ("a good daymare", None),
        ("the week", None),
    ],
)
def test_a_length_is_read(said: str, length: timedelta | None) -> None:
    assert length_in(said) == length


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("half 3", time(15, 30)),
        ("half past six in the morning", time(6, 30)),
        ("quarter to five", time(16, 45)),
        ("one", time(13)),
        ("eight in the evening", time(20)),
        ("9 at night", time(21)),
        ("9 in the morning", time(9)),
        ("7 o'clock", time(19)),
        ("6:30", time(6, 30)),
        ("6:30 in the evening", time(18, 30)),
        ("23", time(23)),
        ("12 a.m.", time(0)),
        ("noon", time(12)),
        ("again at five", time(17)),
        ("one more time", None),
        ("two of them", None),
        ("later", None),
    ],
)
def test_a_time_of_day_is_read(said: str, at: time | None) -> None:
    assert clock_in(said) == at
