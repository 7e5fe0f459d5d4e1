"""The reader that lays messages and keys of the library near each other where one answers the other.

The published encoder with changed upper layers, fitted by `python -m tuning.finding` on what judges found good
(docs/adr/0012-found-by-meaning.md).
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.encoder.layer import Layer
from bot.encoder.sentence import UPPER, WIDTH, SentenceEncoder, load_encoder, mean
from bot.encoder.tuned import path_of
from bot.encoder.weights import Floats
from bot.errors import EncoderError

NAME = "finding"


class FoundReader:
    """Texts to vectors; safe to share between threads. Another `mark`, where the vectors of texts are others."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        """Raises EncoderError where its file is missing or is none."""
        try:
            whole = path_of(NAME).read_bytes()
            packed = load(whole)
            changes = {key: values.astype(np.float32) for key, values in packed.items() if key != "about"}
            self._layers = [Layer(encoder.tensors, number, changes) for number in UPPER]
        except (KeyError, OSError, SafetensorError, ValueError) as error:
            raise EncoderError("The library cannot be searched: run `python -m tuning.finding`.") from error
        self._encoder = encoder
        self.mark = hashlib.sha256(whole).digest()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Texts to vectors of length one, [len(texts), 384]."""
        return self._encoder.read(texts, self._top, WIDTH)

    def _top(self, hidden: Floats, real: Floats) -> Floats:
        for layer in self._layers:
            hidden = layer.forward(hidden, real)
        return mean(hidden, real)


@functools.cache
def load_found_reader() -> FoundReader:
    """The one of this process, loaded at the first call. Raises EncoderError."""
    return FoundReader(load_encoder())
