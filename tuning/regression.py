"""A regression over the vectors of messages: fitting, and writing what a `bot.dialogue.regression.Regression` reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression

from bot.encoder.meaning import READER
from bot.encoder.tuned import path_of
from tuning.task import Floats

LEAST_SPREAD = 0.01
"""What varies less counts as if it varied so much."""


class Fit:
    """The coefficients for `labels` of `rows`, the features of messages, [texts, columns], with so much `strength`."""

    def __init__(self, rows: Floats, labels: Sequence[str], strength: float) -> None:
        self._mean, self._spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), LEAST_SPREAD)
        self._model = LogisticRegression(C=strength, max_iter=1000).fit(self._scaled(rows), labels)
        self.labels: list[str] = self._model.classes_.tolist()

    def shares(self, rows: Floats) -> npt.NDArray[np.float64]:
        """How probable each label is, [texts, labels]."""
        return np.asarray(self._model.predict_proba(self._scaled(rows)))

    def write(self, name: str) -> Path:
        """Writes the coefficients, and where."""
        weights = (self._model.coef_ / self._spread).T
        reader = hashlib.sha256(path_of(READER).read_bytes()).hexdigest()
        about = {"labels": self.labels, "reader": reader}
        packed = {
            "weights": np.ascontiguousarray(weights, np.float32),
            "start": np.asarray(self._model.intercept_ - self._mean @ weights, np.float32),
            "about": np.frombuffer(json.dumps(about).encode(), np.uint8),
        }
        path = path_of(name)
        save_file(packed, path)
        path.chmod(0o644)
        return path

    def _scaled(self, rows: Floats) -> Floats:
        return np.asarray((rows - self._mean) / self._spread)
