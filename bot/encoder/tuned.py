"""Tuned readers: the encoder's layers with low-rank changes that were learned, and labels read from their states.

Most change the upper layers alone, and what comes below them is computed once for all of them; a reader may also change
all layers, and begins by itself then.

Fitted by `tuning/` (docs/adr/0009-tuned-readers.md), kept as small safetensors files in which nothing can run.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.encoder.layer import Layer
from bot.encoder.memo import Memo
from bot.encoder.sentence import LAYERS, MAX_TOKENS, UPPER, SentenceEncoder, Tokens, load_encoder
from bot.encoder.weights import Floats
from bot.errors import EncoderError

_ABSENT = np.float32(1e9)
_FOLDER = Path(__file__).parent / "readers"


def path_of(name: str) -> Path:
    """Where the reader of this name lies."""
    return _FOLDER / f"{name}.safetensors"


@dataclass(frozen=True)
class Reader:
    """Texts to scores for labels.

    `about` is what its fitting noted.
    """

    labels: tuple[str, ...]
    about: dict[str, Any]
    encoder: SentenceEncoder
    changes: Mapping[str, Floats] = field(repr=False)  # to the published weights of the upper layers
    layers: tuple[Layer, ...]
    asks: Floats  # [384, labels]: what each label listens for
    says: Floats  # [384, labels]: what it takes from there
    sums: Floats  # [1152 + 1, labels]: what it takes from the mean, the peaks and the first state; the last row is bias
    memo: Memo = field(default_factory=Memo)

    @classmethod
    def load(cls, name: str, encoder: SentenceEncoder) -> Reader:
        """The reader of this name. Raises EncoderError where its file is missing or is none."""
        try:
            packed = load(path_of(name).read_bytes())
            about = json.loads(packed.pop("about").tobytes())
            tensors = {key: values.astype(np.float32) for key, values in packed.items()}
            first = LAYERS - about.get("layers", len(UPPER))
            layers = tuple(Layer(encoder.tensors, number, tensors) for number in range(first, LAYERS))
            asks, says, sums = tensors["asks"], tensors["says"], tensors["sums"]
        except (KeyError, OSError, SafetensorError, ValueError) as error:
            raise EncoderError(f"The reader {name} cannot be read: run `python -m tuning {name}`.") from error
        return cls(tuple(about["labels"]), about, encoder, tensors, layers, asks, says, sums)

    def scores(self, texts: Sequence[str]) -> Floats:
        """Logits, [len(texts), labels]."""
        return self.memo.rows(texts, self.read)

    def read(self, texts: Sequence[str]) -> Floats:
        """The same, whatever is remembered."""
        return self.encoder.read(texts, self.top, len(self.labels), self._states)

    @property
    def has_all_layers(self) -> bool:
        """Whether it shares no states with others, for it changes the lower layers too."""
        return len(self.layers) == LAYERS

    def attend(self, parts: Sequence[str]) -> tuple[Floats, Floats]:
        """Logits of the text that `parts` make, [labels], and how much of each lies in each part, [parts, labels].

        A text that is too long for one reading is read in runs of whole parts, and the highest of their logits count.
        """
        runs, places = _runs(self.encoder.tokens(parts))
        hidden, real = self._states(runs)
        hidden = self._deep(hidden, real)
        told = self._told(hidden, real)
        scores = self._sum(hidden, real, told).max(axis=0)
        told += hidden @ self.sums[: hidden.shape[-1]] / real.sum(axis=1)[:, None, None]
        lies = np.stack([told[run, start:end].sum(axis=0) for run, start, end in places])
        return scores, lies

    def _states(self, tokens: Tokens) -> tuple[Floats, Floats]:
        return self.encoder.embed(tokens) if self.has_all_layers else self.encoder.states(tokens)

    def top(self, hidden: Floats, real: Floats) -> Floats:
        """Logits from the states below its layers, [texts, labels]; see SentenceEncoder.read."""
        return self.hear(self._deep(hidden, real), real)

    def hear(self, hidden: Floats, real: Floats) -> Floats:
        """Logits from the states after its own upper layers, [texts, labels]."""
        return self._sum(hidden, real, self._told(hidden, real))

    def _deep(self, hidden: Floats, real: Floats) -> Floats:
        for layer in self.layers:
            hidden = layer.forward(hidden, real)
        return hidden

    def _told(self, hidden: Floats, real: Floats) -> Floats:
        """What each token tells each label that listens to it, [texts, tokens, labels]."""
        heed = hidden @ self.asks + (real - 1)[..., None] * _ABSENT
        heed = np.exp(heed - heed.max(axis=1, keepdims=True))
        return np.asarray(heed / heed.sum(axis=1, keepdims=True) * (hidden @ self.says))

    def _sum(self, hidden: Floats, real: Floats, told: Floats) -> Floats:
        mean = np.einsum("ntd,nt->nd", hidden, real) / real.sum(axis=1, keepdims=True)
        peaks = (hidden + (real - 1)[..., None] * _ABSENT).max(axis=1)
        whole = np.concatenate([mean, peaks, hidden[:, 0]], axis=1)
        return np.asarray(told.sum(axis=1) + whole @ self.sums[:-1] + self.sums[-1])


def _runs(parts: Sequence[Sequence[int]]) -> tuple[list[list[int]], list[tuple[int, int, int]]]:
    """Token ids of runs of whole parts, and where each part is: its run, and from which token to which."""
    runs: list[list[int]] = []
    places = []
    for first, *inner, last in parts:
        if not runs or len(runs[-1]) + len(inner) > MAX_TOKENS:
            runs.append([first, last])
        start = len(runs[-1]) - 1
        runs[-1][start:start] = inner
        places.append((len(runs) - 1, start, start + len(inner)))
    return runs, places


@functools.cache
def load_reader(name: str) -> Reader:
    """The one reader of this name in this process, loaded at the first call. Raises EncoderError."""
    return Reader.load(name, load_encoder())
