"""Scores of a text from its words, pairs of words and pieces of words, each at a fixed place of a table.

A linear model over hashed n-grams: what is misspelt, joined or from another country still shares most pieces with what
was learned.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

TABLE = 2**14
"""Places for words and pairs; after them as many for pieces."""
_PIECES = range(2, 6)
_WORD = re.compile(r"[^\W_]+")
_STRETCH = re.compile(r"(.)\1{2,}")


def grams(text: str) -> tuple[npt.NDArray[np.intp], Floats]:
    """Places that a text fills, and how much: one and the logarithm of how often."""
    bare = unicodedata.normalize("NFKD", text.lower())
    words = _WORD.findall(_STRETCH.sub(r"\1", "".join(c for c in bare if unicodedata.category(c) != "Mn")))
    counts = Counter(crc32(part.encode(errors="surrogatepass")) % TABLE for part in _said(words))
    counts.update(TABLE + crc32(part.encode(errors="surrogatepass")) % TABLE for part in _pieces(words))
    return np.array([*counts], np.intp), np.asarray(1 + np.log([*counts.values()]), np.float32)


def _said(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        framed = f" {word} "
        for length in _PIECES:
            yield from (framed[start : start + length] for start in range(max(1, len(framed) - length + 1)))


@dataclass(frozen=True)
class Grams:
    """`rarity` weighs each place, [places]; `weights` [places, labels] and `start` [labels] are the linear model."""

    rarity: Floats
    weights: Floats
    start: Floats

    def scores(self, texts: Sequence[str]) -> Floats:
        """Log-odds, [texts, labels]."""
        rows = [self.start.astype(np.float32) for _ in texts]
        for row, text in enumerate(texts):
            places, amounts = weighed(text, self.rarity)
            rows[row] = rows[row] + amounts @ self.weights[places].astype(np.float32)
        return np.stack(rows)


def weighed(text: str, rarity: Floats) -> tuple[npt.NDArray[np.intp], Floats]:
    """Places and their amounts by rarity, those of words and those of pieces each of length one."""
    places, amounts = grams(text)
    amounts = amounts * rarity[places]
    for half in (places < TABLE, places >= TABLE):
        amounts[half] /= max(float(np.linalg.norm(amounts[half])), 1e-6)
    return places, amounts
