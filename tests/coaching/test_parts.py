"""A message in its parts."""

from __future__ import annotations

import pytest

from bot.coaching.parts import LONGEST, parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I called my mum. Can you help me say no to Ben?", ["I called my mum.", "Can you help me say no to Ben?"]),
        ("i feel lonely and also i want a reminder", ["i feel lonely", "i want a reminder"]),
        ("remind me at six\nwhat is a bid", ["remind me at six", "what is a bid"]),
        ("snooze that please, btw what is a bid", ["snooze that please", "what is a bid"]),
        ("I snapped at her. Badly. What now do I say?", ["I snapped at her. Badly.", "What now do I say?"]),
    ],
)
def test_parts_are_at_sentence_ends_and_at_words_that_add(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["", "hi", "just one thing here", "A story. " * LONGEST])
def test_what_has_no_seam_or_is_long_is_one(text: str) -> None:
    assert parts(text) == [text]
