"""The second ear: what a message is like, by its meaning, where no phrase was found; learned from reviewed examples."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from bot.coaching.safety.levels import NOTHING, Concern, Level, Seen

Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
"""Texts to vectors [n, 1152]; see bot.encoder.sentence."""

SURE_OF_WORRY = 0.92
SURE_OF_DANGER = 0.985
"""Probabilities from which it counts, chosen on examples held out: below, near-misses begin to raise alarms."""
NO_DOUBT = 0.015
"""Probability of nothing under which the likelier of worry and danger counts."""
NOTHING_LABEL = "none"
LONGEST = 400
"""Characters; longer messages are left to the phrases."""


@dataclass(frozen=True)
class Echo:
    """A logistic regression over sentence vectors, its weights kept in 8 bits so that they can be read as text."""

    labels: tuple[str, ...]
    weights: npt.NDArray[np.int8]  # [1152, labels]
    scales: Floats  # [labels]
    biases: Floats  # [labels]

    def hear(self, text: str, encode: Encode) -> Seen:
        """What `text` is most like, or nothing where it is not sure."""
        scores = encode([text])[0] @ self.weights.astype(np.float32) * self.scales + self.biases
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        total: dict[str, float] = {"none": 0.0, "watch": 0.0, "urgent": 0.0}
        best: dict[str, tuple[float, str]] = {"watch": (0.0, ""), "urgent": (0.0, "")}
        for label, share in zip(self.labels, shares, strict=True):
            level, _, concern = label.partition(":")
            total[level] += float(share)
            if concern:
                best[level] = max(best[level], (float(share), concern))
        level_heard: Level
        if total["urgent"] >= SURE_OF_DANGER or (total["none"] < NO_DOUBT and total["urgent"] > total["watch"]):
            level_heard = "urgent"
        elif 1 - total["none"] >= SURE_OF_WORRY:
            level_heard = "watch"
        else:
            return NOTHING
        likeliest = best["urgent"] if level_heard == "urgent" else max(best.values())
        return Seen(level_heard, cast(Concern, likeliest[1]))

    def pack(self) -> str:
        """The whole as lines of text."""
        about = {"labels": self.labels, "scales": self.scales.tolist(), "biases": self.biases.tolist()}
        head = json.dumps(about).encode()
        packed = len(head).to_bytes(4, "big") + head + self.weights.tobytes()
        return base64.b64encode(packed).decode("ascii")

    @classmethod
    def unpack(cls, text: str) -> Echo:
        """What `pack` made. Raises ValueError where it is something else."""
        try:
            packed = base64.b64decode("".join(text.split()), validate=True)
            length = int.from_bytes(packed[:4], "big")
            about = json.loads(packed[4 : 4 + length])
            labels = tuple(about["labels"])
            weights = np.frombuffer(packed[4 + length :], np.int8).reshape(-1, len(labels))
            return cls(
                labels, weights, np.asarray(about["scales"], np.float32), np.asarray(about["biases"], np.float32)
            )
        except (KeyError, UnicodeDecodeError, ValueError) as error:
            raise ValueError("echo: not what learning writes") from error
