"""Lengths of time in people's words: "half an hour", "two weeks", "ten working days"."""

from __future__ import annotations

import re
from datetime import timedelta

NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        ),
        start=1,
    )
} | {"thirty": 30, "forty": 40, "sixty": 60}
"""Numbers written out."""

_COUNTS: dict[str, float] = {**NUMBERS, "a": 1, "an": 1, "couple of": 2, "few": 3, "half": 0.5, "half an": 0.5}
_COUNT = r"(?P<n>\d{1,3}|half an|half|(?:a )?couple of|(?:a )?few|an?|" + "|".join(NUMBERS) + ")"
_UNITS = {
    "mi": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "n": timedelta(days=1),
    "w": timedelta(weeks=1), "f": timedelta(weeks=2), "mo": timedelta(days=30), "y": timedelta(days=365),
}  # fmt: skip
_OF_CLOCK = r"minutes?|mins?|hours?|hrs?|h"
_OF_CALENDAR = r"days?|nights?|weeks?|wks?|fortnights?|months?|years?"
_MORE = r"(?:(?:more|whole|full|working|solid|long|good|other)\s+)?"


def _pattern(units: str) -> str:
    return rf"\b{_COUNT}[\s-]*{_MORE}(?P<unit>{units})\b(?P<half> and a half)?"


OF_CLOCK = _pattern(_OF_CLOCK)
"""Some minutes or hours, as a pattern whose match `length_of` reads."""
_ANY = re.compile(_pattern(f"{_OF_CLOCK}|{_OF_CALENDAR}"), re.IGNORECASE)


def length_in(text: str) -> timedelta | None:
    """The first length of time in a text, or None. "A few" are three, a month is thirty days."""
    found = _ANY.search(text)
    return None if found is None else length_of(found)


def length_of(found: re.Match[str]) -> timedelta:
    """The length of time of a match of OF_CLOCK."""
    word, unit = found["n"].casefold(), found["unit"].casefold()
    count = float(word) if word.isdecimal() else _COUNTS[re.sub(r"^a (?=\w)", "", word)]
    return _UNITS[unit[:2] if unit[:2] in _UNITS else unit[0]] * (count + (0.5 if found["half"] else 0))
