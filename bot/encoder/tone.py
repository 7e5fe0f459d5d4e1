"""The tone of a text: what its vector, and its countable features, pull towards or away from being received well."""

from __future__ import annotations

import functools

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.encoder.sentence import load_encoder
from bot.encoder.tuned import path_of
from bot.encoder.weights import Floats
from bot.errors import EncoderError

FILE = path_of("reception")
"""Coefficients fitted by tuning/reception.py; docs/feedback.md names the data and its licence."""


def pull(text: str, features: Floats) -> float:
    """How many standard deviations better than most a text is received, by its features and by its vector.

    Raises EncoderError where the coefficients or the encoder are not there.
    """
    weights = _weights()
    vector = load_encoder().encode_low([text])[0]
    return float(features @ weights["features"] + vector @ weights["vector"] + weights["start"][0])


@functools.cache
def _weights() -> dict[str, Floats]:
    try:
        return {name: np.asarray(values) for name, values in load(FILE.read_bytes()).items()}
    except (OSError, SafetensorError) as error:
        raise EncoderError("The coefficients of reception cannot be read.") from error
