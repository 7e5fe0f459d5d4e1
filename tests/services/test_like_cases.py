"""The example that is shown is like what was told."""

from __future__ import annotations

import pytest

from bot.services.like_cases import LikeCases
from tests import shelf


@pytest.mark.parametrize(
    ("room", "said", "case"),
    [
        ("set_boundary", "my sister asks for money again, i already sent some this month", "loan_again"),
        ("repair_conflict", "i told my friends secret to someone and she found out", "broke_confidence"),
        ("reach_out", "i liked my cousin when we were kids, how do i write to him", "cousin"),
    ],
)
async def test_the_nearest_case_comes_first(room: str, said: str, case: str) -> None:
    found = await LikeCases(shelf.content().situations).near(room, said)
    assert found[0] == case
    assert len(found) == 3


async def test_a_few_words_are_like_nothing() -> None:
    cases = LikeCases(shelf.content().situations)
    assert await cases.near("set_boundary", "my mum") == []
    assert await cases.near("no such room", "my mum rings me all day long") == []
