"""How much of what a message says the texts of an answer know."""

from __future__ import annotations

import pytest

from bot.coaching.covering import Covering

TEXTS = (["my dog barks at night", "the dogs are barking"], ["my boss shouts at night"], ["a letter from the tax"])


@pytest.fixture
def covering() -> Covering:
    return Covering(TEXTS)


def test_words_count_by_their_stems_and_those_that_say_little_do_not(covering: Covering) -> None:
    assert covering.share("Barked, the DOG did!", TEXTS[0]) == covering.share("dogs barking", TEXTS[0]) > 0
    assert covering.share("what should i say to them", TEXTS[0]) == 0.0
    assert covering.share("", TEXTS[0]) == 0.0


def test_a_word_that_nobody_knows_takes_more_than_one_that_many_know(covering: Covering) -> None:
    both = covering.share("dog at night", TEXTS[0])
    rare = covering.share("dog with a parrot", TEXTS[0])
    common = covering.share("parrot at night", TEXTS[0])
    assert 0 < common < rare < both < 1


def test_of_little_it_counts_less_that_all_of_it_is_known(covering: Covering) -> None:
    assert covering.share("dog", TEXTS[0]) < covering.share("my dog barks at night", TEXTS[0])
