"""The ear: what a message is by its meaning, learned from reviewed examples, weighed with what the phrases found."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from bot.coaching.safety.levels import CONCERNS, NOTHING, Concern, Level, Seen

Floats = npt.NDArray[np.float32]
Situation = Literal["silent", "softened", "watch"]
Listen = Callable[[Sequence[str], Situation, Seen], Seen]
"""What a message in pieces is, the phrases having made this of it; see Ear.hear."""

SITUATIONS: tuple[Situation, ...] = ("silent", "softened", "watch")
"""What the phrases made of a message that holds no danger by them: found nothing, found something and took it down to
nothing, a worry."""
WORRY, DANGER = 0.6, 0.5
"""Probabilities from which any concern, and an emergency, counts; lower ones notice more, and stop people in the middle
of practice for nothing. Chosen by `python -m tests.safety.bars`, on HWU64 and on ordinary drafts."""
SPANISH_WORRY = 0.7
"""The same for any concern in Spanish, chosen on files of examples held out in turn."""
DOUBTED = 0.5
"""Probability of any concern below which nothing counts as an emergency, whatever its own."""
CERTAIN, LIKELY = 0.9, 0.3
"""Where any concern is at least so probable, an emergency counts from the second on: whether it is one is then the only
doubt, and of the two mistakes asking too plainly is the smaller."""
LONGEST = 500
"""Characters that are heard at once; a longer message is heard piece by piece, and the gravest piece counts."""
RAISED = 0.3
"""How much of what a sentence alone has more in log-odds counts for the whole message."""
AS_THE_PHRASES = 1.0
"""How much likelier, in log-odds, a concern becomes by a phrase that was found for it."""


_ENDS = re.compile(r"(?<=[.!?\n])\s+")
_LETTER = re.compile(r"[^\W\d_]")


class Finding(Protocol):
    """What a phrase left after the words around it were weighed."""

    @property
    def level(self) -> Level: ...


def situation(finds: Iterable[Finding]) -> Situation:
    """What the phrases made of a message; where one found danger that stays, whatever comes of this."""
    levels = {find.level for find in finds}
    if "watch" in levels:
        return "watch"
    return "softened" if levels else "silent"


def evidence(scores: Floats, labels: Sequence[str]) -> Floats:
    """The log-odds, [texts, 2], of any concern and of an emergency, from scores whose first columns are for `labels`:
    "none" and LEVEL:CONCERN."""
    scores = scores[:, : len(labels)]
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    urgent = shares[:, [label.startswith("urgent") for label in labels]].sum(axis=1)
    both = np.stack([1 - shares[:, list(labels).index("none")], urgent], axis=1)
    return np.asarray(np.log(np.clip(both, 1e-6, 1) / np.clip(1 - both, 1e-6, 1)), np.float32)


@dataclass(frozen=True)
class Mix:
    """Probability of one answer: a logistic function of log-odds and situation, fitted on examples held out."""

    heard: float
    by_situation: Mapping[Situation, float]

    def share(self, odds: float, place: Situation) -> float:
        """How likely the answer is yes, 0 to 1."""
        return 1 / (1 + math.exp(-(self.heard * odds + self.by_situation[place])))


@dataclass(frozen=True)
class Ear:
    """`score` gives log-odds [texts, labels] for `labels`: "none", LEVEL:CONCERN, and last "other" and "doer".

    `worry` is the probability from which any concern counts, where it is not WORRY.
    """

    labels: tuple[str, ...]
    any: Mix
    urgent: Mix
    score: Callable[[Sequence[str]], Floats]
    worry: float | None = None

    def hear(self, pieces: Sequence[str], place: Situation, found: Seen) -> Seen:
        """What a message is like, in pieces, the phrases having found `found` in it."""
        kinds = [label for label in self.labels if label == "none" or ":" in label]
        scores = self.score(pieces)
        odds = with_sentences(pieces, evidence(scores, kinds), lambda alone: evidence(self.score(alone), kinds))
        gravest = int(odds[:, 0].argmax()) if odds[:, 1].max() < 0 else int(odds[:, 1].argmax())
        worry = WORRY if self.worry is None else self.worry
        concerned = self.any.share(float(odds[:, 0].max()), place)
        pressing = self.urgent.share(float(odds[:, 1].max()), place)
        is_urgent = concerned >= DOUBTED and pressing >= (LIKELY if concerned >= CERTAIN else DANGER)
        if not is_urgent and concerned < worry:
            return NOTHING
        level: Level = "urgent" if is_urgent else "watch"
        by_label = dict(zip(self.labels, scores[gravest].tolist(), strict=True))
        pulls = {
            concern: np.logaddexp(by_label.get(f"urgent:{concern}", -99.0), by_label.get(f"watch:{concern}", -99.0))
            + AS_THE_PHRASES * (concern == found.concern)
            for concern in CONCERNS
            if level == "watch" or concern != "relapse"
        }
        concern: Concern = max(pulls, key=lambda name: pulls[name])
        return Seen(level, concern, "other" if by_label["other"] > 0 else "writer", is_heard=True)


def with_sentences(texts: Sequence[str], odds: Floats, tell: Callable[[Sequence[str]], Floats]) -> Floats:
    """The log-odds of texts, [texts, 2], raised by RAISED of what the highest of their sentences, which `tell` reads
    each by itself, has more: half a line in a long story weighs little in the whole.
    """
    sentences = [parts if len(parts) > 1 else [] for parts in map(_sentences, texts)]
    alone = list(dict.fromkeys(sentence for parts in sentences for sentence in parts))
    if not alone:
        return odds
    told = dict(zip(alone, tell(alone), strict=True))
    highest = [
        np.max([told[part] for part in parts] or [own], axis=0) for parts, own in zip(sentences, odds, strict=True)
    ]
    return np.asarray(odds + RAISED * np.maximum(np.stack(highest) - odds, 0), np.float32)


def _sentences(text: str) -> list[str]:
    """The sentences of a text that hold a letter."""
    return [sentence for sentence in _ENDS.split(text.strip()) if _LETTER.search(sentence)]


def pieces(text: str) -> list[str]:
    """Runs of whole sentences of up to LONGEST characters together, each sentence once, however often it is said; none
    where the text holds no letter."""
    runs: list[str] = []
    for sentence in dict.fromkeys(_ENDS.split(text.strip())) if _LETTER.search(text) else ():
        if runs and len(runs[-1]) + len(sentence) < LONGEST:
            runs[-1] += f" {sentence}"
        else:
            runs.extend(sentence[start : start + LONGEST] for start in range(0, len(sentence), LONGEST))
    return runs
