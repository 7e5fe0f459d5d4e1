"""The published upper layers and those of readers as one: at the few words of a message, what costs is the weights."""

from __future__ import annotations

import numpy as np

from bot.encoder.layer import Layer
from bot.encoder.sentence import UPPER, SentenceEncoder, mean
from bot.encoder.tuned import Reader
from bot.encoder.weights import Floats


class Together:
    """Reads for all at once what each would read alone; the numbers differ in the sixth digit.

    `states` are those that `top` goes on from: see SentenceEncoder.read.
    """

    def __init__(self, encoder: SentenceEncoder, *readers: Reader) -> None:
        changes = (None, *(reader.changes for reader in readers))
        lower = (None, *(reader.changes for reader in readers if reader.has_all_layers))
        self._readers = readers
        self._layers = [Layer(encoder.tensors, number, *changes) for number in UPPER]
        self._below = [Layer(encoder.tensors, number, *lower) for number in range(UPPER.start) if len(lower) > 1]
        self.states = encoder.embed if self._below else encoder.states

    def top(self, hidden: Floats, real: Floats) -> tuple[Floats, list[Floats]]:
        """From `states` of texts: the published vectors, [texts, 1152], and each reader's logits, [texts, labels]."""
        texts, shares = len(hidden), 1 + len(self._readers)
        states, marks = self._lower(hidden, real), np.concatenate([real] * shares)
        means = []
        for layer in self._layers:
            states = layer.forward(states, marks)
            means.append(mean(states[:texts], real))
        _, *theirs = np.split(states, shares)
        scores = [reader.hear(states, real) for reader, states in zip(self._readers, theirs, strict=True)]
        return np.concatenate(means, axis=1), scores

    def _lower(self, hidden: Floats, real: Floats) -> Floats:
        """The states after the lower layers, as published and for each reader, one share after the other."""
        shares = 1 + sum(reader.has_all_layers for reader in self._readers)
        states, marks = np.concatenate([hidden] * shares), np.concatenate([real] * shares)
        for layer in self._below:
            states = layer.forward(states, marks)
        published, *own = np.split(states, shares)
        theirs = iter(own)
        return np.concatenate([published, *(next(theirs) if r.has_all_layers else published for r in self._readers)])
