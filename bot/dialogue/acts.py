"""What somebody does with a message: tells a hurt, asks, wants words …"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.dialogue.regression import Regression

ACTS = Regression("acts")
"""Fitted by `python -m tuning.acts` on messages of `tuning/natural`."""


def acts(text: str) -> Mapping[str, float]:
    """How probable each act is, the likeliest first. Raises EncoderError where that cannot be read."""
    return acts_of([text])[0]


def acts_of(texts: Sequence[str]) -> list[Mapping[str, float]]:
    """How probable each act is in each text, the likeliest first. Raises EncoderError as `acts` does."""
    return ACTS.shares(texts)
