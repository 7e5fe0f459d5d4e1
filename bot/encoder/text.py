"""The text as the encoder and the word features read it."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans({"’": "'", "‘": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "…": "..."})
_MODIFIERS = frozenset("\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""Variation selectors and skin tones."""


def plain(text: str) -> str:
    """`text` with straight quotes, single spaces, nothing invisible, and emoji as their names (`thumbs down sign`).

    The encoder's vocabulary knows almost no emoji: unnamed, a thumb up and a thumb down are the same unknown token.
    """
    written = "".join(_spell(character) for character in unicodedata.normalize("NFKC", text.translate(_QUOTES)))
    return " ".join(written.split())


def words(text: str) -> list[str]:
    """The words and marks of plain `text` in lower case, in order."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]", text.lower())


def _spell(character: str) -> str:
    category = unicodedata.category(character)
    if category == "So":
        return f" {unicodedata.name(character, '').lower()} "
    if category in ("Cf", "Cs") or character in _MODIFIERS:
        return ""
    return " " if category == "Cc" else character
