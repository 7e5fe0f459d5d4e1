"""What is done with a message, and what is typed in place of a draft, by its vectors."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from bot.dialogue.acts import ACTS, acts
from bot.dialogue.regression import Regression
from bot.dialogue.remarks import READER as REMARKS
from bot.dialogue.remarks import remarks
from bot.encoder.meaning import READER
from bot.encoder.tuned import path_of
from bot.errors import EncoderError


@pytest.mark.parametrize("one", [ACTS, REMARKS], ids=lambda one: one.name)
def test_it_was_fitted_on_what_the_present_reader_of_intents_says(one: Regression) -> None:
    present = hashlib.sha256(path_of(READER).read_bytes()).hexdigest()
    assert one.about["reader"] == present, f"run `python -m tuning.{one.name}`"


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


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("please don't ring me after ten, mum", "draft"),
        ("meh, nobody I know talks like that", "style"),
        ("cant you just write it for me", "you_write"),
        ("what do you want me to fill in", "not_clear"),
    ],
)
def test_a_draft_is_told_from_what_is_said_to_kith(text: str, remark: str) -> None:
    assert next(iter(remarks(text))) == remark


def test_another_reader_s_columns_are_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Regression("acts")
    monkeypatch.setitem(other.__dict__, "_fitted", (("asks",), np.zeros((3, 1), np.float32), np.zeros(1, np.float32)))
    with pytest.raises(EncoderError, match=r"tuning\.acts"):
        other.shares(["hello"])


def test_what_was_never_fitted_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(EncoderError, match=r"tuning\.nothing"):
        Regression("nothing").shares(["hello"])
