"""What is said back of a story."""

from __future__ import annotations

import pytest

from bot.coaching.reflecting import FEWEST, MOST, pieces, said_back, telling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They sold the allotment. I had it nineteen years. Heard it from the postman.",
            ["They sold the allotment.", "I had it nineteen years.", "Heard it from the postman."],
        ),
        ("So my sister came by. But she stayed in the car", ["my sister came by.", "she stayed in the car"]),
        ("my sister came by\nshe stayed in the car", ["my sister came by", "she stayed in the car"]),
        (
            "we went all the way to the coast for his birthday and he sat in the car the whole time with his phone",
            ["we went all the way to the coast for his birthday…", "…he sat in the car the whole time with his phone"],
        ),
    ],
)
def test_sentences_and_clauses_of_long_ones_are_pieces(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Is it me that is wrong?",
        "I am a useless mother to them.",
        "he called me a fat cow again",
        "my brother died in the spring",
        "Hello, good people of Kith",
        'She said "you never call me".',
        "My dad says 'you ruin everything here'",
        "My mum says I'm a mistake.",
        "everyone there calls me a name",
        "He raped me when I was twelve.",
        "I hate myself so much.",
        "She cut herself again last night.",
        "Fine by me.",
        "",
    ],
)
def test_no_question_insult_death_greeting_or_torn_quotation_is_said_back(text: str) -> None:
    assert pieces(text) == []


def test_pieces_are_neither_short_nor_long() -> None:
    text = "yes. and then " + "we walked on and on, " * 9 + "until it was dark. good grief. he never once asked me."
    found = pieces(text)
    assert found
    assert all(FEWEST <= len(one.split()) <= MOST for one in found)


def test_the_telling_piece_weighs_most_and_the_last_one_a_little_more() -> None:
    assert telling(["a", "b", "c"], [0.2, 0.9, 0.3]) == "b"
    assert telling(["a", "b"], [0.35, 0.3]) == "b"
    assert telling([], []) is None


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ("he sat in the car", "“He sat in the car.”"),
        ("She stayed!", "“She stayed!”"),
        ("…he sat in the car", "“…he sat in the car.”"),
        ("we drove to the coast…", "“We drove to the coast…”"),
    ],
)
def test_a_piece_is_shown_in_quotation_marks_with_a_mark_at_its_end(piece: str, shown: str) -> None:
    assert said_back(piece) == shown
