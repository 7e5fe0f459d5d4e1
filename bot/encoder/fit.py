"""Fitting a head: weights by regularised maximum likelihood, the rest on cross-validated predictions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bot.encoder.head import OUT_OF_SCOPE, Head, softmax, told
from bot.encoder.meaning import PUBLISHED
from bot.encoder.weights import Floats
from bot.encoder.wording import COLUMNS, Wording

Integers = npt.NDArray[np.int64]

STRENGTH = 30.0
"""Weight of the data against the penalty, chosen on HWU64 (10 to 100 differ by half a point)."""
LAYER_SCALE = (0.7, 0.7, 1.0)
"""How much each layer's mean state counts."""
KNOWN = 0.9
"""The share of the labels that the reader of intents must know to be heard: it says nothing about other intents."""
DIRECTIONS = 512
"""Principal directions of the vectors that are fitted; the rest holds 2 % of the variance and half of the time."""
FOLDS = 4
ENOUGH = 3500
"""Held-out examples after which the remaining folds would tell little more."""
UNSURE = 1 / 3
"""The share of right first guesses under which asking is kinder than guessing."""
FALSE_REJECTION = 6.0
"""How much worse it is to turn away a message that is ours than to take one that is not, rate against rate."""


def fit_head(texts: Sequence[str], vectors: Floats, labels: Sequence[str], known: Sequence[str] = ()) -> Head:
    """A head for `labels` from texts and their vectors [n, 1152 + len(known)]; the same input gives the same head.

    The last columns are what the reader of intents makes of its labels, `known`. Where `labels` hold OUT_OF_SCOPE, the
    head leans towards that label and knows when to ask; else it always guesses.
    """
    names, targets = np.unique(np.asarray(labels), return_inverse=True)
    design = _Design(texts, vectors[:, :PUBLISHED])
    logits, rows = _held_out(design, targets, len(names))
    held_out = targets[rows]
    sharpness = _temperature(logits, held_out)
    heard = _heard(names.tolist(), known)
    logits = logits / sharpness + told(vectors[rows, PUBLISHED:], heard)
    weights = design.expand(design.fit(np.arange(len(texts)), targets, len(names))) / sharpness
    unsure_below = 0.0
    scoped = OUT_OF_SCOPE in names and len(names) > 1
    if scoped:
        outside = int(np.flatnonzero(names == OUT_OF_SCOPE)[0])
        lean = _lean(logits, held_out, outside)
        logits[:, outside] += lean
        weights[-1, outside] += lean
    temperature = _temperature(logits, held_out)
    if scoped:
        unsure_below = _unsure_below(softmax(logits / temperature), held_out)
    return Head(
        labels=tuple(str(name) for name in names),
        centre=design.centre,
        weights=weights,
        wording=design.wording,
        heard=heard,
        temperature=temperature,
        unsure_below=unsure_below,
    )


class _Design:
    """The matrix of features of all texts, dense vectors beside those word columns that occur."""

    def __init__(self, texts: Sequence[str], vectors: Floats) -> None:
        from scipy.sparse import csr_matrix

        self.wording = Wording.fit(texts)
        self.centre = vectors.mean(axis=0)
        scale = np.repeat(np.asarray(LAYER_SCALE, np.float32), vectors.shape[1] // len(LAYER_SCALE))
        scaled = vectors - self.centre
        scaled *= scale
        _, directions = np.linalg.eigh(scaled.T @ scaled)
        self._dense = np.asarray(scaled @ directions[:, -DIRECTIONS:], np.float32)
        self._turn = np.asarray(scale[:, None] * directions[:, -DIRECTIONS:], np.float32)
        del scaled
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
        best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 40, "maxcor": 6})
        return np.asarray(best.x.reshape(height, classes), np.float32)

    def scores(self, weights: Floats, rows: Integers) -> Floats:
        """Logits of `rows`, [rows, classes]."""
        width = self._dense.shape[1]
        return np.asarray(
            self._dense[rows] @ weights[:width] + self._words[rows] @ weights[width:-1] + weights[-1], np.float32
        )

    def expand(self, weights: Floats) -> Floats:
        """`weights` in terms of the whole vector and of every column there is, as a head has them."""
        width, deep = self._dense.shape[1], len(self.centre)
        full = np.zeros((deep + COLUMNS + 1, weights.shape[1]), np.float32)
        full[:deep], full[-1] = self._turn @ weights[:width], weights[-1]
        full[deep + self._used] = weights[width:-1]
        return full


def _heard(names: Sequence[str], known: Sequence[str]) -> tuple[int, ...]:
    """For each label its place among those that the reader knows, or -1; empty where it knows too few."""
    places = tuple(known.index(name) if name in known else -1 for name in names)
    return places if np.mean([place >= 0 for place in places]) >= KNOWN else ()


def _held_out(design: _Design, targets: Integers, classes: int) -> tuple[Floats, Integers]:
    """Logits of examples by weights that were fitted without them, and which these are; at least ENOUGH, or all."""
    folds = _folds(targets)
    logits, rows, count = [], [], 0
    for fold in range(FOLDS):
        part = np.flatnonzero(folds == fold)
        logits.append(design.scores(design.fit(np.flatnonzero(folds != fold), targets, classes), part))
        rows.append(part)
        count += len(part)
        if count >= ENOUGH:
            break
    return np.concatenate(logits), np.concatenate(rows)


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


def _lean(logits: Floats, targets: Integers, outside: int) -> float:
    """What to add to the logit of label `outside`: where its recall, less the price of false rejections, is best."""
    others = np.delete(logits, outside, axis=1).max(axis=1)
    is_outside = targets == outside
    margins = others - logits[:, outside]
    choices = np.linspace(0, 6, 61)
    gains = [
        (margins[is_outside] < choice).mean() - FALSE_REJECTION * (margins[~is_outside] < choice).mean()
        for choice in choices
    ]
    return float(choices[int(np.argmax(gains))])


def _unsure_below(shares: Floats, targets: Integers) -> float:
    """The highest probability under which no more than the share UNSURE of first guesses was right."""
    tops = shares.max(axis=1)
    order = np.argsort(tops)
    right = (shares.argmax(axis=1) == targets)[order]
    rates = np.cumsum(right) / np.arange(1, len(right) + 1)
    poor = np.flatnonzero(rates <= UNSURE)
    return float(tops[order][poor[-1]]) if len(poor) else 0.0
