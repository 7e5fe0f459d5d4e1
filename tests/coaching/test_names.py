"""The name in a wish to keep or remove somebody."""

import pytest

from bot.coaching.names import name_in


@pytest.mark.parametrize(
    ("text", "relation", "name"),
    [
        ("add my sister Ana", "sister", "Ana"),
        ("add my sister ana, we used to talk on sundays", "sister", "Ana"),
        ("can you add jo to my people", None, "Jo"),
        ("please save my friend Marie-Claire Dubois", "friend", "Marie-Claire Dubois"),
        ("add mum", "mum", "Mum"),
        ("remove my ex from the list", "ex", "Ex"),
        ("take Bob off my list", None, "Bob"),
        ("Jo", None, "Jo"),
        ("her name is Ines", None, "Ines"),
    ],
)
def test_a_name_is_found(text: str, relation: str | None, name: str) -> None:
    assert name_in(text, relation) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "add",
        "add someone",
        "   ",
        "12345",
        "add one two three four five six",
        "I want to add a person",
        "one more person please",
        "add somebody to my people",
        "remove someone from my people",
        "remove him from my list",
    ],
)
def test_where_there_is_none_none_is_made_up(text: str) -> None:
    assert name_in(text) is None
