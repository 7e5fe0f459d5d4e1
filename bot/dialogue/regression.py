"""A regression over the vectors of a message: how probable each of a few labels is, such as what is done with it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.encoder.head import LEAST, softmax
from bot.encoder.meaning import load_message_encoder
from bot.encoder.tuned import path_of
from bot.encoder.weights import Floats
from bot.errors import EncoderError


def features(rows: Floats) -> Floats:
    """What is read of the rows of a MessageEncoder, [texts, columns]."""
    return np.maximum(rows, LEAST)


class Regression:
    """The one of that name, fitted by `python -m tuning.NAME` and read from its file when first asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._again = f"What tuning.{name} fitted cannot be read: run `python -m tuning.{name}`."

    def shares(self, texts: Sequence[str]) -> list[Mapping[str, float]]:
        """How probable each label is of each text, the likeliest first. Raises EncoderError where what was fitted is
        not there, or was fitted for other labels of the reader of intents."""
        labels, weights, start = self._fitted
        rows = features(load_message_encoder().encode_deep(texts))
        if rows.shape[1] != len(weights):
            raise EncoderError(self._again)
        return [_sorted(labels, row) for row in softmax(rows @ weights + start)]

    @property
    def about(self) -> dict[str, Any]:
        """What its fitting noted: the labels, and the sha256 of the reader of intents. Raises EncoderError."""
        return dict(json.loads(self._packed["about"].tobytes()))

    @cached_property
    def _fitted(self) -> tuple[tuple[str, ...], Floats, Floats]:
        return tuple(self.about["labels"]), self._packed["weights"], self._packed["start"]

    @cached_property
    def _packed(self) -> dict[str, Floats]:
        try:
            packed = load(path_of(self.name).read_bytes())
            return {name: packed[name] for name in ("weights", "start", "about")}
        except (KeyError, OSError, SafetensorError, ValueError) as error:
            raise EncoderError(self._again) from error


def _sorted(labels: Sequence[str], row: Floats) -> Mapping[str, float]:
    shares = dict(zip(labels, map(float, row), strict=True))
    return dict(sorted(shares.items(), key=lambda one: -one[1]))
