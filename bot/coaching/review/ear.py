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

LONGEST = 400
"""Characters of a clause that are heard together."""
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
    """`attend` gives, for a text in parts, log-odds [labels] for `labels` (KIND/ID) and how much of each lies in each
    part, [parts, labels]; `parse` gives a text's grammar."""

    labels: tuple[str, ...]
    mixes: Mapping[str, Mix]
    attend: Callable[[Sequence[str]], tuple[Floats, Floats]]
    parse: Callable[[str], Doc]

    def hear(self, kind: str, text: str, matched: Mapping[str, str]) -> dict[str, Heard]:
        """For every id of `kind` how likely it is in `text`, patterns having matched the words in `matched`."""
        said = self._clauses(text)
        if not said:
            return {}
        scores, lies = self.attend(said)
        heard = {}
        for column, label in enumerate(self.labels):
            its_kind, _, name = label.partition("/")
            if its_kind != kind:
                continue
            mix = self.mixes[label]
            odds = mix.heard * float(scores[column]) + mix.matched * (name in matched) + mix.bias
            share = 1 / (1 + math.exp(-max(-_SUREST, min(_SUREST, odds))))
            heard[name] = Heard(share, said[int(lies[:, column].argmax())])
        return heard

    def scores(self, text: str) -> Floats | None:
        """The log-odds [labels] of all kinds' labels in `text`; None where it has no words."""
        said = self._clauses(text)
        return self.attend(said)[0] if said else None

    def _clauses(self, text: str) -> list[str]:
        return [
            text[start : min(start + LONGEST, end)]
            for first, end in clauses(self.parse(text))
            for start in range(first, end, LONGEST)
        ]
