"""How much of what a message says the texts of an answer know: word by word, beside their likeness as a whole."""

from __future__ import annotations

import math
import re
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from snowballstemmer import stemmer

_ONE_AT_A_TIME = threading.Lock()
_WORD = re.compile(r"[a-z]{3,}")
_SAYS_LITTLE = frozenset(
    (  # noqa: SIM905
        "the and but for with from that this what how who where when why can could should will would just not don dont "
        "ive have has had get got about our their out his her him she they them you your its are was were been does "
        "did say tell ask want need know think make like really very too all any some there then than into over still "
        "one because"
    ).split()
)
"""Words that nothing is about."""


class Covering:
    """The words of many texts, grouped by what they belong to; the rarer a word among the groups, the more it tells."""

    def __init__(self, groups: Sequence[Iterable[str]]) -> None:
        self._groups = groups

    @cached_property
    def _among(self) -> Counter[str]:
        """In how many of the groups each stem is; half a second for all of the library, when it is first asked."""
        return Counter(stem for group in self._groups for stem in _stems(" ".join(group)))

    def known(self, said: str, texts: Iterable[str]) -> float:
        """How much of what `said` tells by its words is in one of the `texts`: from 0, some 8 for a word that no other
        group knows, less the more of them do."""
        return sum(map(self._weight, _stems(said) & _stems(" ".join(texts))))

    def _weight(self, stem: str) -> float:
        return math.log((len(self._groups) + 1) / (self._among[stem] + 1))


def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower().replace("'", "").replace("’", ""))
    return frozenset(_stem(word) for word in words if word not in _SAYS_LITTLE)


@lru_cache(maxsize=30_000)
def _stem(word: str) -> str:
    with _ONE_AT_A_TIME:  # a stemmer holds the word that it works on
        return str(_english().stemWord(word))


@lru_cache(maxsize=1)
def _english() -> Any:
    return stemmer("english")
