"""The sentence encoder gives what the published model gives."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from bot.encoder.sentence import SentenceEncoder, load_encoder


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return load_encoder()


@pytest.mark.parametrize(
    ("text", "similarity"),
    [("That is a happy dog", 0.695), ("That is a very happy person", 0.943), ("Today is a sunny day", 0.257)],
)
def test_similarities_are_those_that_the_model_is_known_for(
    encoder: SentenceEncoder, text: str, similarity: float
) -> None:
    vectors = encoder.encode(["That is a happy person", text])
    assert vectors[0] @ vectors[1] == pytest.approx(similarity, abs=0.001)


def test_vectors_are_of_length_one(encoder: SentenceEncoder) -> None:
    lengths = np.linalg.norm(encoder.encode(["hello", "", "👎", "x" * 5000]), axis=1)
    assert lengths == pytest.approx(np.ones(4), abs=1e-5)


def test_a_text_has_the_same_vector_alone_and_among_longer_ones(encoder: SentenceEncoder) -> None:
    texts = ["ok", "i miss my sister", "we fought again last night and now she does not answer me at all"] * 15
    together = encoder.encode_deep(texts)
    alone = np.vstack([encoder.encode_deep([text]) for text in texts[:3]])
    assert np.abs(together[:3] - alone).max() < 1e-5


def test_the_last_part_of_a_deep_vector_is_the_vector(encoder: SentenceEncoder) -> None:
    deep = encoder.encode_deep(["i miss my sister"])
    assert deep.shape == (1, 1152)
    assert np.array_equal(deep[:, -384:], encoder.encode(["i miss my sister"]))


def test_no_texts_give_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_a_thumb_up_and_a_thumb_down_differ(encoder: SentenceEncoder) -> None:
    up, down = encoder.encode(["👍", "👎"])
    assert up @ down < 0.95


def test_the_encoder_is_loaded_once() -> None:
    assert load_encoder() is load_encoder()


@pytest.mark.whole
def test_encoding_imports_neither_rasa_nor_tensorflow_nor_scikit_learn() -> None:
    program = (
        "import sys; from bot.encoder.sentence import load_encoder; load_encoder().encode(['hello']);"
        "import bot.encoder.head, bot.dialogue.understand;"
        "print([name for name in ('rasa', 'tensorflow', 'sklearn', 'scipy') if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
