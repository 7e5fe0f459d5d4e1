"""Reflections: a piece of what somebody tells, in their own words, said back before anything is answered.

To repeat the telling part is the first skill of listening in motivational interviewing (Miller and Rollnick 2013).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FEWEST, MOST = 4, 14
"""Words that a piece has."""
PIECES = 8
"""So many pieces of a message are looked at, the last ones."""
AT_THE_END = 0.1
"""What the last piece counts more: people say late what it is about."""

_SENTENCES = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
_CLAUSES = re.compile(r",\s+(?=\S)|\s+(?=(?:and|but|so|because|cos|cuz|n|bc)\s)", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:and|but|so|because|cos|cuz|n|bc|also|then|like|well|actually|anyway)\b[ ,]*)+", re.IGNORECASE
)
_MARKS = re.compile(r"[\"“”]|(?:^|\s)['‘]")
_NOT_SAID_BACK = re.compile(
    r"\?\s*$|^(?:hi|hello|hey|hiya|good (?:morning|day|evening|afternoon)|dear|thanks?|thank you|please|kindly|pls)\b|"
    r"\b(?:kith|idk|dunno|thats? it|that's it|(?:don'?t|do not) know (?:why|what to do|how)|"
    r"actually the matter|you (?:know|see))\b|"
    r"\b(?:stupid|idiot\w*|useless|worthless|waste|failure|loser|pathetic|disgust\w*|ugly|fat|monster|burden|trash|scum|"
    r"horrible|terrible|awful|evil|bitch\w*|cow|slut\w*|whore\w*|cunt\w*|fuck\w*|shit\w*|bastard\w*|retard\w*|freak|"
    r"di(?:e|ed|es|ing)|dead|death|kill\w*|suicid\w*|dying|rap(?:e|ed|es|ing|ist)|touch(?:ed|es|ing)? me|"
    r"hit(?:s|ting)?|beat\w*|chok\w*|hurt(?:s|ing)? (?:me|him|her|them|myself)|overdos\w*|pills?|"
    r"cut(?:s|ting)? (?:(?:her|him|my)self|me)|hat(?:e|es|ed) (?:myself|me)|pig|paki\w*|nigg\w*|fag\w*|dyke|spastic|"
    r"(?:am|i'?m|are|you'?re) (?:a )?(?:nobody|nothing|mistake|crazy)|call(?:s|ed|ing)? me|says? (?:i'?m|i am)|"
    r"said (?:i'?m|i am|i was))\b",
    re.IGNORECASE,
)


def pieces(text: str) -> list[str]:
    """The pieces of a message that can be said back, in its order: sentences of FEWEST to MOST words, and clauses of
    longer ones, these with dots where something was left out. No question, no insult, no word of death is said back."""
    found = [piece for sentence in _SENTENCES.split(text.strip()) for piece in _of_sentence(sentence)]
    return [one for one in found if _can_be_said_back(one)][-PIECES:]


def may_be_said_back(text: str) -> bool:
    """Whether no insult, no violence and no word of death is in a text, so that it does no harm to read it again."""
    return _NOT_SAID_BACK.search(text) is None


def telling(candidates: Sequence[str], weights: Sequence[float]) -> str | None:
    """The piece that weighs most, the last one a little more; None where there is none."""
    if not candidates:
        return None
    last = len(candidates) - 1
    best = max(range(len(candidates)), key=lambda place: weights[place] + AT_THE_END * (place == last))
    return candidates[best]


def said_back(piece: str) -> str:
    """The piece in quotation marks, with a mark at its end."""
    end = "" if piece[-1] in ".!…" else "."
    return f"“{piece[:1].upper()}{piece[1:]}{end}”"


def _of_sentence(sentence: str) -> list[str]:
    words = sentence.split()
    if len(words) <= MOST:
        return [_LEADING.sub("", sentence.strip())] if words else []
    joined: list[str] = []
    for clause in _CLAUSES.split(sentence.strip()):
        if joined and len(joined[-1].split()) + len(clause.split()) <= MOST:
            joined[-1] = f"{joined[-1]}{'' if _LEADING.match(clause) else ','} {clause}"
        else:
            joined.append(clause)
    bare = [_LEADING.sub("", clause) for clause in joined]
    return [
        f"{'…' if place else ''}{clause}{'…' if place < len(bare) - 1 else ''}" for place, clause in enumerate(bare)
    ]


def _can_be_said_back(piece: str) -> bool:
    is_long_enough = FEWEST <= len(piece.split()) <= MOST
    return is_long_enough and not _MARKS.search(piece) and may_be_said_back(piece)
