"""Which kind a draft is: by what the reader of drafts hears in it for all kinds, by its sentence vector and by what the
patterns of all kinds match."""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Mapping, Sequence

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.coaching.review import KINDS, Checks
from bot.content.ear import scores_of
from bot.encoder.sentence import load_encoder
from bot.encoder.tuned import path_of
from bot.encoder.weights import Floats
from bot.errors import EncoderError

log = logging.getLogger(__name__)

FILE = path_of("kinds")
"""Coefficients fitted by `python -m tuning.kinds` on bot/content/checks/drafts."""
_LOUDEST, _SCORES_SCALE, _VECTOR_SCALE = 8.0, 0.25, 4.0


class DraftKinds:
    """Guesses kinds, with the patterns of these checks."""

    def __init__(self, checks: Checks) -> None:
        self._checks = checks

    def guess(self, text: str) -> Mapping[str, float]:
        """How likely a draft is of each kind, summing to 1; nothing where it has no words, or the reader or what was
        fitted is not there."""
        try:
            weights, names = _fitted()
            scores = scores_of(text)
            if scores is None:
                return {}
            row = design(scores, load_encoder().encode([text])[0], matched(text, self._checks, names))
        except EncoderError as error:
            log.error("The kind of a draft is not guessed: %s", error)
            return {}
        odds = row @ weights[:-1] + weights[-1]
        likely = np.exp(odds - odds.max())
        return dict(zip(KINDS, (likely / likely.sum()).tolist(), strict=True))


def design(scores: Floats, vector: Floats, patterns: Floats) -> Floats:
    """What the kinds are told by, of the reader's log-odds, the vector of the text and what the patterns matched."""
    return np.concatenate([np.clip(scores, -_LOUDEST, _LOUDEST) * _SCORES_SCALE, vector * _VECTOR_SCALE, patterns])


def matched(text: str, checks: Checks, names: Sequence[str]) -> Floats:
    """For each of these KIND/ID, 1 where the patterns of that check match the text, else 0."""
    found = {f"{kind}/{name}" for kind in KINDS for name in checks.read(kind, text)}
    return np.array([name in found for name in names], np.float32)


@functools.cache
def _fitted() -> tuple[Floats, tuple[str, ...]]:
    try:
        packed = load(FILE.read_bytes())
        return packed["weights"].astype(np.float32), tuple(json.loads(packed["about"].tobytes())["matched"])
    except (KeyError, OSError, SafetensorError, ValueError) as error:
        raise EncoderError("The coefficients of kinds cannot be read: run `python -m tuning.kinds`.") from error
