"""Whom Kith is to be: the words after "be" or "play", and what they are called in a scene."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from bot.coaching.people import relation_of
from bot.coaching.people.matching import COMMON
from bot.coaching.script import sentence

IsPerson = Callable[[str], bool]
"""Whether a word is one for a person ("landlord")."""

_DOTTED = frozenset({"mr.", "mrs.", "ms.", "dr.", "prof."})
MOST = 6  # words by which somebody is called
LONGEST_NAME = 3  # words of a name
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*\.?(?=\W|$)|[.,;:!?\n¤()–—=-]")
_STOPS = frozenset(
    """and n an who that then im i'm id ive i've i ill i'll i'd you u ur youre you're ya say says saying sayin said when with for so but because cos let lemme lets
    let's go please pls in at on from about telling asking to is was are while again now first rn tn lol init bruv tonight today tomorrow like as if where which he
    she they it we not want wants just me him his her their this though lol ok okay of by after before going has have or""".split()
)
_POINTS = frozenset({"him", "her", "them"})
_NOT_THEIRS = frozenset({"your", "ur", "his", "their", "her"})
_MINE = frozenset({"my", "our", "ma", "mi", "me", "mah"})
_DETERMINERS = _MINE | {"the", "a", "an"}
_TITLES = frozenset(
    "mr mrs ms miss dr doctor pastor father sister brother aunt auntie aunty uncle imam rabbi professor nurse officer".split()
)
_NO_NAMES = frozenset(
    """honest kind nice careful brief quick strict frank blunt brutal gentle real serious straight sure good bad better best cool quiet calm
    patient polite fair clear direct warm soft tough hard harder harsh mean human yourself safe silly funny happy sad ready here there
    aware more less very so too a an the that it this one me myself guest something somebody someone anyone nobody monday tuesday
    wednesday thursday friday saturday sunday christmas easter english spanish kith able sorry glad proud welcome back late right wrong
    along around part role game games music song dumb dead translator interpreter expert bot robot ai chatgpt pirate dictionary editor""".split()
)
"""What is no name, and nobody either, after a "be"."""
COMPANY = frozenset(
    """friend friends bestie buddy pal mate girlfriend boyfriend bf gf wife husband lover partner companion therapist counsellor counselor
    coach mentor doctor lawyer teacher tutor assistant secretary guide psychologist valentine love""".split()
)
"""What somebody may want Kith to be in earnest; they are played only where there is more to it."""


class Whom(NamedTuple):
    """Somebody to be played: as they are called in a scene ("your mother", "Obinna"; None for a "him"), the words for
    them in lower case, where these end in the text, whose they are ("your", "the", None), and how sure it is that this
    is somebody: a "name" has a capital, a "word" has none and may be anything, "unknown" is a thing or a person."""

    called: str | None
    words: list[str]
    end: int
    owner: str | None
    kind: Literal["sure", "name", "word", "unknown", "point"]


def whom_in(after: str, is_person: IsPerson) -> Whom | None:
    """Who stands first in `after`, the text after a "be" or "play"; None where that is nobody."""
    words, end = _words(after)
    first = words[0].lower() if words else ""
    if first in _POINTS and len(words) == 1:
        return Whom(None, words, end, None, "point")
    if not words or len(words) > MOST or first in _NOT_THEIRS or after[end : end + 2].lower() == "'s":
        return None
    bare = words[1:] if first in _DETERMINERS else words
    if not bare or bare[0].lower() in _STOPS:
        return None
    lower = [word.lower() for word in bare]
    owner = "your" if first in _MINE else "the" if first in _DETERMINERS else None
    place = next((at for at, word in enumerate(lower) if relation_of(word) or is_person(word) or word in _TITLES), None)
    if place is not None:
        return _related(bare, place, Whom(None, lower, end, owner, "sure"))
    if not _NO_NAMES.isdisjoint(lower) or lower[0] in COMMON:
        return None
    name = [word for word in bare[1:] if word[0].isupper()] if owner == "your" and bare[0].islower() else []
    if name or owner:
        return Whom(" ".join(name or [owner or "", *bare]), lower, end, owner, "unknown")
    is_name = all(word[0].isupper() for word in bare)
    if len(bare) > (LONGEST_NAME if is_name else 1):
        return None
    return Whom(" ".join(map(sentence, bare)), lower, end, owner, "name" if is_name else "word")


def calls(line: str, whom: Whom) -> bool:
    """Whether a line calls whom it is said to by what they are: it is said to them, and not by them."""
    first = re.match(r"\W*([^\W\d_]+)\s*,", line)
    if first is None:
        return False
    called = first[1].lower()
    relations = {relation for relation in map(relation_of, whom.words) if relation}
    return called in whom.words or relation_of(called) in relations


def _words(after: str) -> tuple[list[str], int]:
    """The words up to a sign or a word that cannot be part of a name, and where they end."""
    words: list[str] = []
    end = 0
    for found in _WORD.finditer(after):
        word, is_title = found[0], found[0].lower() in _DOTTED
        if (
            not word[0].isalpha()
            or (words and word.rstrip(".").lower() in _STOPS)
            or after[end : found.start()].strip()
        ):
            break
        words.append(word if is_title else word.rstrip("."))
        end = found.start() + len(words[-1])
        if word.endswith(".") and not is_title:
            break
    return words, end


def _related(bare: list[str], place: int, found: Whom) -> Whom | None:
    """Somebody who is called by what they are, with or without a name after it. A name in small letters may be none."""
    name = [word for word in bare[place + 1 :] if word.lower() not in ("called", "named")]
    is_name = all(word[0].isupper() for word in name)
    if any(word.lower() in _NO_NAMES for word in name) or (not is_name and (len(name) > 1 or name[0].endswith("ing"))):
        return None
    if found.owner is None and not all(word[0].isupper() for word in bare[:place]):
        return None
    if name and found.owner is None:
        return found._replace(called=" ".join(map(sentence, bare[place:])), kind="name" if is_name else "sure")
    if name:
        return found._replace(called=" ".join(map(sentence, name)), kind="sure" if is_name else "unknown")
    plain = [word.lower() if word.istitle() else word for word in bare]
    return found._replace(called=" ".join([found.owner or "your", *plain]))
