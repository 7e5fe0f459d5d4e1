"""What somebody tells on coming to a room that weighs on them, and is met with a line before anything is asked."""

from __future__ import annotations

import re

_WEIGHS = re.compile(
    r"\b(?:stopped (?:talk|speak|answer|writ|repl|ring|call)\w*|(?:don'?t|dont) know what i did|fell out|falling out|"
    r"lost (?:my|her|him|them|a)|miss(?:es|ed|ing)? (?:her|him|them|my|us)|hates? me|ignor(?:es|ed|ing) me|cut me off|"
    r"blocked me|won'?t (?:talk|speak)|hasn'?t (?:talked|spoken)|broke (?:my|up)|can'?t forgive|sorry for|"
    r"i (?:was|feel|felt) (?:so |really |a bit )?(?:hor+ib\w+|awful|terrible|bad|ashamed|cruel|mean|rotten|guilty)|"
    r"my fault|i (?:hurt|betrayed|lied|told (?:her|his|their|a) secret))\b",
    re.IGNORECASE,
)


def weighs(text: str) -> bool:
    """Whether words tell of a loss, a silence or a wrong that weighs on whoever writes."""
    return _WEIGHS.search(text.replace("’", "'")) is not None
