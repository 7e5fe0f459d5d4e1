"""Consent may be typed; it is one clear act all the same."""

from __future__ import annotations

import pytest

from bot.chat.consent import consent_in


@pytest.mark.parametrize(
    ("text", "at_first", "after_a_yes"),
    [
        ("yes", "agreed", "adult"),
        ("ok", "agreed", "adult"),
        ("sure", "agreed", "adult"),
        ("I am over 18 and ok", "adult", "adult"),
        ("yes i'm 25", "adult", "adult"),
        ("I'm 18 or older, okay", "adult", "adult"),
        ("25", None, "adult"),
        ("im 15", "minor", "minor"),
        ("under 18", "minor", "minor"),
        ("i'm 16 ok", "minor", "minor"),
        ("no", None, "minor"),
        ("not ok", None, None),
        ("my son is under 18", None, None),
        ("i was hit when i was 12", None, None),
        ("ok but what is this", None, None),
        ("can you help me with my mum", None, None),
        ("", None, None),
    ],
)
def test_words_are_read_as_consent(text: str, at_first: str | None, after_a_yes: str | None) -> None:
    assert consent_in(text, has_agreed=False) == at_first
    assert consent_in(text, has_agreed=True) == after_a_yes
