"""How a text is made plain before it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.encoder.text import plain, words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("I’m “fine”…", 'I\'m "fine"...'),
        ("  two\n\nlines ", "two lines"),
        ("yes👍🏽", "yes thumbs up sign"),
        ("a\u200bb\u00ad", "ab"),
        ("ｈｅｌｌｏ", "hello"),
        ("❤️", "heavy black heart"),
        ("café", "café"),
        ("half\ud83d", "half"),
    ],
)
def test_plain_text_is_what_was_meant(written: str, read: str) -> None:
    assert plain(written) == read


def test_words_keep_their_apostrophes_and_marks_stand_alone() -> None:
    assert words("I can't, OK?") == ["i", "can't", ",", "ok", "?"]


@given(st.text())
def test_any_text_can_be_made_plain_and_stays_so(text: str) -> None:
    assert plain(plain(text)) == plain(text)
