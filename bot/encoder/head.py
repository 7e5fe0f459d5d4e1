"""The head: sentence vectors and words to labels, each with the probability that it is right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

from bot.encoder.weights import Floats
from bot.encoder.wording import Wording

HEAD_FILE = "head.safetensors"
OUT_OF_SCOPE = "out_of_scope"
"""The label that stands for all the rest: where the training data has it, the gate decides about it."""


@dataclass(frozen=True)
class Gate:
    """Whether a text is ours at all: a logistic model over what the head sees (`evidence`), for the odds of out of scope."""

    weights: Floats
    bias: float

    def probability(self, evidence: Floats) -> Floats:
        """[n, 3] evidence to the probability of being out of scope, [n]."""
        return np.asarray(1 / (1 + np.exp(-(evidence @ self.weights + self.bias))), np.float32)


@dataclass(frozen=True)
class Head:
    """A multinomial logistic regression, calibrated by temperature, with a gate where the data had OUT_OF_SCOPE."""

    labels: tuple[str, ...]
    centre: Floats  # [dimensions]
    scale: Floats  # [dimensions]
    weights: Floats  # [dimensions + COLUMNS + 1, labels]; the last row is the bias
    wording: Wording
    temperature: float
    gate: Gate | None
    anchors: Floats  # [examples in scope, 384]; unit vectors, for how near a text is to anything known
    unsure_below: float  # confidence under which the first guess was wrong more often than right; 0 without a gate

    def rank(self, texts: Sequence[str], vectors: Floats) -> list[list[tuple[str, float]]]:
        """For each text with its deep vector, all labels with their probabilities, most probable first."""
        probabilities = self.probabilities(self.logits(texts, vectors), vectors)
        ranked = []
        for row in probabilities:
            order = np.argsort(-row, kind="stable")
            ranked.append([(self.labels[index], float(row[index])) for index in order])
        return ranked

    def logits(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """[n, labels], before calibration."""
        width = len(self.centre)
        scores = (vectors - self.centre) * self.scale @ self.weights[:width] + self.weights[-1]
        for row, text in enumerate(texts):
            columns, values = self.wording.features(text)
            scores[row] += values @ self.weights[width:-1][columns]
        return np.asarray(scores, np.float32)

    def probabilities(self, logits: Floats, vectors: Floats) -> Floats:
        """Calibrated probabilities, [n, labels], from logits and the deep vectors that gave them."""
        shares = softmax(logits / self.temperature)
        if self.gate is None:
            return shares
        rest = self.labels.index(OUT_OF_SCOPE)
        outside = self.gate.probability(evidence(logits / self.temperature, rest, nearness(vectors, self.anchors)))
        shares[:, rest] = 0
        shares *= ((1 - outside) / np.maximum(shares.sum(axis=1), 1e-9))[:, None]
        shares[:, rest] = outside
        return shares

    def save(self, path: Path) -> None:
        """Writes one safetensors file; nothing in it can run."""
        tensors = {"centre": self.centre, "scale": self.scale, "weights": self.weights, "rarity": self.wording.rarity}
        tensors["anchors"] = self.anchors.astype(np.float16)
        if self.gate:
            tensors["gate"] = np.append(self.gate.weights, self.gate.bias).astype(np.float32)
        about = {"labels": self.labels, "temperature": self.temperature, "unsure_below": self.unsure_below}
        save_file({name: np.ascontiguousarray(value) for name, value in tensors.items()}, path, {"head": json.dumps(about)})

    @classmethod
    def load(cls, path: Path) -> Head:
        """What `save` wrote."""
        with safe_open(path, framework="np") as file:
            about = json.loads(file.metadata()["head"])
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (not a dict)
        gate = tensors.get("gate")
        return cls(
            labels=tuple(about["labels"]),
            centre=tensors["centre"],
            scale=tensors["scale"],
            weights=tensors["weights"],
            wording=Wording(tensors["rarity"]),
            temperature=about["temperature"],
            gate=None if gate is None else Gate(gate[:-1], float(gate[-1])),
            anchors=tensors["anchors"].astype(np.float32),
            unsure_below=about["unsure_below"],
        )


def softmax(logits: Floats) -> Floats:
    """Logits to shares that sum to one, row by row."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def nearness(vectors: Floats, anchors: Floats) -> Floats:
    """The cosine of each deep vector's last layer to its nearest anchor, [n]."""
    return np.asarray((vectors[:, -anchors.shape[1] :] @ anchors.T).max(axis=1), np.float32)


def evidence(logits: Floats, rest: int, near: Floats) -> Floats:
    """What the gate weighs, [n, 3]: log odds of label `rest`, the best other logit, and the nearness to known texts."""
    others = np.delete(logits, rest, axis=1)
    top = others.max(axis=1)
    total = top + np.log(np.exp(others - top[:, None]).sum(axis=1))
    return np.stack([logits[:, rest] - total, top, near], axis=1).astype(np.float32)
