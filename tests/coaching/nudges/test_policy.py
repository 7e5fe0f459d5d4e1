"""The policy of nudges: what is sent, and why nothing is, for people with any wishes and any past."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.nudges import Sent, Standing, Subject, Wishes, come_again, decide, exceptions_needed
from bot.coaching.nudges.policy import JOINED, LATE, WARM_UP

NOON = datetime(2026, 11, 26, 12, tzinfo=timezone.utc)  # a Thursday
DAY = timedelta(days=1)
LISBON = Wishes("Europe/Lisbon")
USED_TO_IT = Standing(LISBON, sent_since=20, last_sign=NOON - timedelta(hours=1))
ZONES = ("Europe/Lisbon", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata", "America/New_York")


def plan(**changes: Any) -> Subject:
    return Subject("plan", "plan 1 2026-11-26T12:00", NOON, NOON + LATE, 1)._replace(**changes)


def person(**changes: Any) -> Subject:
    return Subject("person", "person 2 2026-11-01 1", NOON - DAY, None, 2)._replace(**changes)


def sent(*days_ago: float, key: str = "other") -> tuple[Sent, ...]:
    return tuple(Sent(NOON - days * DAY, (f"{key} {days}",)) for days in sorted(days_ago, reverse=True))


@pytest.mark.parametrize(
    ("why", "standing", "subject", "now"),
    [
        ("fits", {}, plan(), NOON),
        ("fits", {}, person(), NOON),
        ("stopped", {"stopped_at": NOON - DAY}, plan(), NOON),
        ("off", {"is_on": False}, plan(), NOON),
        ("unreachable", {"is_reachable": False}, plan(), NOON),
        ("paused", {"paused_until": NOON + DAY}, plan(is_granted=True), NOON),
        ("after_crisis", {"crisis_until": NOON + DAY}, plan(is_granted=True), NOON),
        ("asked", {"asked_at": NOON - DAY}, plan(is_snoozed=True), NOON),
        ("not_ok", {}, plan(is_ok=False), NOON),
        ("done", {}, plan(is_done=True), NOON),
        ("not_yet", {}, plan(), NOON - timedelta(minutes=1)),
        ("over", {}, plan(), NOON + LATE + timedelta(minutes=1)),
        ("already", {"sent": (Sent(NOON - 9 * DAY, ("plan 1 2026-11-26T12:00",)),)}, plan(), NOON),
        ("quiet", {"wishes": replace(LISBON, quiet=(time(11), time(13)))}, plan(), NOON),
        ("quiet", {"wishes": replace(LISBON, quiet=(time(11), time(13)))}, plan(is_snoozed=True), NOON),
        ("fits", {"wishes": replace(LISBON, quiet=(time(11), time(13)))}, plan(is_granted=True), NOON),
        ("fits", {"wishes": replace(LISBON, quiet=(time(12), time(12)))}, plan(), NOON),
        ("day", {"wishes": replace(LISBON, days=frozenset({4}))}, person(), NOON),
        ("hour", {"wishes": replace(LISBON, hours=(time(17), time(19)))}, person(), NOON),
        ("fits", {"wishes": replace(LISBON, hours=(time(17), time(19)))}, plan(), NOON),
        ("cap_day", {"sent": sent(0.05)}, plan(), NOON),
        ("fits", {"sent": sent(1)}, plan(), NOON),
        ("fits", {"sent": (sent(0.05)[0]._replace(is_snoozed=True),)}, plan(), NOON),
        ("cap_week", {"sent": sent(2, 4, 6)}, plan(), NOON),
        ("fits", {"sent": sent(2, 4, 7)}, plan(), NOON),
        ("fits", {"sent": sent(2, 4, 6)}, plan(is_snoozed=True), NOON),
        ("gap", {"sent": sent(1)}, person(), NOON),
        ("fits", {"sent": sent(2)}, person(), NOON),
        ("warm_up", {"sent_since": WARM_UP - 1}, person(), NOON),
        ("fits", {"sent_since": WARM_UP - 1}, person(is_easy=True), NOON),
    ],
)
def test_each_rule_says_why(why: str, standing: dict[str, Any], subject: Subject, now: datetime) -> None:
    decision = decide(replace(USED_TO_IT, **standing), [subject], now)
    assert why in (decision.why, *(reason for _, reason in decision.looked_at))
    assert (decision.verdict == "send") == (why == "fits")


@pytest.mark.parametrize(
    ("unanswered", "days_since", "verdict"),
    [(1, 2, "send"), (2, 2, "nothing"), (2, 4, "send"), (3, 4, "send"), (4, 3, "nothing"), (4, 4, "ask")],
)
def test_silence_doubles_the_gap_and_after_four_kith_asks(unanswered: int, days_since: int, verdict: str) -> None:
    past = sent(*(days_since + 8 * number for number in range(unanswered)))
    standing = replace(USED_TO_IT, sent=past, last_sign=NOON - 60 * DAY)
    assert decide(standing, [person()], NOON).verdict == verdict
    assert decide(replace(standing, asked_at=NOON), [person()], NOON + 40 * DAY).verdict == "nothing"


def test_plans_of_one_time_are_one_message_and_go_before_everything_else() -> None:
    plans = [plan(key=f"plan {number} x") for number in range(5)]
    decision = decide(USED_TO_IT, [person(), *plans], NOON)
    assert [one.about for one in decision.about] == ["plan"] * JOINED
    assert [why for _, why in decision.looked_at].count("another_first") == 3


@pytest.mark.parametrize(
    ("due", "others", "needed"),
    [
        (NOON, (), ()),
        (NOON + timedelta(hours=10), (), ("quiet",)),
        (NOON, (NOON + timedelta(hours=3),), ("cap_day",)),
        (NOON, (NOON - DAY, NOON + DAY, NOON + 2 * DAY), ("cap_week",)),
        (NOON, (NOON - 4 * DAY, NOON + DAY, NOON + 4 * DAY), ()),
    ],
)
def test_a_plan_beyond_a_cap_or_in_quiet_hours_is_to_be_asked_about(
    due: datetime, others: tuple[datetime, ...], needed: tuple[str, ...]
) -> None:
    assert exceptions_needed(LISBON, due, others) == needed


wall = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))
wishes = st.builds(
    Wishes,
    st.sampled_from(ZONES),
    st.integers(1, 3),
    st.integers(1, 14),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.none() | st.tuples(wall, wall),
    st.tuples(wall, wall),
)
instants = st.integers(0, 525_600).map(lambda minute: NOON - 200 * DAY + timedelta(minutes=minute))
subjects = st.lists(
    st.builds(
        Subject,
        st.sampled_from(("plan", "follow_up", "person", "step")),
        st.integers(0, 30).map(lambda number: f"key {number}"),
        instants,
        st.none() | instants,
        st.none() | st.integers(1, 3),
        *[st.booleans()] * 5,
    ),
    max_size=8,
)


@given(wishes, subjects, instants, st.lists(st.tuples(st.integers(1, 50_000), st.booleans()), max_size=9), st.data())
def test_whatever_the_past_a_nudge_keeps_the_wishes(
    wished: Wishes, about: list[Subject], now: datetime, past: list[tuple[int, bool]], data: st.DataObject
) -> None:
    history = sorted((Sent(now - timedelta(minutes=m), (f"old {m}",), s) for m, s in past), key=lambda one: one.at)
    sign = data.draw(st.none() | st.integers(0, 50_000).map(lambda m: now - timedelta(minutes=m)))
    standing = Standing(wished, sent=tuple(history), sent_since=data.draw(st.integers(0, 5)), last_sign=sign)
    decision = decide(standing, about, now)
    if decision.verdict == "nothing":
        return
    here = now.astimezone(ZoneInfo(wished.zone))
    minutes = here.hour * 60 + here.minute
    start, end = (one.hour * 60 + one.minute for one in wished.quiet)
    lead = decision.about[0] if decision.about else None
    silent = sum(sign is None or one.at > sign for one in history)
    counted = [(here.date() - one.at.astimezone(here.tzinfo).date()).days for one in history if not one.is_snoozed]
    if lead is None or not lead.is_granted or lead.is_snoozed:
        assert (minutes - start) % 1440 >= (end - start) % 1440
    if lead is None or not (lead.is_granted or lead.is_snoozed):
        assert here.weekday() in wished.days
        assert counted.count(0) < wished.per_day
        assert sum(age < 7 for age in counted) < wished.per_week
    if lead is not None and not lead.is_snoozed:
        assert silent < 4
    for one in decision.about:
        assert one.is_ok
        assert not one.is_done
        assert one.since <= now <= (one.until or now)


@given(wishes, instants, st.sampled_from(("hour", "tonight", "tomorrow")))
def test_what_is_put_off_never_comes_in_quiet_hours_nor_after_two_days(
    wished: Wishes, now: datetime, when: Any
) -> None:
    again = come_again(wished, when, now)
    assert now < again < now + timedelta(hours=75)
    assert not wished.is_quiet(again) or wished.local(again).utcoffset() != wished.local(now).utcoffset()
