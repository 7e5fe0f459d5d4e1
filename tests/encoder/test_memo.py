"""What was read ahead is there when it is asked for, and only that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bot.encoder.meaning import PUBLISHED, load_message_encoder
from bot.encoder.memo import SIZE, Memo
from bot.encoder.sentence import WIDTH, load_encoder
from bot.encoder.weights import Floats


def made(texts: Sequence[str]) -> Floats:
    return np.full((len(texts), 2), -1, np.float32)


def test_a_row_that_was_told_is_given_back() -> None:
    memo = Memo()
    memo.tell("hello", np.array([1, 2], np.float32))
    assert memo.rows(["hello"], made).tolist() == [[1, 2]]
    assert "hello" in memo


def test_where_one_is_missing_all_are_made() -> None:
    memo = Memo()
    memo.tell("hello", np.array([1, 2], np.float32))
    assert memo.rows(["hello", "you"], made).tolist() == [[-1, -1], [-1, -1]]
    assert memo.rows([], made).shape == (0, 2)


def test_the_oldest_is_forgotten_first() -> None:
    memo = Memo()
    for number in range(SIZE + 1):
        memo.tell(str(number), np.zeros(2, np.float32))
    assert "0" not in memo
    assert "1" in memo
    assert str(SIZE) in memo


def test_a_message_that_was_encoded_is_not_encoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder, told = load_message_encoder(), "a message that nobody sent before"
    row = encoder.encode_deep([told])[0]
    monkeypatch.setattr(encoder.encoder, "read", None)
    assert encoder.encode_deep([told])[0].tolist() == row.tolist()
    np.testing.assert_allclose(encoder.encode(told), row[PUBLISHED - WIDTH : PUBLISHED])


def test_the_published_vector_is_the_encoders_own() -> None:
    told = "my sister rang"
    np.testing.assert_allclose(load_message_encoder().encode(told), load_encoder().encode([told])[0], atol=1e-5)
