"""The vectors that intents are read from: of the published upper layers, and of those tuned on Kith's own messages."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from bot.encoder.sentence import UPPER, WIDTH, SentenceEncoder, load_encoder
from bot.encoder.tuned import Reader, load_reader
from bot.encoder.weights import Floats

READER = "intents"
PUBLISHED = len(UPPER) * WIDTH
"""How many columns come from the published layers; as many from the tuned ones follow."""


class MessageEncoder:
    """The published vectors carry any meaning, the tuned ones the distinctions that Kith's topics need."""

    def __init__(self, encoder: SentenceEncoder, reader: Reader) -> None:
        self._encoder, self._reader = encoder, reader

    def encode_deep(self, texts: Sequence[str]) -> Floats:
        """Texts to vectors, [len(texts), 2304]: six mean states of length one beside each other."""
        return self._encoder.read(texts, self._vectors, 2 * PUBLISHED)

    def _vectors(self, hidden: Floats, real: Floats) -> Floats:
        return np.concatenate([self._encoder.means(hidden, real), self._reader.means(hidden, real)], axis=1)


@functools.cache
def load_message_encoder() -> MessageEncoder:
    """The one of this process, loaded at the first call. Raises EncoderError."""
    return MessageEncoder(load_encoder(), load_reader(READER))
