"""Who it is that somebody wants to keep: several in one wish."""

import pytest

from bot.coaching.people import several_in


@pytest.mark.parametrize(
    ("said", "people"),
    [
        (
            "Put Ify, my sister Chioma and Pastor Mrs Bello as my people",
            [("Ify", None), ("Chioma", "sister"), ("Pastor Mrs Bello", None)],
        ),
        ("add mum, dad and Ana please", [("Mum", "mum"), ("Dad", "dad"), ("Ana", None)]),
        ("add jo, sam and priya to my list", [("Jo", None), ("Sam", None), ("Priya", None)]),
        ("add Ola, my daughter, and Marek, my sponsor", [("Ola", "daughter"), ("Marek", "sponsor")]),
        ("add my wife, Sue, and my son, Ben", [("Sue", "wife"), ("Ben", "son")]),
        ("add my friends Ana, Tom and Jo", [("Ana", None), ("Tom", None), ("Jo", None)]),
    ],
)
def test_each_is_found_with_the_relation(said: str, people: list[tuple[str, str | None]]) -> None:
    assert several_in(said) == people


@pytest.mark.parametrize(
    "said",
    [
        "add Ana",
        "add Marek, sponsor",
        "add Ola, my daughter",
        "add Ana, she is my sister and lives in Lisbon",
        "put Maria down, we talk on sundays and she likes tea",
        "my sister and my mum hate each other",
        "add Dave, dangerous",
        "add mum, unsafe",
        "add my sister, Ana",
        "add Ana, once a month",
        "add Ana, not Tom",
        "add Ana, Lisbon",
        "keep quiet and calm",
        "add Ana and Ana",
    ],
)
def test_one_is_not_several(said: str) -> None:
    assert several_in(said) == []
