"""Simulated lives keep every rule, and the rules see each breach that is put into a diary."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta, timezone
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.nudges import nudges
from bot.coaching.nudges.simulated import KINDS, RULES, Life, breaches
from bot.coaching.nudges.simulated.diary import Entry

NOON = datetime(2026, 5, 4, 12, tzinfo=timezone.utc)  # a Monday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WISHES = {
    "zone": "UTC", "per_day": 1, "per_week": 3, "days": frozenset(range(7)), "hours": None,
    "quiet": (time(21), time(9)),
}  # fmt: skip


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.integers(0, 10**9), st.sampled_from(KINDS))
def test_no_life_holds_a_breach(seed: int, kind: Any) -> None:
    life = Life(0, kind, 60, seed).lived()
    assert {rule: count for rule, count in breaches(life.diary).items() if count} == {}


def told(*entries: tuple[float, str, dict[str, Any]]) -> list[Entry]:
    """A diary of entries at so many hours from noon, after consent, a person and a plan on Mondays at noon."""
    begin = NOON - 9 * DAY
    plan = {
        "plan_id": 1,
        "contact_id": 1,
        "weekdays": frozenset({0}),
        "wall": time(12),
        "needs": [],
        "is_granted": False,
    }
    before = [
        Entry(begin, "wishes", WISHES),
        Entry(begin, "on"),
        Entry(begin, "person", {"contact_id": 1, "rhythm": 7, "is_easy": False}),
        Entry(begin, "plan", plan),
        Entry(NOON - HOUR, "sign", {"tap": "", "key": ""}),
    ]
    return [*before, *(Entry(NOON + hours * HOUR, what, facts) for hours, what, facts in entries)]  # type: ignore[arg-type]


def sent(key: str = "plan 1 2026-05-04T12:00", about: str = "plan", is_snoozed: bool = False) -> dict[str, Any]:
    return {"keys": [key] if key else [], "about": about, "contact_ids": [1], "is_snoozed": is_snoozed, "why": "fits"}


STEP = sent("step 2026-W19", "step")


@pytest.mark.parametrize(
    ("rule", "entries"),
    [
        ("quiet_hours", [(10, "sent", STEP)]),
        ("cap_a_day", [(0, "sent", sent()), (1, "sent", STEP)]),
        ("cap_a_week", [(24 * n, "sent", sent(f"step {n}", "step")) for n in range(4)]),
        ("unwished_day", [(0, "wishes", {**WISHES, "days": frozenset({3})}), (0, "sent", sent())]),
        ("unwished_hour", [(0, "wishes", {**WISHES, "hours": (time(15), time(17))}), (0, "sent", STEP)]),
        ("late", [(3, "sent", sent())]),
        (
            "backlog",
            [(0.1, "due", {"key": "d", "due": NOON}), (0.5, "up", {}), (0.5, "sent", sent()), (0.6, "sent", STEP)],
        ),
        ("already_done", [(-0.5, "touch", {"contact_id": 1}), (0, "sent", sent())]),
        ("already_done", [(-0.5, "sign", {"tap": "done", "key": STEP["keys"][0]}), (0, "sent", STEP)]),
        ("gap_in_silence", [(48 * n, "sent", sent(f"step {n}", "step")) for n in range(3)]),
        ("after_four_unanswered", [(96 * n, "sent", sent(f"step {n}", "step")) for n in range(5)]),
        ("asked_twice", [(0, "asked", {}), (200, "asked", {})]),
        ("hard_in_warm_up", [(0, "sent", sent("person 1 x 1", "person"))]),
        ("after_crisis", [(-0.5, "crisis", {}), (0, "sent", sent())]),
        ("check_in_missed", [(0, "check_in_agreed", {"due": NOON + 20 * HOUR}), (400, "sign", {"tap": "", "key": ""})]),
        ("about_someone_marked", [(-0.5, "mark", {"contact_id": 1, "is_ok": False}), (0, "sent", sent())]),
        ("while_paused", [(-0.5, "pause", {"until": NOON + DAY}), (0, "sent", sent())]),
        ("after_stop", [(-0.5, "stop", {}), (0, "sent", sent())]),
        ("after_stop", [(-0.5, "blocked", {}), (0, "sent", sent())]),
        ("twice", [(0, "sent", sent()), (24, "sent", sent())]),
        ("snooze_not_asked_for", [(0, "sent", sent(is_snoozed=True))]),
        ("about_nothing", [(0, "sent", sent(""))]),
        ("without_end", [(0, "due", {"key": "d", "due": NOON})]),
        ("exception_not_granted", [(0, "plan", {"plan_id": 2, "contact_id": 1, "needs": [], "is_granted": True})]),
    ],
)
def test_each_rule_sees_its_breach(rule: str, entries: list[tuple[float, str, dict[str, Any]]]) -> None:
    assert breaches(told(*entries))[rule] > 0


def test_a_good_week_has_none() -> None:
    assert (
        sum(
            breaches(
                told((0, "due", {"key": "d", "due": NOON}), (0, "sent", sent()), (0, "ended", {"key": "d"}))
            ).values()
        )
        == 0
    )


def test_the_command_tells_what_was_sent_and_why_and_counts_every_rule() -> None:
    done = CliRunner().invoke(nudges, ["simulate", "--days", "40", "--users", "6", "--seed", "3", "--json"])
    report = json.loads(done.stdout)
    assert done.exit_code == 0
    assert report["summary"]["breaches"] == dict.fromkeys(RULES, 0)
    assert set(report["summary"]["kinds"]) == {kind.name for kind in KINDS}
    assert all(one["why"] and one["at"] for one in report["sent"])
    assert len(report["sent"]) == report["summary"]["sent"] > 0
