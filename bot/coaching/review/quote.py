"""Quoting a person: their own words, short enough to hear."""

from __future__ import annotations

import re

LONGEST = 14  # words
LONGEST_LINE = 140  # characters
_LEADING = re.compile(r"^(?:but|and|so|because)\b[ ,]*", re.IGNORECASE)
_EDGES = " \t\n\"'“”‘’,;:-–—"


def quote(words: str, longest: int = LONGEST) -> str:
    """The words on one line without a leading conjunction, their quotation marks and closing punctuation, cut after
    `longest` words."""
    flat = _LEADING.sub("", re.sub(r"\s+", " ", words).strip(_EDGES)).rstrip(_EDGES + ".!?")
    pieces = flat.split(" ")
    if len(pieces) > longest:
        return " ".join(pieces[:longest]).rstrip(_EDGES + ".!?") + "…"
    return flat if len(flat) <= LONGEST_LINE else flat[: LONGEST_LINE - 1].rstrip() + "…"
