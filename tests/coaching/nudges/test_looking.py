"""When Kith looks next: on the wall clock of the person, also when it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest

from bot.coaching.nudges import LATE, Sent, Standing, Subject, Wishes, instant, next_look, snoozed_look

MORNING = datetime(2026, 3, 26, 9, 30, tzinfo=timezone.utc)  # a Thursday; clocks change on Sunday in Lisbon
LISBON = Wishes("Europe/Lisbon")
STANDING = Standing(LISBON, last_sign=MORNING)
DAY = timedelta(days=1)


def plan_at(since: datetime, **changes: bool) -> Subject:
    return Subject("plan", "plan 1", since, since + LATE)._replace(**changes)


def test_it_looks_once_a_day_at_the_same_wall_time_over_the_change_of_clocks() -> None:
    walls, now = [], MORNING
    for _ in range(6):
        look = next_look(STANDING, [], now)
        assert look is not None
        walls.append(LISBON.local(look.due_at).strftime("%a %H:%M"))
        now = look.due_at
    assert walls == [f"{day} 11:00" for day in ("Thu", "Fri", "Sat", "Sun", "Mon", "Tue")]


@pytest.mark.parametrize(
    ("wished", "due", "expires"),
    [
        ({}, "2026-03-26 11:00", "2026-03-26 13:00"),
        ({"hours": (time(20), time(22))}, "2026-03-26 20:00", "2026-03-26 21:00"),
        ({"hours": (time(17), time(18))}, "2026-03-26 17:00", "2026-03-26 18:00"),
        ({"days": frozenset({0})}, "2026-03-30 11:00", "2026-03-30 13:00"),
        ({"quiet": (time(8), time(16))}, "2026-03-26 16:00", "2026-03-26 18:00"),
        ({"quiet": (time(8), time(16)), "hours": (time(22), time(2))}, "2026-03-26 22:00", "2026-03-27 00:00"),
        ({"rest": (time(9), time(15, 30))}, "2026-03-26 15:30", "2026-03-26 17:30"),
        ({"rest": (time(13), time(15))}, "2026-03-26 11:00", "2026-03-26 13:00"),
        ({"rest": (time(12), time(15)), "hours": (time(12, 30), time(18))}, "2026-03-26 15:00", "2026-03-26 17:00"),
        ({"zone": "Asia/Kolkata"}, "2026-03-27 11:00", "2026-03-27 13:00"),
        ({"hours": (time(22), time(23))}, None, None),
    ],
)
def test_a_look_keeps_days_hours_and_quiet_and_expires(
    wished: dict[str, object], due: str | None, expires: str | None
) -> None:
    wishes = replace(LISBON, **wished)  # type: ignore[arg-type]
    look = next_look(replace(STANDING, wishes=wishes), [], MORNING)
    shown = (
        [None, None]
        if look is None
        else [f"{wishes.local(at):%Y-%m-%d %H:%M}" for at in (look.due_at, look.expires_at)]
    )
    assert shown == [due, expires]


def test_a_look_that_a_cap_or_a_pause_would_make_vain_is_left_out() -> None:
    for standing, day in (
        (replace(STANDING, sent=(Sent(MORNING - timedelta(hours=20), ("x",)),)), 27),
        (replace(STANDING, sent=(Sent(MORNING - timedelta(hours=20), ("x",)),), wishes=replace(LISBON, per_week=1)), 1),
        (replace(STANDING, paused_until=MORNING + 3 * DAY), 29),
        (replace(STANDING, crisis_until=MORNING + 2 * DAY), 28),
    ):
        look = next_look(standing, [], MORNING)
        assert look is not None
        assert LISBON.local(look.due_at).day == day
    for standing in (
        replace(STANDING, asked_at=MORNING),
        replace(STANDING, stopped_at=MORNING),
        replace(STANDING, is_on=False),
    ):
        assert next_look(standing, [plan_at(MORNING + DAY)], MORNING) is None


@pytest.mark.parametrize(
    ("hour", "changes", "wall"),
    [
        (10, {}, "10:00"),
        (8, {}, "09:00"),
        (6, {}, "11:00"),
        (6, {"is_granted": True}, "06:00"),
        (10, {"is_ok": False}, "11:00"),
    ],
)
def test_a_plan_is_looked_at_when_it_is_due_or_when_quiet_ends_and_not_hours_late(
    hour: int, changes: dict[str, bool], wall: str
) -> None:
    due = datetime(2026, 3, 27, hour, tzinfo=timezone.utc)
    look = next_look(STANDING, [plan_at(due, **changes)], due - timedelta(hours=5))
    assert look is not None
    assert f"{LISBON.local(look.due_at):%d %H:%M}" == f"27 {wall}"


def test_plans_are_read_no_further_than_the_first_look_wants() -> None:
    times = (MORNING + number * DAY for number in range(100))
    assert next_look(STANDING, (plan_at(since) for since in times), MORNING - timedelta(hours=1)) is not None
    assert next(times) <= MORNING + 2 * DAY


def test_a_plan_that_waits_for_the_end_of_quiet_hours_lets_a_later_one_go_first() -> None:
    night = datetime(2026, 3, 27, 1, tzinfo=timezone.utc)
    plans = [plan_at(night), plan_at(night + timedelta(hours=2), is_granted=True)._replace(key="plan 2")]
    look = next_look(STANDING, plans, MORNING + timedelta(hours=3))
    assert look is not None
    assert look.key == "plan 2"


def test_a_snooze_into_quiet_hours_comes_when_they_end() -> None:
    late = datetime(2026, 3, 26, 21, 30, tzinfo=timezone.utc)
    assert snoozed_look(LISBON, "k", late).due_at == datetime(2026, 3, 27, 9, tzinfo=timezone.utc)


def test_wall_times_that_clocks_skip_or_repeat_come_once() -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert instant(spring, time(1, 30), "Europe/Lisbon") == datetime(2026, 3, 29, 1, 30, tzinfo=timezone.utc)
    assert instant(autumn, time(1, 30), "Europe/Lisbon") == datetime(2026, 10, 25, 0, 30, tzinfo=timezone.utc)
