"""A row that is over, and one that goes on."""

import pytest

from bot.coaching.pausing import is_over


@pytest.mark.parametrize(
    "said",
    [
        "we have quarrel with my roommate about the aircon, now she dont greet me. how to be ok again",
        "me and my gf had a row last night",
        "i had a fight with my brother two weeks ago",
    ],
)
def test_a_row_that_is_over(said: str) -> None:
    assert is_over(said)


@pytest.mark.parametrize(
    "said",
    [
        "we had a big fight and now he is banging on the door",
        "need a break, big fight, she still screams",
        "my parents fought last night and i hid",
        "we're fighting right now and I need to stop",
        "how do i be ok again after he died",
    ],
)
def test_a_row_that_goes_on_or_is_none(said: str) -> None:
    assert not is_over(said)
