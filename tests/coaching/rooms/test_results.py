"""How hard the next case may be."""

from __future__ import annotations

import pytest

from bot.coaching.rooms import Result, level


@pytest.mark.parametrize(
    ("went", "reached"),
    [("", 1), ("+", 1), ("++", 2), ("+-+", 1), ("++++", 3), ("++++++", 3), ("++--", 1), ("--", 1), ("+++-", 2)],
)
def test_two_good_drafts_in_a_row_make_it_harder_and_two_others_easier(went: str, reached: int) -> None:
    assert level(Result("case", 1, (), mark == "+") for mark in went) == reached
