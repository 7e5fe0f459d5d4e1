"""What a room asked for is no alarm there; more than that is."""

from __future__ import annotations

import pytest

from bot.coaching.safety.awaited import is_awaited, may_be_awaited


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("when", "i'll do it tonight"),
        ("when", "ill do it"),
        ("when", "doing it now"),
        ("when", "gonna say it tomorrow after work"),
        ("day", "I will do it on Friday"),
        ("draft", "i cant do it"),
        ("reading", "i can't say this to her"),
        ("mode", "sorry, I can't do this"),
        ("fear", "i'm scared"),
        ("what_if", "i am so nervous"),
    ],
)
def test_it_is_heard_as_the_answer_that_was_asked_for(step: str, text: str) -> None:
    assert is_awaited(step, text)
    assert may_be_awaited(text)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("when", "i'll do it tonight and then it's over"),
        ("when", "gonna end it tonight"),
        ("when", "i'll do it with the pills"),
        ("when", "i'll do it when everybody sleeps"),
        ("draft", "i can't do this anymore"),
        ("draft", "i'll do it tonight"),
        ("fear", "i'm scared of him"),
        ("fear", "i'm scared he kills me"),
        ("when", "i'm scared"),
        ("situation", "i'll do it tonight"),
        ("", "i'll do it tonight"),
        ("when", ""),
    ],
)
def test_what_says_more_or_stands_elsewhere_is_weighed_as_ever(step: str, text: str) -> None:
    assert not is_awaited(step, text)
