"""The features of words."""

from __future__ import annotations

import numpy as np
import pytest

from bot.encoder.wording import COLUMNS, WEIGHT, Wording


def test_rare_words_weigh_more_than_common_ones() -> None:
    wording = Wording.fit(["pause it", "stop it", "leave it"])
    columns, values = wording.features("stop it")
    by_column = dict(zip(columns, values, strict=True))
    (it,) = set(wording.features("it")[0])
    (stop,) = set(wording.features("stop")[0])
    assert by_column[stop] > by_column[it]


def test_the_length_of_the_features_does_not_depend_on_the_text() -> None:
    wording = Wording.fit(["a b c"])
    for text in ("a", "a long text, with many words in it"):
        assert np.linalg.norm(wording.features(text)[1]) == pytest.approx(WEIGHT)


def test_a_text_without_words_has_no_features() -> None:
    columns, values = Wording.fit(["a"]).features("  ")
    assert columns == []
    assert len(values) == 0


def test_columns_are_the_same_in_every_process() -> None:
    assert Wording.fit([]).features("stop")[0] == [5814]
    assert COLUMNS == 8192
