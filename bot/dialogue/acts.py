"""What somebody does with a message (tells a hurt, asks, wants words …): a regression over the vectors of a message.

Fitted by `python -m tuning.acts` on messages of `tuning/natural`.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping

import numpy as np
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.encoder.head import softmax
from bot.encoder.meaning import load_message_encoder
from bot.encoder.tuned import path_of
from bot.encoder.weights import Floats
from bot.errors import EncoderError

NAME = "acts"
LEAST = -12.0
"""The smallest logarithm of a share of the reader of intents that counts."""


def features(rows: Floats) -> Floats:
    """What is read of the rows of a MessageEncoder, [texts, columns]."""
    return np.maximum(rows, LEAST)


def acts(text: str) -> Mapping[str, float]:
    """How probable each act is, the likeliest first. Raises EncoderError where what was fitted is not there."""
    labels, weights, start = _fitted()
    row = features(load_message_encoder().encode_deep([text]))
    shares = softmax(row @ weights + start)[0]
    order = np.argsort(-shares, kind="stable")
    return {labels[place]: float(shares[place]) for place in order}


@functools.cache
def _fitted() -> tuple[tuple[str, ...], Floats, Floats]:
    try:
        packed = load(path_of(NAME).read_bytes())
        labels = tuple(json.loads(packed["labels"].tobytes()))
        return labels, packed["weights"], packed["start"]
    except (KeyError, OSError, SafetensorError, ValueError) as error:
        raise EncoderError("What messages do cannot be read: run `python -m tuning.acts`.") from error
