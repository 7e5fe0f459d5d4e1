"""The reading grade, without a network."""

from __future__ import annotations

import socket

import pytest

from bot.content.grade import reading_grade

PLAIN = "You want back in. She isn't there yet. What did you do, in one plain sentence?"
OFFICIALESE = "Interpersonal relationships necessitate considerable investment in reciprocal communication strategies."


def test_plain_talk_reads_below_grade_four() -> None:
    assert reading_grade(PLAIN) < 4


def test_officialese_reads_above_grade_twelve() -> None:
    assert reading_grade(OFFICIALESE) > 12


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert reading_grade(f"{PLAIN} Unheard words: kithship, toastburner.") < 8


def test_tags_and_entities_are_not_read() -> None:
    assert reading_grade("<b>Tea &amp; toast.</b>") == reading_grade("Tea & toast.")


def test_the_lines_of_a_list_are_no_single_sentence() -> None:
    items = [
        "Ring one friend on Sunday evening",
        "Walk round the block with a neighbour",
        "Eat lunch beside a colleague",
    ]
    assert reading_grade("\n".join(items)) == reading_grade(". ".join(items)) < reading_grade(" ".join(items))


def test_no_words_have_no_grade() -> None:
    assert reading_grade("…") == 0
