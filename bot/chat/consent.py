"""Consent in words: what somebody types who has not tapped."""

from __future__ import annotations

import re
from typing import Literal

Consent = Literal["adult", "minor", "agreed"]

ADULT_AT = 18

SHORT = 9
"""How many words a consent has at most; a longer message says something else besides."""

_YES = re.compile(
    r"\b(?:yes|yeah|yep|yup|ya|y|ok|okay|k|sure|fine|agreed?|go ahead|let['’]?s go|of course|alright|all right|good|"
    r"deal|please|i do|i am|i['’]?m in)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|nope|nah|not|don['’]?t|n)\b", re.IGNORECASE)
_ADULT = re.compile(
    r"\b(?:an? adult|adult|of age|grown[ -]?up|over (?:18|eighteen)|18\s?\+|eighteen)\b|18\+", re.IGNORECASE
)
_MINOR = re.compile(
    r"\b(?:under (?:18|eighteen)|underage|a minor|a (?:kid|child)|not (?:yet )?(?:18|an adult))\b", re.IGNORECASE
)
_AGE = re.compile(r"(?<![\d.,:/])(\d{1,3})(?![\d:/%]|[.,]\d)")
_OWN_AGE = re.compile(r"\b(?:i['’]?m|i am|am|aged?)\s+(?:only\s+|just\s+)?(\d{1,2})\b|^\s*(\d{1,2})\s*$", re.IGNORECASE)

_OTHERS = re.compile(r"\b(?:my|he|she|they|his|her|their|when|was|were)\b", re.IGNORECASE)


def consent_in(text: str, *, has_agreed: bool) -> Consent | None:
    """What the words are: a minor's or an adult's whole consent, a yes that leaves the age open, or none of these.

    `has_agreed` where the yes was said before and only the age was asked.
    """
    words = text.split()
    if not words or len(words) > SHORT or _OTHERS.search(text):
        return None
    own = _OWN_AGE.search(text)
    age = int(own[1] or own[2]) if own is not None else None
    if _MINOR.search(text) or (age is not None and age < ADULT_AT):
        return "minor"
    has_yes, has_no = _YES.search(text) is not None, _NO.search(text) is not None
    ages = [int(found) for found in _AGE.findall(text)]
    is_adult = _ADULT.search(text) is not None or any(ADULT_AT <= one <= 120 for one in ages)
    if has_agreed and has_no and not is_adult:
        return "minor" if len(words) == 1 else None
    if has_no:
        return None
    if is_adult and (has_yes or has_agreed):
        return "adult"
    if has_yes and len(words) <= 3 and not ages:
        return "adult" if has_agreed else "agreed"
    return None
