"""Tuned readers: the encoder's upper layers with low-rank changes that were learned, and labels read from their states.

Fitted by `tuning/` (docs/adr/0009-tuned-readers.md), kept as small safetensors files in which nothing can run.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.encoder.layer import Layer
from bot.encoder.sentence import UPPER, SentenceEncoder, deep_means, load_encoder
from bot.encoder.weights import Floats
from bot.errors import EncoderError

_FOLDER = Path(__file__).parent / "readers"


def path_of(name: str) -> Path:
    """Where the reader of this name lies."""
    return _FOLDER / f"{name}.safetensors"


@dataclass(frozen=True)
class Reader:
    """Texts to scores for labels; or, from the lower layers' states, the vectors of its changed layers.

    `about` is what its fitting noted.
    """

    labels: tuple[str, ...]
    about: dict[str, Any]
    encoder: SentenceEncoder
    layers: tuple[Layer, ...]
    asks: Floats  # [384, labels]: what each label listens for
    says: Floats  # [384, labels]: what it takes from there
    sums: Floats  # [1152 + 1, labels]: what it takes from the mean, the peaks and the first state; the last row is bias

    @classmethod
    def load(cls, name: str, encoder: SentenceEncoder) -> Reader:
        """The reader of this name. Raises EncoderError where its file is missing or is none."""
        try:
            packed = load(path_of(name).read_bytes())
            about = json.loads(packed.pop("about").tobytes())
            tensors = {key: values.astype(np.float32) for key, values in packed.items()}
            layers = tuple(Layer(encoder.tensors, number, tensors) for number in UPPER)
            asks, says, sums = tensors["asks"], tensors["says"], tensors["sums"]
        except (KeyError, OSError, SafetensorError, ValueError) as error:
            raise EncoderError(f"The reader {name} cannot be read: run `python -m tuning {name}`.") from error
        return cls(tuple(about["labels"]), about, encoder, layers, asks, says, sums)

    def scores(self, texts: Sequence[str]) -> Floats:
        """Logits, [len(texts), labels]."""
        return self.encoder.read(texts, self._score, len(self.labels))

    def means(self, hidden: Floats, real: Floats) -> Floats:
        """The mean states of the changed layers, each of length one, from the states after the lower layers."""
        return deep_means(self.layers, hidden, real)

    def _score(self, hidden: Floats, real: Floats) -> Floats:
        for layer in self.layers:
            hidden = layer.forward(hidden, real)
        absent = (1 - real)[..., None] * np.float32(1e9)
        heed = hidden @ self.asks - absent
        heed = np.exp(heed - heed.max(axis=1, keepdims=True))
        heed /= heed.sum(axis=1, keepdims=True)
        mean = np.einsum("ntd,nt->nd", hidden, real) / real.sum(axis=1, keepdims=True)
        whole = np.concatenate([mean, (hidden - absent).max(axis=1), hidden[:, 0]], axis=1)
        return np.asarray((heed * (hidden @ self.says)).sum(axis=1) + whole @ self.sums[:-1] + self.sums[-1])


@functools.cache
def load_reader(name: str) -> Reader:
    """The one reader of this name in this process, loaded at the first call. Raises EncoderError."""
    return Reader.load(name, load_encoder())
