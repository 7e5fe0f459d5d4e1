"""Words and pairs of words as hashed TF-IDF: what sentence vectors blur ("pause" against "stop", names of features)."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.encoder.text import plain, words
from bot.encoder.weights import Floats

COLUMNS = 8192
WEIGHT = np.float32(1.2)
"""Length of a text's word features beside its vector, chosen on HWU64 and on cross-validation of our own data."""


@dataclass(frozen=True)
class Wording:
    """How rare each column was in the texts that it was fitted on, [COLUMNS]."""

    rarity: Floats

    @classmethod
    def fit(cls, texts: Sequence[str]) -> Wording:
        """Learns how rare each column is in `texts`."""
        counts = np.zeros(COLUMNS)
        for text in texts:
            counts[_columns(text)] += 1
        return cls((np.log((1 + len(texts)) / (1 + counts)) + 1).astype(np.float32))

    def features(self, text: str) -> tuple[list[int], Floats]:
        """The columns of one text, each once, and their values; the values' length is WEIGHT, or no value at all."""
        columns = _columns(text)
        values = self.rarity[columns]
        return columns, values * (WEIGHT / max(np.linalg.norm(values), np.float32(1e-6)))


def _columns(text: str) -> list[int]:
    said = words(plain(text))
    pairs = [f"{first} {second}" for first, second in itertools.pairwise(said)]
    return sorted({zlib.crc32(feature.encode()) % COLUMNS for feature in said + pairs})
