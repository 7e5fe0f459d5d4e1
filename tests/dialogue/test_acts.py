"""What is done with a message, by its vectors."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from bot.dialogue import acts as module
from bot.dialogue.acts import about, acts
from bot.encoder.meaning import READER
from bot.encoder.tuned import path_of
from bot.errors import EncoderError


def test_it_was_fitted_on_what_the_present_reader_of_intents_says() -> None:
    present = hashlib.sha256(path_of(READER).read_bytes()).hexdigest()
    assert about()["reader"] == present, "run `python -m tuning.acts`"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("is it normal that my brother only ever rings on a tuesday?", "asks"),
        ("can you help me word a text to my sister so it comes out kind", "words"),
        ("they all went without me and i saw the photos", "hurt"),
    ],
)
def test_shares_are_probabilities_the_likeliest_first(text: str, act: str) -> None:
    found = acts(text)
    assert next(iter(found)) == act
    assert sum(found.values()) == pytest.approx(1, abs=1e-3)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_another_reader_s_columns_are_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_fitted", lambda: (("asks",), np.zeros((3, 1), np.float32), np.zeros(1, np.float32)))
    with pytest.raises(EncoderError, match=r"tuning\.acts"):
        acts("hello")
