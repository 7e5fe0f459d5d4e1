"""The ear: what a draft holds by its meaning, learned from labelled drafts, and in which of its clauses."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bot.coaching.review.clauses import clauses

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = npt.NDArray[np.float32]
Hear = Callable[[str, str, Mapping[str, str]], Mapping[str, "Heard"]]
"""Kind, text and what patterns matched, to what is in the text by its meaning: see Ear.hear."""

Tone = Callable[[str, Floats], float]
"""A text and its readable features, to how many standard deviations better than most it is received."""

LONGEST = 500
"""Characters that are heard at once; a longer draft is heard piece by piece, whole sentences together."""
_SUREST = 30.0


@dataclass(frozen=True)
class Mix:
    """How one finding is decided: the log-odds are `heard` times what the ear says, `matched` where a pattern of its
    check was found, and `bias`. Fitted on drafts that the ear had not learned from."""

    heard: float
    matched: float
    bias: float


@dataclass(frozen=True)
class Heard:
    """How likely a part or fault is in the draft (0 to 1), and the clause that says it most."""

    share: float
    words: str


@dataclass(frozen=True)
class Ear:
    """`score` gives log-odds [texts, labels] for `labels` (KIND/ID); `parse` gives a text's grammar."""

    labels: tuple[str, ...]
    mixes: Mapping[str, Mix]
    score: Callable[[Sequence[str]], Floats]
    parse: Callable[[str], Doc]

    def hear(self, kind: str, text: str, matched: Mapping[str, str]) -> dict[str, Heard]:
        """For every id of `kind` how likely it is in `text`, patterns having matched the words in `matched`."""
        doc = self.parse(text)
        spans = clauses(doc)
        pieces = _pieces(doc)
        if not spans:
            return {}
        scores = self.score([*pieces, *(text[start:end] for start, end in spans)])
        whole, by_clause = scores[: len(pieces)].max(axis=0), scores[len(pieces) :]
        heard = {}
        for column, label in enumerate(self.labels):
            its_kind, _, name = label.partition("/")
            if its_kind != kind:
                continue
            mix = self.mixes[label]
            odds = mix.heard * float(whole[column]) + mix.matched * (name in matched) + mix.bias
            start, end = spans[int(by_clause[:, column].argmax())]
            heard[name] = Heard(1 / (1 + math.exp(-max(-_SUREST, min(_SUREST, odds)))), text[start:end])
        return heard


def _pieces(doc: Doc) -> list[str]:
    """The text, where it is long cut into runs of whole sentences."""
    if len(doc.text) <= LONGEST:
        return [doc.text]
    pieces: list[str] = []
    for sentence in doc.sents:
        words = sentence.text_with_ws
        if pieces and len(pieces[-1]) + len(words) <= LONGEST:
            pieces[-1] += words
        else:
            pieces.extend(words[start : start + LONGEST] for start in range(0, len(words), LONGEST))
    return pieces
