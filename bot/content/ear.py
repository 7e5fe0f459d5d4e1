"""The ears for drafts and for danger: what was fitted on labelled examples, loaded where it is first needed."""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load

from bot.coaching import review, safety
from bot.coaching.review import Heard
from bot.coaching.safety import Seen, Situation
from bot.coaching.safety.ear import SPANISH_WORRY
from bot.coaching.safety.levels import NOTHING
from bot.coaching.safety.ngrams import Grams
from bot.coaching.safety.tongue import SPOKEN, language_of, may_be_foreign
from bot.encoder.grammar import parse
from bot.encoder.language import language_in
from bot.encoder.tone import pull
from bot.encoder.tuned import load_reader, path_of
from bot.encoder.weights import Floats
from bot.errors import EncoderError, whereabouts
from bot.memory import give_back
from bot.unread import unread

log = logging.getLogger(__name__)


def hear(kind: str, text: str, matched: Mapping[str, str]) -> Mapping[str, Heard]:
    """What is in a draft by its meaning; nothing where the reader or the grammar is not there."""
    try:
        return _drafts().hear(kind, text, matched)
    except EncoderError as error:
        log.error("Drafts are read by patterns alone: %s", error)
        return {}


def scores_of(text: str) -> Floats | None:
    """What the reader of drafts hears in a text for every kind, as log-odds. Raises EncoderError."""
    return _drafts().scores(text)


def tone(text: str, features: Floats) -> float:
    """How a text is received by its tone, in standard deviations; 0 where what was fitted is not there."""
    try:
        return pull(text, features)
    except EncoderError as error:
        log.error("How drafts are received is not told: %s", error)
        return 0.0


def listen(pieces: Sequence[str], situation: Situation, found: Seen) -> Seen:
    """What a message in pieces is by its meaning, weighed with what the phrases found; Spanish has an ear of its own.

    What is surely in a third language is left to the phrases. What it raises is logged too: the screen goes on
    without it and says nothing.
    """
    try:
        whole = " ".join(pieces)
        language = language_of(whole) or (language_in(whole) if may_be_foreign(whole) else None)
        if language not in (None, *SPOKEN):
            return NOTHING
        ear = _spanish() if language == "es" else _danger()
        return ear.hear(pieces, situation, found)
    except Exception as error:
        log.error("Danger is read by phrases alone: %s", whereabouts(error))
        raise


@functools.cache
def _danger() -> safety.Ear:
    reader = load_reader("safety")
    mixes = {name: safety.Mix(**numbers) for name, numbers in reader.about["mixes"].items()}
    return safety.Ear(reader.labels, mixes["any"], mixes["urgent"], reader.scores)


def spanish() -> tuple[Grams, dict[str, Any]]:
    """The linear model for Spanish, and what its fitting noted. Raises EncoderError where there is none."""
    try:
        tensors = load(path_of("spanish").read_bytes())
        about = json.loads(tensors["about"].tobytes())
        return Grams(tensors["rarity"], tensors["weights"], tensors["start"], about["senses"]), about
    except (KeyError, OSError, SafetensorError, ValueError) as error:
        raise EncoderError("The ear for Spanish cannot be read: run `python -m tuning.spanish`.") from error


@functools.cache
def _spanish() -> safety.Ear:
    model, about = spanish()
    mixes = {name: safety.Mix(**numbers) for name, numbers in about["mixes"].items()}
    return safety.Ear(tuple(about["labels"]), mixes["any"], mixes["urgent"], model.scores, SPANISH_WORRY)


@functools.cache
def _drafts() -> review.Ear:
    reader = load_reader("drafts")
    mixes = {label: review.Mix(*numbers) for label, numbers in reader.about["mixes"].items()}
    with unread({"langcodes"}):  # 10 MB that spaCy asks only about a language that it does not know
        parse("")
    give_back()
    return review.Ear(reader.labels, mixes, reader.attend, parse)
