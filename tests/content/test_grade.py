"""The reading grade, counted without any word list."""

from __future__ import annotations

import pytest

from bot.content.grade import reading_grade, syllables


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (
            1,
            "friend walked like the house times used tired judge whole wrote here please closed",
        ),
        (
            2,
            "people someone making wanted little table lonely being quiet evening places going create handled coffee",
        ),
        (
            3,
            "connection idea radio family area remember boundary nobody everyone violent quality",
        ),
        (4, "apologise recovery conversation relationship actually"),
    ],
)
def test_syllables_are_counted(count: int, words: str) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_plain_talk_reads_below_grade_four() -> None:
    assert reading_grade("You want back in. She isn't there yet. What did you do, in one plain sentence?") < 4


def test_officialese_reads_above_grade_twelve() -> None:
    text = "Interpersonal relationships necessitate considerable investment in reciprocal communication strategies."
    assert reading_grade(text) > 12


def test_tags_and_entities_are_not_read() -> None:
    assert reading_grade("<b>Tea &amp; toast.</b>") == reading_grade("Tea & toast.")


def test_no_words_have_no_grade() -> None:
    assert reading_grade("…") == 0
