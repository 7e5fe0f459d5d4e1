"""What somebody does with a message (tells a hurt, asks, wants words …): a regression over the vectors of a message.

Fitted by `python -m tuning.acts` on messages of `tuning/natural`.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.encoder.head import LEAST, softmax
from bot.encoder.meaning import load_message_encoder
from bot.encoder.tuned import path_of
from bot.encoder.weights import Floats
from bot.errors import EncoderError

NAME = "acts"
_AGAIN = "What messages do cannot be read: run `python -m tuning.acts`."


def features(rows: Floats) -> Floats:
    """What is read of the rows of a MessageEncoder, [texts, columns]."""
    return np.maximum(rows, LEAST)


def acts(text: str) -> Mapping[str, float]:
    """How probable each act is, the likeliest first. Raises EncoderError where what was fitted is not there, or was
    fitted for other labels of the reader of intents."""
    (shares,) = acts_of([text])
    return dict(sorted(shares.items(), key=lambda one: -one[1]))


def acts_of(texts: Sequence[str]) -> list[Mapping[str, float]]:
    """How probable each act is in each text. Raises EncoderError as `acts` does."""
    labels, weights, start = _fitted()
    rows = features(load_message_encoder().encode_deep(texts))
    if rows.shape[1] != len(weights):
        raise EncoderError(_AGAIN)
    return [dict(zip(labels, map(float, row), strict=True)) for row in softmax(rows @ weights + start)]


@functools.cache
def about() -> dict[str, Any]:
    """What its fitting noted: the labels, and the sha256 of the reader of intents. Raises EncoderError."""
    return dict(json.loads(_packed()["about"].tobytes()))


@functools.cache
def _fitted() -> tuple[tuple[str, ...], Floats, Floats]:
    packed = _packed()
    return tuple(about()["labels"]), packed["weights"], packed["start"]


def _packed() -> dict[str, Floats]:
    try:
        packed = load(path_of(NAME).read_bytes())
        return {name: packed[name] for name in ("weights", "start", "about")}
    except (KeyError, OSError, SafetensorError, ValueError) as error:
        raise EncoderError(_AGAIN) from error
