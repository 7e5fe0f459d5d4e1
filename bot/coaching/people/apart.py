"""Those whom somebody keeps as not safe, or as wanting no contact: whether a text is about one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from bot.coaching.people.matching import COMMON, relation_of

APART = ("not_safe", "no_contact")
"""The statuses that keep people apart, the worse first."""

ONLY_ONE = frozenset({"mother", "father", "wife", "husband", "partner", "girlfriend", "boyfriend", "ex"})
"""Relations of which somebody has one at a time: "my ex" is the one on the list, "my friend" may be another."""

_MY = re.compile(r"\bmy ([^\W\d_]+)", re.IGNORECASE)


class Kept(Protocol):
    """Somebody on the list: `bot.store.contacts.Contact`."""

    @property
    def name(self) -> str: ...
    @property
    def relation(self) -> str | None: ...
    @property
    def status(self) -> str: ...


def apart_in(text: str, people: Iterable[Kept]) -> str | None:
    """The status, not_safe or no_contact, of whom a text names by name or as "my ex"; None where it names nobody so."""
    relations = {relation for relation in map(relation_of, _MY.findall(text)) if relation in ONLY_ONE}
    found = {one.status for one in people if one.status in APART and (_is_named(text, one) or _is(one, relations))}
    return next((status for status in APART if status in found), None)


def _is_named(text: str, one: Kept) -> bool:
    name = one.name.strip()
    return name.casefold() not in COMMON and bool(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE))


def _is(one: Kept, relations: set[str]) -> bool:
    words = (one.relation or "").split()
    return bool(words) and relation_of(words[-1]) in relations
