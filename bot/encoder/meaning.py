"""What intents are read from: the published vectors of a message, and what the reader of Kith's intents makes of it."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from bot.encoder.memo import Memo
from bot.encoder.sentence import UPPER, WIDTH, SentenceEncoder, load_encoder
from bot.encoder.together import Together
from bot.encoder.tuned import Reader, load_reader
from bot.encoder.weights import Floats

READER = "intents"
PUBLISHED = len(UPPER) * WIDTH
"""How many columns the published vectors have; the reader's follow, one for each of its labels."""


class MessageEncoder:
    """The published vectors carry any meaning, the reader the distinctions that Kith's topics need."""

    def __init__(self, encoder: SentenceEncoder, reader: Reader) -> None:
        self.encoder, self.reader = encoder, reader
        self._together = Together(encoder, reader)
        self.labels = reader.labels
        self.memo = Memo()

    def encode_deep(self, texts: Sequence[str]) -> Floats:
        """Texts to [len(texts), 1152 + labels]: three mean states of length one, and the logarithms of the shares that
        the reader gives to its labels."""
        rows = self.memo.rows(
            texts, lambda texts: self.encoder.read(texts, self.top, self.columns, self._together.states)
        )
        if len(texts) == 1:  # a message at hand: somebody may ask about it again
            self.memo.tell(texts[0], rows[0])
        return rows

    def encode(self, text: str) -> Floats:
        """The published vector of a text, of length one, [384]; as quick as a look-up where it was encoded before."""
        return np.asarray(self.encode_deep([text])[0, PUBLISHED - WIDTH : PUBLISHED])

    @property
    def columns(self) -> int:
        """How many columns a row has."""
        return PUBLISHED + len(self.labels)

    def top(self, hidden: Floats, real: Floats) -> Floats:
        """The rows from the states that the two go on from, [texts, columns]; see SentenceEncoder.read."""
        means, (scores,) = self._together.top(hidden, real)
        return self.joined(means, scores)

    def joined(self, means: Floats, scores: Floats) -> Floats:
        """The rows from the published vectors, [texts, 1152], and the reader's logits, [texts, labels], as it finds."""
        scores = scores - scores.max(axis=1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return np.concatenate([means, scores], axis=1)


@functools.cache
def load_message_encoder() -> MessageEncoder:
    """The one of this process, loaded at the first call. Raises EncoderError."""
    return MessageEncoder(load_encoder(), load_reader(READER))
