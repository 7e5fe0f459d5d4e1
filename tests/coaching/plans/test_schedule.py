"""When plans are due: recurrences in wall time, over clock changes, short months and travel."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, WEEKLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.plans import Schedule, is_done, next_occurrence, occurrences, schedule_from

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
MONDAY = date(2026, 3, 2)


def walls(schedule: Schedule, zone: ZoneInfo = BERLIN, days: int = 366) -> list[str]:
    start = datetime.combine(schedule.first_on, time(0), zone) - timedelta(days=1)
    found = occurrences(schedule, zone, start, start + timedelta(days=days))
    return [f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}" for one in found]


@pytest.mark.parametrize(
    ("schedule", "first"),
    [
        (Schedule("once", MONDAY, time(18)), ["2026-03-02 18:00"]),
        (Schedule("once", MONDAY), ["2026-03-02 11:00"]),
        (Schedule("day", MONDAY, time(9), until=date(2026, 3, 4)), [f"2026-03-0{day} 09:00" for day in (2, 3, 4)]),
        (Schedule("week", MONDAY, time(9), days=(0, 3)), ["2026-03-02 09:00", "2026-03-05 09:00", "2026-03-09 09:00"]),
        (
            Schedule("week", date(2026, 3, 8), time(17), interval=2, days=(6,)),  # the clock changes on the 29th
            ["2026-03-08 17:00", "2026-03-22 17:00", "2026-04-05 17:00"],
        ),
        (Schedule("month", date(2026, 1, 31), time(9)), ["2026-01-31 09:00", "2026-02-28 09:00", "2026-03-31 09:00"]),
        (
            Schedule("month", date(2026, 3, 7), time(9), days=(5,), nth=1),
            ["2026-03-07 09:00", "2026-04-04 09:00", "2026-05-02 09:00"],
        ),
        (Schedule("month", date(2026, 3, 29), time(9), days=(6,), nth=-1), ["2026-03-29 09:00", "2026-04-26 09:00"]),
    ],
)
def test_a_recurrence_falls_on_its_days_at_its_wall_time(schedule: Schedule, first: list[str]) -> None:
    assert walls(schedule)[: len(first)] == first


def test_a_birthday_on_the_29_of_february_is_kept_each_year() -> None:
    days = walls(Schedule("year", date(2024, 2, 29), time(9)), days=5 * 366)
    assert [day[:10] for day in days] == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
        "2029-02-28",
    ]


def test_an_hour_that_is_skipped_comes_after_and_one_that_comes_twice_comes_once() -> None:
    daily = Schedule("day", date(2026, 3, 28), time(2, 30))
    assert walls(daily, BERLIN, 3) == ["2026-03-28 02:30", "2026-03-29 03:30"]
    autumn = Schedule("day", date(2026, 10, 24), time(2, 30), until=date(2026, 10, 26))
    assert walls(autumn) == ["2026-10-24 02:30", "2026-10-25 02:30", "2026-10-26 02:30"]


def test_who_travels_keeps_the_wall_time() -> None:
    weekly = Schedule("week", MONDAY, time(18))
    after = datetime(2026, 3, 3, tzinfo=timezone.utc)
    home, away = (next_occurrence(weekly, zone, after) for zone in (BERLIN, NEW_YORK))
    assert home is not None
    assert away is not None
    assert (home.on, away.on) == (date(2026, 3, 9), date(2026, 3, 9))
    assert (home.at.hour, away.at.hour) == (17, 22)


SCHEDULES = st.builds(
    Schedule,
    st.sampled_from(["once", "day", "week", "month", "year"]),
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.one_of(st.none(), st.times().map(lambda at: at.replace(second=0, microsecond=0))),
    interval=st.integers(1, 4),
)
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu"])


@settings(max_examples=40)
@given(SCHEDULES, ZONES, st.integers(0, 400 * 24), st.integers(1, 90 * 24), st.integers(1, 90 * 24))
def test_two_spans_side_by_side_hold_what_the_whole_holds_each_once(
    schedule: Schedule, zone_name: str, start: int, first: int, second: int
) -> None:
    zone = ZoneInfo(zone_name)
    low = datetime(2025, 1, 1, tzinfo=timezone.utc) + timedelta(hours=start)
    middle, high = low + timedelta(hours=first), low + timedelta(hours=first + second)
    whole = list(occurrences(schedule, zone, low, high))
    assert [*occurrences(schedule, zone, low, middle), *occurrences(schedule, zone, middle, high)] == whole
    assert len({one.on for one in whole}) == len(whole)
    assert all(low < one.at <= high for one in whole)
    assert schedule_from(schedule.to_dict()) == schedule


@pytest.mark.parametrize(
    ("schedule", "on", "done", "counts"),
    [
        (Schedule("week", MONDAY), date(2026, 3, 9), date(2026, 3, 8), True),  # the day before
        (Schedule("week", MONDAY), date(2026, 3, 9), date(2026, 3, 3), False),  # a day late for the one before
        (Schedule("day", MONDAY), date(2026, 3, 9), date(2026, 3, 8), False),
        (Schedule("day", MONDAY), date(2026, 3, 9), date(2026, 3, 9), True),
        (Schedule("once", date(2026, 3, 9)), date(2026, 3, 9), date(2026, 3, 8), True),
        (Schedule("once", date(2026, 3, 9)), date(2026, 3, 9), date(2026, 3, 2), False),
        (Schedule("month", MONDAY), date(2026, 4, 2), None, False),
    ],
)
def test_what_was_done_near_an_occurrence_counts_for_it(
    schedule: Schedule, on: date, done: date | None, counts: bool
) -> None:
    assert is_done(schedule, on, done) is counts


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.sampled_from(("day", "week")),
    st.integers(1, 3),
    st.frozensets(st.integers(0, 6), max_size=3),
    st.integers(0, 900),
    st.one_of(st.none(), st.integers(0, 900)),
)
def test_a_plan_of_long_ago_is_due_as_its_rule_says(
    every: Any, interval: int, days: frozenset[int], age: int, until: int | None
) -> None:
    chosen = tuple(sorted(days)) if every == "week" else ()
    last = None if until is None else MONDAY + timedelta(days=until)
    schedule = Schedule(every, MONDAY + timedelta(days=2), time(9), interval=interval, days=chosen, until=last)
    begin = datetime.combine(MONDAY, time(12), timezone.utc) + timedelta(days=age)
    found = [one.on for one in occurrences(schedule, ZoneInfo("UTC"), begin, begin + timedelta(days=40))]
    rule = rrule(
        {"day": DAILY, "week": WEEKLY}[every],
        dtstart=datetime.combine(schedule.first_on, time(9)),
        interval=interval,
        byweekday=chosen or None,
        until=datetime.combine(last or MONDAY + timedelta(days=2000), time.max),
    )
    wall = begin.replace(tzinfo=None)
    assert found == [at.date() for at in rule.between(wall, wall + timedelta(days=40))]
