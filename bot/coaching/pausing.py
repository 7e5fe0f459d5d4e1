"""The length of a pause as people say it, and whether a row is over already."""

from __future__ import annotations

import re

SHORTEST, LONGEST = 20, 60
"""Minutes: below, a body has not calmed down yet; above, it is no pause any more but leaving."""

_NUMBER = re.compile(r"\b(\d{1,3})\s*(?:-\s*)?(m|min|mins|minute|minutes|h|hr|hrs|hour|hours)\b")
_WORDS = (
    (re.compile(r"\b(?:an )?(?:hour|hr) and a half\b"), 90),
    (re.compile(r"\bhalf (?:(?:an|a) )?(?:hour|hr)\b"), 30),
    (re.compile(r"\b(?:three|3) quarters of an hour\b"), 45),
    (re.compile(r"\bquarter of an hour\b"), 15),
    (re.compile(r"\b(?:an|one) (?:hour|hr)\b"), 60),
    (re.compile(r"\bten (?:min\w*)\b"), 10),
    (re.compile(r"\bfifteen (?:min\w*)\b"), 15),
    (re.compile(r"\btwenty\b"), 20),
    (re.compile(r"\bthirty\b"), 30),
    (re.compile(r"\bforty[- ]five\b"), 45),
    (re.compile(r"\bforty\b"), 40),
    (re.compile(r"\bsixty\b"), 60),
)
_ELAPSED = re.compile(r"\b(?:been|ago|last|past|already|(?:fight|argu|shout|yell|scream|row|go)\w* (?:on )?for)\b")
"""A length of what has been, not of what is wished."""
_PAUSES = re.compile(
    r"\b(?:paus\w*|break|time ?out|timer?|breather|walk\w*|cool\w*|calm\w*|back in|leav\w*|step\w*|away|apart|"
    r"space|stop\w*|wait\w*|need|give|start|set|take|taking|i'?ll|for)\b"
)
"""What a length is that of a pause beside, in a message of more than SHORT words."""
SHORT = 8


def minutes_in(text: str) -> int | None:
    """The length of a pause that a text names, from 20 to 60 minutes: a shorter one becomes 20, a longer one 60. None
    where it names none, tells how long it has gone on already, or tells a story in which a length stands."""
    if len(text.split()) > SHORT and _PAUSES.search(text.casefold()) is None:
        return None
    minutes = said_in(text)
    return None if minutes is None else min(max(minutes, SHORTEST), LONGEST)


def said_in(text: str) -> int | None:
    """The minutes that a text names as a length, as they are."""
    plain = text.casefold().replace("\u2019", "'")
    if _ELAPSED.search(plain):
        return None
    found = _NUMBER.search(plain)
    if found is not None:
        return int(found[1]) * (60 if found[2].startswith("h") else 1)
    return next((minutes for pattern, minutes in _WORDS if pattern.search(plain)), None)


_ROW = r"(?:quarrel\w*|fight|fought|argument|argued|rowed|row|fell out|fallen out)"
_SINCE = (
    r"yesterday|last (?:night|week|month)|(?:days?|weeks?|months?|years?) ago|since then|"
    r"(?:she|he|they) (?:still )?(?:does|do|did|will|wo)(?:n'?t| not) (?:greet|speak|talk|answer|look|reply)\w*"
)
_OVER = re.compile(
    rf"\b(?:we|me and \w+|\w+ and (?:i|me)|i)\b.{{0,30}}\b{_ROW}\b.{{0,70}}\b(?:{_SINCE})|"
    r"\bhow (?:to|do we|can we|can i) (?:be|get) (?:ok|okay|good|friends) again\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:right now|just now|at the moment|bang\w*|scream\w*|shout\w*|yell\w*|throw\w*|hit\w*|hid|hurt\w*|scared|"
    r"afraid|blocking|died|dead|passed away|parents?)\b",
    re.IGNORECASE,
)


def is_over(text: str) -> bool:
    """Whether a row is told that is over, and they would be on terms again; never one that goes on, or frightens."""
    plain = text.replace("’", "'")
    return _OVER.search(plain) is not None and _GOES_ON.search(plain) is None
