"""Spelling of what is looked for."""

from __future__ import annotations

import pytest

from bot.coaching.spelling import Spelling

SPELLING = Spelling(
    ["what are the signs of a toxic friend", "signs of trouble", "being lonely in a relationship", "ring"]
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("sings of a toxik frend", "signs of a toxic friend"),
        ("What are the signs", "what are the signs"),
        ("lonley relashionship", "lonely relationship"),
        ("a zebra at teh door", "a zebra at teh door"),
        ("rings", "ring"),
        ("it’s lonely", "it's lonely"),
    ],
)
def test_a_word_that_nobody_asked_with_becomes_the_known_one_a_slip_away(said: str, meant: str) -> None:
    assert SPELLING.mended(said) == meant
