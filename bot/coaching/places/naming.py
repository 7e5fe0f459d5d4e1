"""Names of places without what people write differently: case, accents, marks."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"}
)
_DROPPED = re.compile(r"['’`ʻʼ´.]")
_BETWEEN = re.compile(r"[\W_]+")
_IN_FULL = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(text: str) -> str:
    """The name in small letters without accents, points and apostrophes; other marks are spaces, "st" is "saint"."""
    plain = text.casefold()
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    if not plain.isalpha():
        plain = _BETWEEN.sub(" ", _DROPPED.sub("", plain))
    return " ".join(_IN_FULL.get(word, word) for word in plain.split())
