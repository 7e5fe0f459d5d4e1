"""Whom a message of danger is about, among a person's own people."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ALIKE = (
    ("husband", "wife", "partner", "boyfriend", "girlfriend", "bf", "gf", "hubby", "fiance", "fiancee", "spouse"),
    ("ex", "ex-husband", "ex-wife", "ex-partner", "ex-boyfriend", "ex-girlfriend"),
    ("mum", "mom", "mother", "mam", "mama", "mummy", "mommy", "stepmum", "stepmom", "stepmother"),
    ("dad", "father", "papa", "daddy", "stepdad", "stepfather"),
    ("brother", "stepbrother"),
    ("sister", "stepsister"),
    ("son", "stepson"),
    ("daughter", "stepdaughter"),
    ("boss", "manager"),
    ("roommate", "flatmate", "housemate"),
    ("friend", "best friend", "mate"),
)
"""Words for the same relation: which one a person uses changes with the day."""

Person = tuple[int, str, str | None]
"""Somebody who is kept: id, name, relation."""


def concerned(text: str, people: Iterable[Person]) -> int | None:
    """The one whom the text names first, by name or by relation; None where it names nobody who is kept.

    A relation that several people have names nobody.
    """
    plain = text.casefold().replace("’", "'")
    found: dict[int, int] = {}
    for who, name, relation in people:
        places = [_place(word, plain) for word in _words(name, relation)]
        first = min((place for place in places if place is not None), default=None)
        if first is not None:
            found[who] = first
    if not found:
        return None
    earliest = min(found.values())
    named = [who for who, place in found.items() if place == earliest]
    return named[0] if len(named) == 1 else None


def _words(name: str, relation: str | None) -> list[str]:
    words = [name.casefold()]
    for label in (relation or "", name):
        key = label.casefold().strip()
        alike = next((group for group in _ALIKE if key in group), (key,) if key else ())
        words += alike
    return words


def _place(word: str, text: str) -> int | None:
    found = re.search(rf"(?<![\w-]){re.escape(word)}(?!\w|-\w)", text) if word else None
    return found.start() if found else None
