"""Texts as hashed words and pieces of words, and the linear model over them."""

from __future__ import annotations

import numpy as np
import pytest

from bot.coaching.safety.ngrams import PARTS, TABLE, Grams, grams, weighed

FLAT = np.ones(PARTS * TABLE, np.float32)
SENSES = {"novio": "partner", "marido": "partner", "golpe*": "hit", "pega": "hit"}


def alike(one: str, other: str) -> float:
    """The cosine of two texts."""
    rows = np.zeros((2, PARTS * TABLE))
    for row, text in enumerate((one, other)):
        places, amounts = weighed(text, FLAT, SENSES)
        rows[row, places] = amounts
    return float(rows[0] @ rows[1] / np.linalg.norm(rows[0]) / np.linalg.norm(rows[1]))


@pytest.mark.parametrize("typed", ["no puedo más", "NO PUEDO MAS", "no puedo maaaas!!", "no   puedo… más"])
def test_case_accents_stretches_and_signs_are_the_same(typed: str) -> None:
    assert alike("no puedo mas", typed) == pytest.approx(1)


def test_what_is_misspelt_is_nearer_than_what_is_different() -> None:
    assert alike("me golpea", "me golpeaa") > alike("me golpea", "me saluda") > 0


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("voy a hacerme daño", "boy a aserme dano"),
        ("ya no quiero vivir", "ya no kiero bibir"),
        ("porque estoy sola también", "xq toy sola tmb"),
        ("que me pega", "q me pega"),
        ("por favor", "xfa"),
    ],
)
def test_what_sounds_the_same_or_is_shortened_is_the_same(written: str, typed: str) -> None:
    assert alike(written, typed) == pytest.approx(1)


def test_words_and_pieces_lie_in_halves_of_their_own_that_weigh_the_same() -> None:
    places, amounts = weighed("una casa, una casa, una casa", FLAT, SENSES)
    assert places.max() < PARTS * TABLE
    for half in (places < TABLE, places >= TABLE):
        assert np.linalg.norm(amounts[half]) == pytest.approx(1)


def test_words_of_one_sense_are_nearer_and_senses_weigh_half() -> None:
    assert alike("mi novio me golpea", "su marido te pega") > alike("mi novio me golpea", "su hermano te llama")
    places, amounts = weighed("mi novio me golpea", FLAT, SENSES)
    assert np.linalg.norm(amounts[places >= 2 * TABLE]) == pytest.approx(0.5)


def test_laughter_and_numbers_are_senses_of_their_own() -> None:
    assert alike("jajaja 14", "jejeje 15") > alike("casa 14", "mesa quince")


def test_what_is_said_often_counts_more_but_not_as_often() -> None:
    (places, amounts), (once, one) = grams("casa casa casa", SENSES), grams("casa", SENSES)
    assert one.tolist() == [1.0] * len(one)
    assert 1 < amounts[places == once[0]].item() < 3


@pytest.mark.parametrize("text", ["", "🙂", "!!!", "\ud800"])
def test_a_text_without_words_gets_the_start(text: str) -> None:
    model = Grams(FLAT, np.ones((PARTS * TABLE, 3), np.float16), np.array([1, 2, 3], np.float32), SENSES)
    assert model.scores([text]).tolist() == [[1, 2, 3]]


def test_scores_are_those_of_each_text_alone() -> None:
    weights = np.random.default_rng(0).normal(size=(PARTS * TABLE, 3)).astype(np.float16)
    model = Grams(FLAT, weights, np.zeros(3, np.float32), SENSES)
    texts = ["hola", "tengo miedo de volar", ""]
    assert np.allclose(model.scores(texts), np.concatenate([model.scores([text]) for text in texts]))
