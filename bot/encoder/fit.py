"""Fitting a head: weights by regularised maximum likelihood, calibration and gate on cross-validated predictions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.encoder.head import OUT_OF_SCOPE, Gate, Head, evidence, nearness, softmax
from bot.encoder.sentence import DIMENSIONS
from bot.encoder.weights import Floats
from bot.encoder.wording import COLUMNS, Wording

Integers = npt.NDArray[np.int64]

STRENGTH = 30.0
"""Weight of the data against the penalty, chosen on HWU64 (10 to 100 differ by half a point)."""
LAYER_SCALE = (0.7, 0.7, 1.0)
FOLDS = 4
UNSURE = 0.4
"""The share of right first guesses under which asking is kinder than guessing."""


def fit_head(texts: Sequence[str], vectors: Floats, labels: Sequence[str]) -> Head:
    """A head for `labels` from texts and their deep vectors [n, 1152]; the same input gives the same head.

    Where `labels` hold OUT_OF_SCOPE and more than one other label, the head gets a gate; else it never rejects.
    """
    names, targets = np.unique(np.asarray(labels), return_inverse=True)
    scale = np.repeat(np.asarray(LAYER_SCALE, np.float32), DIMENSIONS)
    design = _Design(texts, vectors, scale)
    folds = _folds(targets)
    held_out = np.zeros((len(texts), len(names)), np.float32)
    for fold in range(FOLDS):
        rest, part = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        held_out[part] = design.scores(design.fit(rest, targets, len(names)), part)
    temperature = _temperature(held_out, targets)
    head = Head(
        labels=tuple(str(name) for name in names),
        centre=design.centre,
        scale=scale,
        weights=design.expand(design.fit(np.arange(len(texts)), targets, len(names))),
        wording=design.wording,
        temperature=temperature,
        gate=None,
        anchors=np.zeros((0, DIMENSIONS), np.float32),
        unsure_below=0.0,
    )
    if OUT_OF_SCOPE not in head.labels or len(names) < 3:
        return head
    return _with_gate(head, held_out, targets, vectors, folds)


class _Design:
    """The matrix of features of all texts, dense vectors beside those word columns that occur."""

    def __init__(self, texts: Sequence[str], vectors: Floats, scale: Floats) -> None:
        from scipy.sparse import csr_matrix

        self.wording = Wording.fit(texts)
        self.centre = vectors.mean(axis=0)
        self._dense = np.asarray((vectors - self.centre) * scale, np.float32)
        found = [self.wording.features(text) for text in texts]
        columns = np.concatenate([np.asarray(row, np.int64) for row, _ in found])
        values = np.concatenate([row for _, row in found])
        starts = np.concatenate([[0], np.cumsum([len(row) for row, _ in found])])
        self._used, places = np.unique(columns, return_inverse=True)
        self._words = csr_matrix((values, places, starts), shape=(len(texts), len(self._used)), dtype=np.float32)

    def fit(self, rows: Integers, targets: Integers, classes: int) -> Floats:
        """Weights [dense + used columns + 1, classes] that fit `rows`."""
        from scipy.optimize import minimize

        dense, words = self._dense[rows], self._words[rows]
        turned = words.T.tocsr()
        width, height = dense.shape[1], dense.shape[1] + words.shape[1] + 1
        wanted = np.zeros((len(rows), classes), np.float32)
        wanted[np.arange(len(rows)), targets[rows]] = 1

        def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
            weights = flat.reshape(height, classes).astype(np.float32)
            shares = softmax(dense @ weights[:width] + words @ weights[width:-1] + weights[-1])
            surprise = -np.log(np.maximum(shares[wanted == 1], 1e-30)).sum(dtype=np.float64)
            error = (shares - wanted) * np.float32(STRENGTH)
            slope = np.concatenate([dense.T @ error, turned @ error, error.sum(axis=0, keepdims=True)])
            slope[:-1] += weights[:-1]
            penalty = 0.5 * np.square(weights[:-1], dtype=np.float64).sum()
            return float(STRENGTH * surprise + penalty), slope.astype(np.float64).ravel()

        start = np.zeros(height * classes)
        best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60})
        return np.asarray(best.x.reshape(height, classes), np.float32)

    def scores(self, weights: Floats, rows: Integers) -> Floats:
        """Logits of `rows`, [rows, classes]."""
        width = self._dense.shape[1]
        return np.asarray(
            self._dense[rows] @ weights[:width] + self._words[rows] @ weights[width:-1] + weights[-1], np.float32
        )

    def expand(self, weights: Floats) -> Floats:
        """`weights` with a row for every column there is."""
        width = self._dense.shape[1]
        full = np.zeros((width + COLUMNS + 1, weights.shape[1]), np.float32)
        full[:width], full[-1] = weights[:width], weights[-1]
        full[width + self._used] = weights[width:-1]
        return full


def _folds(targets: Integers) -> Integers:
    """A fold for each example, every label spread evenly over all folds, the same each time."""
    folds = np.zeros(len(targets), np.int64)
    dice = np.random.default_rng(0)
    for offset, target in enumerate(np.unique(targets)):
        places = dice.permutation(np.flatnonzero(targets == target))
        folds[places] = (np.arange(len(places)) + offset) % FOLDS
    return folds


def _temperature(logits: Floats, targets: Integers) -> float:
    """The divisor of logits that makes held-out probabilities most honest (Guo et al. 2017, "On calibration")."""
    choices = np.geomspace(0.25, 8, 61)
    rows = np.arange(len(targets))
    losses = [-np.log(np.maximum(softmax(logits / choice)[rows, targets], 1e-9)).mean() for choice in choices]
    return float(choices[int(np.argmin(losses))])


def _with_gate(head: Head, held_out: Floats, targets: Integers, vectors: Floats, folds: Integers) -> Head:
    from dataclasses import replace

    from sklearn.linear_model import LogisticRegression

    rest = head.labels.index(OUT_OF_SCOPE)
    outside = targets == rest
    last = vectors[:, -DIMENSIONS:]
    near = np.zeros(len(targets), np.float32)
    for fold in range(FOLDS):
        part = folds == fold
        near[part] = nearness(vectors[part], last[~part & ~outside])
    seen = evidence(held_out / head.temperature, rest, near)
    model = LogisticRegression(C=10.0, max_iter=1000).fit(seen, outside)
    gate = Gate(model.coef_[0].astype(np.float32), float(model.intercept_[0]))
    gated = replace(head, gate=gate, anchors=last[~outside].astype(np.float16).astype(np.float32))
    return gated
