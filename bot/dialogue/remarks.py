"""What somebody types where their words to somebody are awaited: those words, or what they say of them to Kith."""

from __future__ import annotations

from collections.abc import Mapping

from bot.dialogue.regression import Regression

READER = Regression("remarks")
"""Fitted by `python -m tuning.remarks` on messages of `tuning/remarks`, on drafts and on first messages."""


def remarks(text: str) -> Mapping[str, float]:
    """How probable a draft and each remark is, the likeliest first. Raises EncoderError where that cannot be read."""
    return READER.shares([text])[0]
