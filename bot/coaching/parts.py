"""The parts of a message that may be about different things."""

from __future__ import annotations

import re

_SEAMS = re.compile(
    r"(?<=[.!?…])\s+|\n+|;\s+"
    r"|,?\s+(?:and\s+|oh\s+|but\s+)?(?:also|btw|by the way|another thing|one more thing|besides)\b[,:]?\s*",
    re.IGNORECASE,
)
_FEWEST = 3
"""Words; a shorter part goes with the one before."""
LONGEST = 400
"""Characters; a longer message is a story, and its parts belong together."""


def parts(text: str) -> list[str]:
    """The parts in order; the whole alone where it is long or has no seam."""
    if len(text) > LONGEST:
        return [text]
    found: list[str] = []
    for piece in _SEAMS.split(text.strip()):
        if found and len(piece.split()) < _FEWEST:
            found[-1] = f"{found[-1]} {piece}".strip()
        elif piece:
            found.append(piece)
    return found or [text]
