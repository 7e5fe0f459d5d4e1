"""The ear for drafts: what was fitted on labelled drafts and rated answers, loaded at the first draft."""

from __future__ import annotations

import functools
import logging
from collections.abc import Mapping

from bot.coaching.review import Ear, Heard, Mix
from bot.encoder.grammar import parse
from bot.encoder.tone import pull
from bot.encoder.tuned import load_reader
from bot.encoder.weights import Floats
from bot.errors import EncoderError

log = logging.getLogger(__name__)


def hear(kind: str, text: str, matched: Mapping[str, str]) -> Mapping[str, Heard]:
    """What is in a draft by its meaning; nothing where the reader or the grammar is not there."""
    try:
        return _ear().hear(kind, text, matched)
    except EncoderError as error:
        log.error("Drafts are read by patterns alone: %s", error)
        return {}


def tone(text: str, features: Floats) -> float:
    """How a text is received by its tone, in standard deviations; 0 where what was fitted is not there."""
    try:
        return pull(text, features)
    except EncoderError as error:
        log.error("How drafts are received is not told: %s", error)
        return 0.0


@functools.cache
def _ear() -> Ear:
    reader = load_reader("drafts")
    mixes = {label: Mix(*numbers) for label, numbers in reader.about["mixes"].items()}
    return Ear(reader.labels, mixes, reader.scores, parse)
