"""Quoting a person: their own words, short enough to hear."""

from __future__ import annotations

import re

LONGEST = 14  # words
_EDGES = " \t\n\"'“”‘’,;:-–—"


def quote(words: str, longest: int = LONGEST) -> str:
    """The words on one line without their quotation marks and closing full stop, cut after `longest` words."""
    flat = re.sub(r"\s+", " ", words).strip(_EDGES)
    flat = flat[:-1].rstrip() if flat.endswith(".") and not flat.endswith("..") else flat
    pieces = flat.split(" ")
    if len(pieces) > longest:
        return " ".join(pieces[:longest]).rstrip(_EDGES + ".") + "…"
    return flat if len(flat) <= 140 else flat[:139].rstrip() + "…"
