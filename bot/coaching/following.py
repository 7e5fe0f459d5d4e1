"""What is typed after an answer that left ways on: words that take one, turn it down, are unsure, or ask how."""

from __future__ import annotations

import re
from typing import Literal

from bot.coaching.review import Checks

Kind = Literal["rest", "how", "nobody", "no", "unsure", "fine", "yes"]

SIGNS: tuple[tuple[Kind, str], ...] = (
    ("rest", "lets_rest"),
    ("how", "asks_how"),
    ("nobody", "has_nobody"),
    ("no", "turns_down"),
    ("unsure", "is_unsure"),
    ("fine", "settles"),
    ("yes", "takes_it"),
)
"""What each kind is told by in the answer sheet, in the order in which they count."""

_LAST = re.compile(r"(?:^|(?<=[.!?;:”\"]))\s*(?P<question>[^.!?;:“”\"<>]*\?)\s*$")
_OFFERS = re.compile(
    r"^(?:and |so |or |but |then |if so, |[a-z ]{1,20}, )*"
    r"(?:shall (?:we|i)|may i|want|fancy|(?:would|could|can|will|might) (?:you|we|it)|do you (?:want|have|know|feel)|"
    r"(?:is|are) there|anyone|anybody|someone|somebody)\b(?!.*,? or\b)",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"\bhow (?:do|can|should|would|could|to|am i) ?(?:i|we|one)? (?:get|make|ask|tell|say|put|bring|"
    r"answer|reply|stop|explain|word|write|let)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:who|whom|who'd|who'll|who's|which (?:\w+ )?(?:one|of them|friend|colleague|neighbour|person))\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?:for|since|about|like|around|almost|over|only|just|maybe|every|each|last|this|in|at|on|the|a|an|all|mostly|"
    r"always|usually|once|twice|half|few|some|more than|\d+|one|two|three|four|five|six|seven|eight|nine|ten) ?)*"
    r"(?:second|minute|hour|day|night|evening|morning|afternoon|week|weekend|month|year|yr|decade|age|yesterday|today|"
    r"tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|summer|winter|spring|autumn|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|time|once|twice|\d+)s?"
    r"(?: (?:now|already|ago|later|mostly|or so|or more|maybe|straight|\d{4}|this|last|night|evening|morning))*",
    re.IGNORECASE,
)


def kinds_of(text: str, checks: Checks) -> tuple[Kind, ...]:
    """Which of these the words are as a whole, the first one counting most; none where they say more."""
    signs = checks.read("answer", text)
    return tuple(kind for kind, sign in SIGNS if sign in signs)


def offers(html: str) -> bool:
    """Whether an answer ends with a question that offers something, so that a yes takes it; one between two things, or
    about what happened, does not."""
    found = _LAST.search(html)
    return found is not None and _OFFERS.match(found["question"].strip()) is not None


def asks_whom(html: str) -> bool:
    """Whether an answer ends with the question who somebody is."""
    found = _LAST.search(html)
    return found is not None and _WHO.search(found["question"]) is not None


def asks_way(text: str) -> bool:
    """Whether a text asks how to bring something about with somebody."""
    return _HOW_TO.search(text) is not None


def is_time(text: str) -> bool:
    """Whether a text is nothing but a time, or how long or how often: "3 days ago", "every evening", "2 years"."""
    return _TIME.fullmatch(text.strip(" .!…,")) is not None
