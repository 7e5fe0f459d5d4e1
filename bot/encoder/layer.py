"""One transformer layer of the sentence encoder, in numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.encoder.weights import Floats

HEADS = 12
_EPSILON = np.float32(1e-12)
_ROOT_HALF = np.float32(0.5**0.5)


class Layer:
    """Layer `number` of the model, as published or with low-rank `changes` that were learned.

    With several changes, None for as published, it is several layers in one: texts are given in as many equal shares,
    one after the other. What they have in common is computed at once, and its weights are fetched from memory once.
    Weights are [out, in], as the file has them; a change is NAME.up [out, rank] and NAME.down [rank, in] beside the
    NAME.weight to which their product would be added. It never is: that would cost memory, and hardly saves time.
    """

    def __init__(self, tensors: Mapping[str, Floats], number: int, *changes: Mapping[str, Floats] | None) -> None:
        prefix = f"encoder.layer.{number}."

        def norm(name: str) -> tuple[Floats, Floats]:
            return tensors[f"{prefix}{name}.weight"], tensors[f"{prefix}{name}.bias"]

        def linear(name: str) -> _Linear:
            path = prefix + name
            pairs = (None if one is None else (one[f"{path}.up"], one[f"{path}.down"]) for one in changes or (None,))
            return _Linear(*norm(name), tuple(pairs))

        self._query, self._key, self._value = (linear(f"attention.self.{name}") for name in ("query", "key", "value"))
        self._mix, self._mix_norm = linear("attention.output.dense"), norm("attention.output.LayerNorm")
        self._widen, self._narrow = linear("intermediate.dense"), linear("output.dense")
        self._norm = norm("output.LayerNorm")

    def forward(self, hidden: Floats, real: Floats) -> Floats:
        """[texts, tokens, 384] to the same; `real` [texts, tokens] is 1 for a token and 0 for padding."""
        count, length, width = hidden.shape

        def heads(linear: _Linear) -> Floats:
            return linear.apply(hidden).reshape(count, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)

        query, key, value = heads(self._query), heads(self._key), heads(self._value)
        scores = query @ key.transpose(0, 1, 3, 2)
        scores *= np.float32((width // HEADS) ** -0.5)
        if not real.all():
            scores += (real[:, None, None, :] - 1) * np.float32(1e9)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = self._mix.apply((scores @ value).transpose(0, 2, 1, 3).reshape(count, length, width))
        mixed += hidden
        hidden = normalise(mixed, *self._mix_norm)
        narrowed = self._narrow.apply(_gelu(self._widen.apply(hidden)))
        narrowed += hidden
        return normalise(narrowed, *self._norm)


def normalise(values: Floats, scale: Floats, shift: Floats) -> Floats:
    """Layer normalisation over the last of three axes."""
    centred = values - values.mean(axis=-1, keepdims=True)
    variance = np.einsum("ntd,ntd->nt", centred, centred)[..., None] / np.float32(values.shape[-1])
    centred /= np.sqrt(variance + _EPSILON)
    centred *= scale
    centred += shift
    return np.asarray(centred)


@dataclass(frozen=True)
class _Linear:
    weight: Floats
    bias: Floats
    changes: tuple[tuple[Floats, Floats] | None, ...]

    def apply(self, values: Floats) -> Floats:
        """[texts, tokens, in] to [texts, tokens, out]."""
        rows = values.reshape(-1, values.shape[-1])
        # BLAS is a quarter faster on the few rows of one message this way round, on the many of a batch the other way.
        flat = np.ascontiguousarray((self.weight @ rows.T).T) if len(rows) < 64 else rows @ self.weight.T
        share = len(rows) // len(self.changes)
        for number, change in enumerate(self.changes):
            if change is not None:
                up, down = change
                mine = slice(number * share, (number + 1) * share)
                flat[mine] += (rows[mine] @ down.T) @ up.T
        flat += self.bias
        return flat.reshape(*values.shape[:-1], self.weight.shape[0])


def _gelu(values: Floats) -> Floats:
    """x·Φ(x) = max(x, 0) - |x|·erfc(|x|/√2)/2, with erfc by Abramowitz and Stegun 7.1.26 (error below 2e-7).

    In place where it can be: what these large arrays cost is the memory that is touched.
    """
    scaled = np.abs(values)
    scaled *= _ROOT_HALF
    step = scaled * np.float32(0.3275911)
    step += 1
    np.reciprocal(step, out=step)
    series = step * np.float32(1.061405429)
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series += np.float32(term)
        series *= step
    np.multiply(scaled, scaled, out=step)
    np.negative(step, out=step)
    series *= np.exp(step, out=step)
    scaled *= _ROOT_HALF
    series *= scaled
    mapped = np.maximum(values, 0, out=step)
    mapped -= series
    return mapped
