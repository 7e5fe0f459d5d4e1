"""Texts as they might as well have been typed: without apostrophes or punctuation, with a slip of the finger."""

from __future__ import annotations

import random
import re

_MARKS = re.compile(r"(?<=\w)[,;:.!](?=\s|$)")


def typed_anew(text: str, dice: random.Random) -> str:
    """The text, in about half of the cases with some of the noise."""
    if dice.random() < 0.2:
        text = text.replace("'", "").replace("’", "")
    if dice.random() < 0.2:
        text = _MARKS.sub("", text)
    if dice.random() < 0.15:
        text = _slip(text, dice)
    return text if text.strip() else "."


def _slip(text: str, dice: random.Random) -> str:
    """One letter of one longer word swapped, doubled or left out."""
    places = [match.span() for match in re.finditer(r"[a-z]{5,}", text)]
    if not places:
        return text
    start, end = dice.choice(places)
    place = dice.randrange(start, end - 1)
    a, b = text[place], text[place + 1]
    return text[:place] + dice.choice([b + a, a + a + b, b]) + text[place + 2 :]
