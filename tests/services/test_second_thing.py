"""Two things in one message are both seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from bot.coaching.message import Message
from bot.services import Services

MEANINGS = {
    "lonely": "feel_lonely",
    "mum": "log_contact",
    "thanks": "thank",
    "maybe": "set_nudges",
    "evening": "set_nudges",
    "Leeds": "set_profile",
    "ashamed": "feel_ashamed",
}


class Understands:
    """Means by a word what the table says; of "maybe" it is not sure."""

    async def answer(self, sender_id: str, text: str, tap: str | None = None) -> Sequence[Message]:
        return []

    async def meaning(self, text: str) -> Mapping[str, Any]:
        name = next((MEANINGS[word] for word in MEANINGS if word in text), "out_of_scope")
        return {"intent": {"name": name, "confidence": 0.4 if "maybe" in text else 0.9}}

    async def is_asking(self, sender_id: str) -> bool:
        return False


@pytest.mark.parametrize(
    ("text", "taps"),
    [
        ("I feel so lonely. I called my mum today.", ["/log_contact"]),
        ("i called my mum today and also i feel lonely", ["/log_contact"]),
        ("I called my mum today.", []),
        ("I called my mum today. Many thanks for that.", []),
        ("I called my mum today. And maybe a reminder.", []),
        ("I called my mum today. It rained all day.", []),
        ("I feel lonely. I am ashamed of it all.", []),
        ("I feel lonely. Also I am ashamed of it all.", ["/feel_ashamed"]),
        ("I called my mum today. So lonely.", []),
        ("I feel lonely. I live in Leeds since June.", []),
        ("I feel lonely. Can you change it to Leeds please?", ["/set_profile"]),
        ("I feel lonely. Please write in the evening.", ["/set_nudges"]),
    ],
)
async def test_the_thing_that_is_not_answered_is_offered_next(services: Services, text: str, taps: list[str]) -> None:
    services.dialogue = Understands()
    say = await services.second_thing.beside(text)
    assert [button.tap for row in (say.buttons if say and say.buttons else ()) for button in row] == taps


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("i called my mum today and also i feel lonely", "i called my mum today"),
        ("I called my mum today. It rained all day.", "I called my mum today. It rained all day."),
        ("I feel lonely.", "I feel lonely."),
    ],
)
async def test_a_part_about_another_thing_is_left_out(services: Services, text: str, left: str) -> None:
    services.dialogue = Understands()
    assert await services.second_thing.without_others(text, "log_contact") == left
