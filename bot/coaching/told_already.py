"""What an answer asks at its end, and was told before it was asked: who it is, what happened, how old."""

from __future__ import annotations

import re

SHORTEST = 8
"""Words that an answer has at least without its question."""
LONG = 12
"""From so many words on, what somebody writes tells what happened."""

_LAST = re.compile(r"(?:^|(?<=[.!?;”\"]))\s+(?P<question>[^.!?;“”\"<>]*\?)\s*$")
_WHO = re.compile(
    r"^(?:and |so )?whom?(?:['’]s| is| was)?(?: it| that| this| the call)?"
    r"(?: about| for| from| going to| to| with| that rings)?\?$",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"^(?:and |so )?(?:what happened|what was (?:it|that)(?: about)?|"
    r"what did (?:you|they) say(?: so far| last time)?|"
    r"what do they (?:do|say|ask)(?: or \w+)?)\?$",
    re.IGNORECASE,
)
_AGE = re.compile(r"^(?:and )?how old (?:are|is)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_YEARS = re.compile(
    r"\b(?:is|turns|turned|aged|age) \d{1,2}\b|\b\d{1,2}[ -]?(?:yo|y/o|years?[ -]old|yrs?[ -]old|year|months?)\b|"
    r"\b(?:baby|newborn|toddler|teen\w*|grown[- ]up)\b",
    re.IGNORECASE,
)


def without_known(html: str, said: str, *, names_somebody: bool) -> str:
    """The answer without its last question, where `said` told that already; `names_somebody` is whether `said` does."""
    found = _LAST.search(html)
    if found is None or len(html[: found.start()].split()) < SHORTEST:
        return html
    question = found["question"]
    is_told = (
        (_WHO.search(question) is not None and (names_somebody or _PERSON.search(said) is not None))
        or (_WHAT.search(question) is not None and len(said.split()) >= LONG)
        or (_AGE.search(question) is not None and _YEARS.search(said) is not None)
    )
    return html[: found.start()].rstrip() if is_told else html
