"""Text is read as it was meant, and quoted as it was written."""

from __future__ import annotations

import pytest

from bot.coaching.review import quote
from bot.coaching.review.text import normalise

SPELLINGS = {"dont": "do not", "u": "you", "soo": "so", "tmrw": "tomorrow"}


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("I can’t talk", "i can not talk"),
        ("i dont lend", "i do not lend"),
        ("It’s SOOOO late", "it is so late"),
        ("ill call u tmrw", "i will call you tomorrow"),
        ("she is ill", "she is ill"),
        ("won't  you?", "will not you?"),
        ("my co-worker", "my co-worker"),
        ("", ""),
    ],
)
def test_contractions_typos_and_quotes_are_read_plainly(raw: str, normal: str) -> None:
    assert normalise(raw, SPELLINGS).normal == normal


@pytest.mark.parametrize(
    "raw", ["One. Two? Three!", "One\nTwo\n\nThree", "One… two; three", "at 3.30 yes. Two! 😀 Three"]
)
def test_sentences_end_where_a_reader_pauses(raw: str) -> None:
    assert len(normalise(raw, SPELLINGS).sentences) == 3


def test_words_come_back_as_they_were_written() -> None:
    text = normalise("Well, I DON’T lend it. Ok?", SPELLINGS)
    start = text.normal.index("i do not")
    assert text.words_of(start, start + len("i do not")) == "I DON’T"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("but I can't,  ", "I can't"),
        ("“No.”", "No"),
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", None),
        ("", ""),
    ],
)
def test_a_quotation_is_short_and_clean(words: str, quoted: str | None) -> None:
    if quoted is None:
        assert quote(words).endswith("fourteen…")
    else:
        assert quote(words) == quoted
