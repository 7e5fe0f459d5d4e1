"""What is written on a button may be typed, as long as the button means something."""

from __future__ import annotations

import pytest

from bot.chat.labels import Labels
from tests.shelf import content


@pytest.fixture
def labels() -> Labels:
    return Labels(content())


@pytest.mark.parametrize(
    ("text", "tap"),
    [
        ("Set a limit", "/set_boundary"),
        ("my country", '/choose{"choice": "set_profile:ask_country"}'),
        ("Show me more.", '/choose{"choice": "ask_menu:more"}'),
        ("i feel lonely", "/feel_lonely"),
        ("my country is far away", None),
    ],
)
def test_a_menu_label_is_its_button(labels: Labels, text: str, tap: str | None) -> None:
    assert labels.tap_of(text) == tap


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("use mine", "choice/old"),
        ("Show me others", "choice/old"),
        ("ugh", "listen/sigh"),
        ("lol", "listen/laugh"),
        ("idk", "listen/unsure"),
        ("I'm not sure.", "listen/unsure"),
        ("not sure about my mum", None),
        ("Sorry!", "listen/sorry"),
        ("sorry mum", None),
        ("not yet", None),
        ("I'm afraid of them", None),
        ("lol my mum called again", None),
    ],
)
def test_a_rooms_label_and_what_is_hardly_a_message_are_answered_aside(
    labels: Labels, text: str, key: str | None
) -> None:
    said = labels.aside(text)
    assert (said.key if said else None) == key
