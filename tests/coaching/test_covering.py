"""How much of what a message says the texts of an answer know."""

from __future__ import annotations

import pytest

from bot.coaching.covering import Covering

TEXTS = (["my dog barks at night", "the dogs are barking"], ["my boss shouts at night"], ["a letter from the tax"])


@pytest.fixture
def covering() -> Covering:
    return Covering(TEXTS)


def test_words_count_by_their_stems_and_those_that_say_little_do_not(covering: Covering) -> None:
    assert covering.known("Barked, the DOG did!", TEXTS[0]) == covering.known("dogs barking", TEXTS[0]) > 0
    assert covering.known("what should i say to them", TEXTS[0]) == 0.0
    assert covering.known("", TEXTS[0]) == 0.0


def test_a_word_that_few_know_tells_more_than_one_that_many_know(covering: Covering) -> None:
    rare, common = covering.known("dog", TEXTS[0]), covering.known("night", TEXTS[0])
    assert rare > common > 0
    assert covering.known("dog at night", TEXTS[0]) == pytest.approx(rare + common)


def test_what_an_answer_does_not_know_takes_nothing_away(covering: Covering) -> None:
    assert covering.known("dog with a parrot", TEXTS[0]) == covering.known("dog", TEXTS[0])
    assert covering.known("dog", TEXTS[2]) == 0.0
