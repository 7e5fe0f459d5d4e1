"""Spelling of what is looked for: a word that nobody asked with becomes the one that it was meant to be, if one is
so near."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters from which on a word is looked up; shorter ones are near to too many."""
LONG = 8
"""Letters from which on two slips are forgiven; one before."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


class Spelling:
    """The words of some texts, and how often each is in them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = Counter(word for text in texts for word in _WORD.findall(text.lower()))

    def mended(self, text: str) -> str:
        """The text in small letters, each unknown word as the known one a slip away: letters swapped, missing, or one
        too many; the more frequent of several."""
        return _WORD.sub(lambda found: self._mended_word(found[0]), text.lower().replace("’", "'"))

    def _mended_word(self, word: str) -> str:
        if word in self._known or len(word) < SHORTEST:
            return word
        slips = 2 if len(word) >= LONG else 1
        near = process.extract(word, self._known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=None)
        return min(near, key=lambda one: (one[1], -self._known[one[0]]))[0] if near else word
