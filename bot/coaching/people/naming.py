"""Who it is that somebody wants to keep: a name, and who they are to the writer."""

from __future__ import annotations

import re

from bot.coaching.names import name_in
from bot.coaching.people.matching import COMMON, RELATIONS

_ADJECTIVES = (
    r"(?:(?:best|old|new|good|dear|close|little|big|older|younger|elder|twin|half|former|ex|kid|great|school)[- ])*"
)
_IN_LAW = r"(?:[- ]in[- ]law)?"
_RELATION = re.compile(
    rf"\b(?:my|our|a|an|the|is|as|,)?\s*(?P<relation>{_ADJECTIVES}(?:{'|'.join(sorted(RELATIONS, key=len, reverse=True))}){_IN_LAW})\b(?!['’]s)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|named|name is|name's|names|nickname is|that's|its|it's|it is)\s+(?P<name>[^\W\d_][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,2})",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?<![.!?]\s)(?<!^)\b(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Miss|Auntie|Aunt|Uncle|Father)\.? )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]*)*)"
)
_NO_ONE_YET = re.compile(
    r"\b(?:a|an|another|new|some)\s+(?:new |old |good )?(?:" + "|".join(RELATIONS) + r")\s*$", re.IGNORECASE
)
_NOT_NAMES = frozenset(
    {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "i",
        "i'm",
        "i'd",
        "i'll",
        "i've",
        "kith",
    }
)


def who_in(text: str, relation: str | None = None) -> tuple[str | None, str | None]:
    """The name and the relation that a text gives, "Ana" and "sister" in "add my sister Ana"; None for what it lacks.

    Somebody without a name is called by the relation, "Mum".
    """
    plain = " ".join(text.replace("’", "'").split())
    found = _RELATION.search(plain)
    relation = relation or (found["relation"].strip().casefold() if found else None)
    called = _CALLED.search(plain)
    name = _plausible(called["name"] if called else None) or _plausible(name_in(plain, relation))
    if name is None or name.casefold() == (relation or ""):
        name = _capital(plain) or name
    if name is not None and name.casefold() == relation and _NO_ONE_YET.search(plain.rstrip(" .!?")):
        name = None
    if name is not None and relation:
        bare = re.sub(rf"^{re.escape(relation)}\s+", "", name, flags=re.IGNORECASE)
        name = bare or name
    return name, relation


def _plausible(name: str | None) -> str | None:
    if name is None:
        return None
    words = [word.casefold() for word in name.split()]
    while (
        words and (words[0] in COMMON or words[0] in ("friend", "mate")) and len(words) > 1 and words[-1] not in COMMON
    ):
        words, name = words[1:], " ".join(name.split()[1:])
    if any(word in COMMON for word in words) and not (len(words) == 1 and words[0] in RELATIONS):
        return None
    return name if name[0].isupper() else name.title()


def _capital(text: str) -> str | None:
    for found in _CAPITALS.finditer(text):
        name = found["name"]
        if name.split()[0].casefold().removesuffix("'s") not in COMMON | _NOT_NAMES | RELATIONS.keys():
            return name.removesuffix("'s")
    return None
