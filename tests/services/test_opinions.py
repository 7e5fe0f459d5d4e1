"""Praise and complaint are heard as what they are."""

from __future__ import annotations

import pytest

from bot.services import Services
from bot.store.users import User
from tests.services.house import rows


@pytest.mark.parametrize(
    ("text", "key", "marks"),
    [
        ("ur useless", "give_feedback/off", [False]),
        ("you don't get it", "give_feedback/not_listening", [False]),
        ("you're a robot you don't care", "give_feedback/off", [False]),
        ("that was not helpful", "give_feedback/off", [False]),
        ("loved that answer", "give_feedback/good", [True]),
        ("that was actually really good advice", "give_feedback/good", [True]),
        ("I want to give feedback", "give_feedback", []),
    ],
)
async def test_an_opinion_is_taken_as_it_sounds(
    services: Services, user: User, text: str, key: str, marks: list[bool]
) -> None:
    assert (await services.opinions.take(user.id, text)).key == key
    assert [bool(row.is_good) for row in rows(services, "feedback")] == marks
