"""The published upper layers and those of readers as one: at the few words of a message, what costs is the weights."""

from __future__ import annotations

import numpy as np

from bot.encoder.layer import Layer
from bot.encoder.sentence import UPPER, SentenceEncoder, mean
from bot.encoder.tuned import Reader
from bot.encoder.weights import Floats


class Together:
    """Reads for all at once what each would read alone; the numbers differ in the sixth digit."""

    def __init__(self, encoder: SentenceEncoder, *readers: Reader) -> None:
        changes = (None, *(reader.changes for reader in readers))
        self._readers = readers
        self._layers = [Layer(encoder.tensors, number, *changes) for number in UPPER]

    def top(self, hidden: Floats, real: Floats) -> tuple[Floats, list[Floats]]:
        """From the states after the lower layers: the published vectors, [texts, 1152], and each reader's logits,
        [texts, labels]; see SentenceEncoder.read."""
        texts, shares = len(hidden), 1 + len(self._readers)
        states, marks = np.concatenate([hidden] * shares), np.concatenate([real] * shares)
        means = []
        for layer in self._layers:
            states = layer.forward(states, marks)
            means.append(mean(states[:texts], real))
        _, *theirs = np.split(states, shares)
        scores = [reader.hear(states, real) for reader, states in zip(self._readers, theirs, strict=True)]
        return np.concatenate(means, axis=1), scores
