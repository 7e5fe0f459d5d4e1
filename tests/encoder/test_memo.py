"""What was read ahead is there when it is asked for, and only that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.encoder.memo import SIZE, Memo
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
