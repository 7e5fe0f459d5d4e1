"""The reader that chooses among answers that are near a message: it reads each of them beside it.

Fitted by `python -m tuning.choosing` (docs/adr/0012-found-by-meaning.md).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load_file

from bot.coaching.finding import READ, TOKENS, Found, Library, Values, told, weighed
from bot.dialogue.understand import spoken
from bot.encoder.layer import Layer
from bot.encoder.sentence import UPPER, SentenceEncoder, load_encoder
from bot.encoder.tuned import path_of
from bot.encoder.weights import Floats
from bot.errors import EncoderError

NAME = "choosing"
TELLING = 4
"""Of so many words at least is a message that near answers are read beside."""


class FoundChoice:
    """Scores of answers for a message; safe to share between threads."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        """Raises EncoderError where its file is missing or is none."""
        try:
            packed = load_file(path_of(NAME))
            learned = {key: values.astype(np.float32) for key, values in packed.items() if key != "about"}
            self._layers = [Layer(encoder.tensors, number, learned) for number in UPPER]
            self._sides, self._cosine = learned["sides"], learned["cosine"][0]
            self._narrow, self._score = ((learned[name], learned[f"{name}.bias"]) for name in ("narrow", "score"))
        except (KeyError, OSError, SafetensorError, ValueError) as error:
            raise EncoderError("Answers cannot be chosen among: run `python -m tuning.choosing`.") from error
        self._encoder = encoder

    def scores(self, said: str, answers: Sequence[str]) -> Floats:
        """How well each of `answers` fits what was `said`, the higher the better: [answers]."""
        one, real = self._states([said])
        other, other_real = self._states(answers)
        alike = [len(answers), 1]
        both = np.concatenate([np.tile(one + self._sides[0], [*alike, 1]), other + self._sides[1]], axis=1)
        reals = np.concatenate([np.tile(real, alike), other_real], axis=1)
        for layer in self._layers:
            both = layer.forward(both, reals)
        length = real.shape[1]
        first, second = _mean(both[:, :length], reals[:, :length]), _mean(both[:, length:], other_real)
        joined = np.concatenate([first, second, first * second, np.abs(first - second)], axis=1)
        narrowed = np.maximum(joined @ self._narrow[0].T + self._narrow[1], 0)
        cosines = (first * second).sum(axis=1) / np.linalg.norm(first, axis=1) / np.linalg.norm(second, axis=1)
        return np.asarray((narrowed @ self._score[0].T + self._score[1])[:, 0] + self._cosine * cosines)

    def _states(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        return self._encoder.states([row[:TOKENS] for row in self._encoder.tokens(texts)])


def _mean(hidden: Floats, real: Floats) -> Floats:
    return np.asarray((hidden * real[..., None]).sum(axis=1) / real.sum(axis=1, keepdims=True))


@functools.cache
def load_found_choice() -> FoundChoice:
    """The one of this process, loaded at the first call. Raises EncoderError."""
    return FoundChoice(load_encoder())


def read_beside(said: str, ranked: Sequence[Found], library: Library, likenesses: Values) -> list[Found]:
    """Entries of the library as they are `ranked` once the first of them were read beside what was `said`, whose
    `likenesses` [texts] to the texts of the library tell by which of their keys. Raises EncoderError."""
    if len(said.split()) < TELLING or not ranked:
        return list(ranked)
    texts = [told(one.entry, library.likest(one.entry, likenesses)[0]) for one in ranked[:READ]]
    plain = spoken(said).strip()
    covered = [library.covering.known(plain, one.entry.texts) for one in ranked[: len(texts)]]
    return weighed(ranked, load_found_choice().scores(plain, texts).tolist(), covered)
