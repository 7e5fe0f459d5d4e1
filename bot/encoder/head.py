"""The head: sentence vectors and words to labels, each with the probability that it is right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load, save

from bot.encoder.weights import Floats
from bot.encoder.wording import Wording

HEAD_FILE = "head.safetensors"
RANKING_LENGTH = 10
"""How many labels a ranking shows."""
OUT_OF_SCOPE = "out_of_scope"
"""The label of what is none of ours; where the training data has it, fitting leans towards it as far as that pays."""

HEED = 2.0
"""How much the reader of intents counts beside the head, chosen on the messages of the second author in tests/nlu."""
LEAST = -12.0
"""The logarithm of the smallest share that the reader can give."""


@dataclass(frozen=True)
class Head:
    """A multinomial logistic regression over deep vectors and words, multiplied with what the reader of intents makes
    of the message where that knows the labels, and calibrated by temperature."""

    labels: tuple[str, ...]
    centre: Floats  # [1152]
    weights: Floats  # [1152 + COLUMNS + 1, labels]; the last row is the bias
    wording: Wording
    heard: tuple[int, ...]  # for each label its place among the reader's, or -1; empty: the reader is left out
    temperature: float
    unsure_below: float  # probability under which a first guess was wrong more often than right; 0: it always guesses

    def rank(self, texts: Sequence[str], vectors: Floats) -> list[list[tuple[str, float]]]:
        """For each text with its vector, all labels with their probabilities, most probable first."""
        ranked = []
        for row in softmax(self.logits(texts, vectors) / self.temperature):
            order = np.argsort(-row, kind="stable")
            ranked.append([(self.labels[index], float(row[index])) for index in order])
        return ranked

    def logits(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """[n, labels], before calibration."""
        width = len(self.centre)
        scores = (vectors[:, :width] - self.centre) @ self.weights[:width] + self.weights[-1]
        for row, text in enumerate(texts):
            columns, values = self.wording.features(text)
            scores[row] += values @ self.weights[width:-1][columns]
        return np.asarray(scores + told(vectors[:, width:], self.heard), np.float32)

    def pack(self) -> bytes:
        """The head as a safetensors file; nothing in it can run."""
        about = {
            "labels": self.labels,
            "heard": self.heard,
            "temperature": self.temperature,
            "unsure_below": self.unsure_below,
        }
        tensors = {"centre": self.centre, "weights": self.weights, "rarity": self.wording.rarity}
        tensors["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
        return bytes(save(tensors))

    @classmethod
    def unpack(cls, packed: bytes) -> Head:
        """What `pack` made. Raises ValueError where it is something else."""
        try:
            tensors = load(packed)
            about = json.loads(tensors["about"].tobytes())
            return cls(
                labels=tuple(about["labels"]),
                centre=tensors["centre"],
                weights=tensors["weights"],
                wording=Wording(tensors["rarity"]),
                heard=tuple(about["heard"]),
                temperature=about["temperature"],
                unsure_below=about["unsure_below"],
            )
        except (SafetensorError, KeyError) as error:
            raise ValueError("not a head") from error


def told(shares: Floats, heard: Sequence[int]) -> Floats | float:
    """What the reader's `shares` (logarithms) add to the logits of labels that it has at the places `heard`."""
    if not heard:
        return 0.0
    places = np.asarray(heard)
    known = np.where(places >= 0, np.maximum(shares[:, places], LEAST), -np.log(len(places)))
    return np.asarray(HEED * known, np.float32)


def softmax(logits: Floats) -> Floats:
    """Logits to shares that sum to one, row by row."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)
