"""A plan is said back as when-then, and nobody is promised a reminder."""

from __future__ import annotations

import pytest

from bot.services.plans import plan_in


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("remind me to ring Ana every sunday at 5", "Every Sunday at 5, I ring Ana"),
        ("set a reminder to text him on fridays", "On Fridays, I text him"),
        ("remind me every Sunday to ring my gran", "Every Sunday, I ring my gran"),
        ("on Friday after work I'll text Leo, hold me to it", "On Friday after work, I text Leo"),
        ("i want to call my brother once a week please", "Once a week, I call my brother"),
    ],
)
def test_a_plan_is_said_back(text: str, plan: str) -> None:
    said = plan_in(text)
    assert (said.key, said.fields.get("plan")) == ("plan_contact/theirs", plan)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("can you remind me of things", "plan_contact/no_reminder"),
        ("i want to make a plan", "plan_contact"),
        ("", "plan_contact"),
    ],
)
def test_what_tells_no_plan_is_answered_plainly(text: str, key: str) -> None:
    assert plan_in(text).key == key
