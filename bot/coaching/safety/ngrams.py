"""Scores of a text from its words, pairs of words, pieces of words and senses, each at a fixed place of a table.

A linear model over hashed n-grams: what is misspelt, joined or from another country still shares most pieces with what
was learned. Words are taken as they sound in Spanish, and what is shortened in chats as what it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

TABLE = 2**14
"""Places for words and pairs; after them as many for pieces, and as many for senses."""
PARTS = 3
_WEIGH = (1.0, 1.0, 0.5)
"""How much words and pairs, pieces, and senses weigh in a text."""
_NEAR = 6
"""Words within which two senses belong together."""
_PIECES = range(2, 6)
_WORD = re.compile(r"[^\W_]+")
_STRETCH = re.compile(r"(.)\1{2,}")
_SHORTENED = {
    short: word
    for word, all_of_it in {
        "que": "q k ke qe",
        "porque": "xq pq porq xk pk xke",
        "por": "x",
        "por favor": "xfa xfis porfa porfis xfavor",
        "tambien": "tmb tb tbn tmbn",
        "estoy": "toy toi stoy",
        "esta": "ta sta",
        "para": "pa pra",
        "de": "d",
        "me": "m",
        "te": "t",
        "no": "n",
        "es": "s",
        "como": "cm",
        "todo": "td to",
        "todos": "tds",
        "ahorita": "orita horita",
        "nada": "na nd",
        "bien": "bn",
        "cuando": "cdo",
        "verdad": "vdd",
        "mensaje": "msj",
        "whatsapp": "wasap wsp wpp",
        "celular": "cel celu movil",
    }.items()
    for short in all_of_it.split()
}
_SOUNDS = (
    *(("qu", "k"), ("ll", "y"), ("h", ""), ("v", "b"), ("z", "s")),
    *(("ce", "se"), ("ci", "si"), ("c", "k"), ("ge", "je"), ("gi", "ji")),
)
_TWICE = re.compile(r"([^r])\1+")
_LAUGH = re.compile(r"j?a?(ja|je|ji|ha)+j?|lol|xd+")


def grams(text: str, senses: Mapping[str, str]) -> tuple[npt.NDArray[np.intp], Floats]:
    """Places that a text fills, and how much: one and the logarithm of how often.

    `senses` says what a word is about, by the whole word or, with a star behind it, by how it begins.
    """
    bare = unicodedata.normalize("NFKD", text.lower())
    typed = _WORD.findall(_STRETCH.sub(r"\1", "".join(c for c in bare if unicodedata.category(c) != "Mn")))
    plain = [word for one in typed for word in _SHORTENED.get(one, one).split()]
    words = [_sound(word) for word in plain]
    counts: Counter[int] = Counter()
    for part, said in enumerate((_said(words), _pieces(words), _senses(words, [_sense(w, senses) for w in plain]))):
        counts.update(part * TABLE + crc32(one.encode(errors="surrogatepass")) % TABLE for one in said)
    return np.array([*counts], np.intp), np.asarray(1 + np.log([*counts.values()]), np.float32)


def _sound(word: str) -> str:
    """The word in letters that most of those who misspell it would agree on: "voy" and "boy", "hacer" and "aser"."""
    sound = word
    for letters, plainer in _SOUNDS:
        sound = sound.replace(letters, plainer)
    return _TWICE.sub(r"\1", sound) or word


def _said(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        framed = f" {word} "
        for length in _PIECES:
            yield from (framed[start : start + length] for start in range(max(1, len(framed) - length + 1)))


def _sense(word: str, senses: Mapping[str, str]) -> str:
    """What a word is about; nothing for most."""
    if word.isdigit():
        return "number"
    if _LAUGH.fullmatch(word):
        return "laughter"
    starts = (f"{word[:end]}*" for end in range(len(word), 1, -1))
    return senses.get(word) or next((senses[start] for start in starts if start in senses), "")


def _senses(words: Sequence[str], about: Sequence[str]) -> Iterator[str]:
    """The senses, each with the word or sense beside it, and two of them near each other."""
    yield from (f"={sense}" for sense in about if sense)
    beside = [sense.upper() or word for word, sense in zip(words, about, strict=True)]
    for (one, first), (other, second) in pairwise(zip(beside, about, strict=True)):
        if first or second:
            yield f"{one}>{other}"
    places = [place for place, sense in enumerate(about) if sense]
    for place, later in combinations(places, 2):
        if later - place <= _NEAR:
            yield f"{about[place]}~{about[later]}"


@dataclass(frozen=True)
class Grams:
    """`rarity` weighs each place, [places]; `weights` [places, labels] and `start` [labels] are the linear model;
    `senses` is as grams() takes it."""

    rarity: Floats
    weights: Floats
    start: Floats
    senses: Mapping[str, str]

    def scores(self, texts: Sequence[str]) -> Floats:
        """Log-odds, [texts, labels]."""
        rows = [self.start.astype(np.float32) for _ in texts]
        for row, text in enumerate(texts):
            places, amounts = weighed(text, self.rarity, self.senses)
            rows[row] = rows[row] + amounts @ self.weights[places].astype(np.float32)
        return np.stack(rows)


def weighed(text: str, rarity: Floats, senses: Mapping[str, str]) -> tuple[npt.NDArray[np.intp], Floats]:
    """Places and their amounts by rarity, each part of them of the length that it weighs."""
    places, amounts = grams(text, senses)
    amounts = amounts * rarity[places]
    for part, weight in enumerate(_WEIGH):
        here = places // TABLE == part
        amounts[here] *= weight / max(float(np.linalg.norm(amounts[here])), 1e-6)
    return places, amounts
