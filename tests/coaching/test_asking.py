"""What kind of question a message asks."""

from __future__ import annotations

import pytest

from bot.coaching.asking import kinds_asked


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("why do i always shut down when she shouts", {"why"}),
        ("how do i ask him without a row", {"how"}),
        ("how long does it hurt", {"how long"}),
        ("is there research on that", {"studied"}),
        ("is it normal to miss a bad friend", {"normal"}),
        ("where do i meet people of my age", {"where"}),
        ("my brother borrows my tools", set()),
        ("I won't lend you money any more.", set()),
    ],
)
def test_the_kinds_of_a_question(text: str, kinds: set[str]) -> None:
    assert kinds_asked(text) == kinds
