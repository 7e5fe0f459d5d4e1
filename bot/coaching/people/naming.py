"""Who it is that somebody wants to keep: a name, and who they are to the writer."""

from __future__ import annotations

import re

from bot.coaching.names import name_in
from bot.coaching.people.entering import entry_in
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

_LIST_BEFORE = re.compile(
    r"^(?:(?:please|pls|can you|could you|hi|hey|kith|ok|so|and|also|i want to|i'd like to)[ ,]+)*"
    r"(?:add|put|save|keep|note|include|write down|my people(?: are)?|(?:these|here) are my people)\b[: ,-]*",
    re.IGNORECASE,
)
_LIST_AFTER = re.compile(
    r"[ ,]+(?:(?:as|to|on|in|among|into|down as) (?:my|the|your) (?:\w+ )?(?:people|persons|contacts?|list|circle|ones)|please|pls|thanks)\W*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\b|&)|[;&+\n]|\band\b|\bplus\b|(,))\s*", re.IGNORECASE)
_GROUP = re.compile(
    r"^(?:my|our) (?:best |good |old )?(?:friends|mates|kids|children|sisters|brothers|sons|daughters|colleagues) ",
    re.IGNORECASE,
)
_MINE = re.compile(r"^(?:my|our|also|then)\s+", re.IGNORECASE)
_NAMES = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}")
_TELLS = re.compile(
    r"\b(?:i|we|he|she|they|it|is|are|was|lives?|works?|likes?|has|who|every|each|in|at|on|from|not|or|sorry|once|twice|quiet|calm)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:(?:un|not )safe|dangerous|off limits|no contact|restraining|order|avoid|birthday|daily|weekly|monthly|yearly|"
    r"(?:once|twice|every|each) (?:an? )?\w+)\b",
    re.IGNORECASE,
)
_AROUND_NAMES = re.compile(
    r"\b(?:(?:on|to|in) (?:my|the|your|this) list|as well|too)\b(?=,| and\b|\W*$)|"
    r",? (?:the )?(?:people|folks|ones|those|all of them) (?:(?:that|who|whom) )?i\b.*$",
    re.IGNORECASE,
)
"""What stands around names and tells nothing of them."""
_JOINED = re.compile(r"[&+;]|\b(?:and|plus)\b|\b(?:people|contacts)\b", re.IGNORECASE)
ENOUGH = 3
"""So many names in a row are a list, also without an "and"."""
_KIN = frozenset(
    word
    for word, kind in RELATIONS.items()
    if kind in ("mother", "father", "grandmother", "grandfather") and word != kind
)
"""What somebody is called by, as by a name."""


def several_in(text: str) -> list[tuple[str, str | None]]:
    """The people of a list, "add Ify, my sister Chioma and Mum", each with the relation; none where they are not two, or
    where it tells more of them than that."""
    plain = _AROUND_NAMES.sub(" ", " ".join(text.replace("’", "'").split())).strip(" ,")
    lead = _LIST_BEFORE.match(plain)
    if lead is None or _MORE.search(plain):
        return []
    parts = _BETWEEN.split(_LIST_AFTER.sub("", plain[lead.end() :]).strip(" .!:"))
    found: list[tuple[str, str | None]] = []
    waiting: str | None = None
    for part, comma in zip(parts[::2], [None, *parts[1::2]], strict=True):
        part = _GROUP.sub("", part)
        bare = _MINE.sub("", part).strip()
        if not bare:
            continue
        relation = _RELATION.fullmatch(bare)
        is_kin = bare.casefold() in _KIN
        if relation is not None and not is_kin and comma and found and not found[-1][1] and waiting is None:
            found[-1] = (found[-1][0], relation["relation"].casefold())  # "Marek, my sponsor"
            continue
        name, is_what = who_in(part)
        is_name = _NAMES.fullmatch(bare) is not None and (
            bare[0].isupper() or relation is not None or plain.islower() or is_what
        )
        if name is None or not is_name or _TELLS.search(bare):
            return []
        if comma and waiting is not None and is_what is None:  # "my sister, Ana"
            found[-1] = (name, waiting)
            waiting = None
            continue
        waiting = is_what if relation is not None and not is_kin else None
        if name not in [one for one, _ in found]:
            found.append((name, is_what))
    is_list = len(found) >= ENOUGH or _JOINED.search(plain) is not None
    return found if len(found) > 1 and is_list else []


def who_in(text: str, relation: str | None = None) -> tuple[str | None, str | None]:
    """The name and the relation that a text gives, "Ana" and "sister" in "add my sister Ana"; None for what it lacks.

    Somebody without a name is called by the relation, "Mum".
    """
    plain = " ".join(text.replace("’", "'").split())
    entry = entry_in(plain)
    if entry is not None:
        return entry.name, entry.relation or relation
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
