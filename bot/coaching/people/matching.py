"""Whom a text means among somebody's people: by name, loosely, by relation, or by "her"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from rapidfuzz.distance import JaroWinkler

ALIKE = 0.81
"""How alike two names must be, 0 to 1 (Jaro and Winkler), when they begin with the same two letters."""

_GROUPS = """
mother mum mom mam mama mamma ma mommy mummy mammy
father dad da papa pa pop pops daddy
sister sis
brother bro
grandmother gran grandma granny nan nana nanna nani oma
grandfather grandpa grandad granddad gramps opa
husband hubby
wife wifey
boyfriend bf
girlfriend gf
partner spouse fiance fiancee
friend mate buddy pal bestie
colleague coworker co-worker workmate
neighbour neighbor
flatmate roommate housemate
aunt auntie aunty
uncle
cousin
niece
nephew
son
daughter
sponsor
boss manager
therapist counsellor counselor
stepmother stepmum stepmom
stepfather stepdad
stepson
stepdaughter
ex
grandson
granddaughter
teacher
carer caregiver
godmother
godfather
"""
RELATIONS = {word: line.split()[0] for line in _GROUPS.strip().splitlines() for word in line.split()}
"""Each word for a relation, and the one that stands for all of its kind."""

_SHE = frozenset(
    "mother sister grandmother wife girlfriend aunt niece daughter stepmother stepdaughter granddaughter godmother".split()
)
_HE = frozenset(
    "father brother grandfather husband boyfriend uncle nephew son stepfather stepson grandson godfather".split()
)
_PRONOUN = re.compile(r"\b(?:(?P<she>she|her|hers)|(?P<he>he|him|his)|(?P<they>they|them))\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
COMMON = frozenset(
    """a about add after again all also am an and any anyone are as ask asked at away back be because been before being but by call called
    can chat coffee come could day days did do does done down drink each else even ever every few first for friday from get give go going
    good got had has have he hello her here hey hi him his how i if in into is it its just keep know last later let like list long lot love
    make many maybe me meet message met mine monday more morning most move much must my never new next nice night no not note nothing now
    of off ok okay old on once one only or other our out over people person phone plan please put rang really remove right ring saturday
    saw say see send sent she should so some someone something soon spoke still such sunday sure take talk talked tell text than thank that
    the their them then there they thing this thursday time to today together tomorrow too tuesday up us very visit want was we wednesday
    week well went were what when where which while who why will with work would write wrote year yes yesterday you your safe contact
    monthly weekly daily morning evening afternoon lunch dinner breakfast card mark set stop start change make way mean fresh entry anything delete dont don't different think need only three two four name named
    called introduce could want wanna i'd i'll i'm i've we've you've he's she's wrong another couple let's first last youngest eldest""".split()
)
"""Words that are nobody's name where they stand alone."""


class Named(Protocol):
    """Somebody with a name: `bot.store.contacts.Contact`."""

    @property
    def name(self) -> str: ...
    @property
    def relation(self) -> str | None: ...
    @property
    def mentioned_at(self) -> datetime | None: ...


Person = TypeVar("Person", bound=Named)


def relation_of(word: str) -> str | None:
    """The relation that a word stands for ("mum": "mother"), or None."""
    low = word.casefold().replace("’", "'").removesuffix("'s")
    return RELATIONS.get(low) or RELATIONS.get(low.removesuffix("s"))


def meant(text: str, people: Sequence[Person]) -> list[Person]:
    """Those whom the text may mean: by the whole name, else a part of it, else the relation, else a name much alike.

    More than one where it cannot be told apart; none where it names nobody; "her" and "him" are read by `pointed_to`.
    """
    words = [found[0] for found in _WORD.finditer(text.replace("’", "'"))]
    plain = [word.casefold().removesuffix("'s") for word in words]
    said = f" {' '.join(plain)} "
    whole = [one for one in people if f" {_bare(one.name)} " in said]
    if whole:
        longest = max(len(_bare(one.name)) for one in whole)
        return [one for one in whole if len(_bare(one.name)) == longest or len(_bare(one.name).split()) > 1]
    partly = [one for one in people if any(part in plain and part not in COMMON for part in _bare(one.name).split())]
    if partly:
        return partly
    related = {relation for relation in map(relation_of, plain) if relation}
    by_relation = [one for one in people if related & {_relation(one), relation_of(_bare(one.name))}]
    if by_relation:
        return by_relation
    telling = [word for word in plain if len(word) > 2 and word not in COMMON and relation_of(word) is None]
    return [one for one in people if any(_alike(word, one.name) for word in telling)]


def pointed_to(text: str, people: Iterable[Person]) -> Person | None:
    """The one spoken of last whom a "her", "him" or "them" in the text can mean; None where there is none,
    or where the text names somebody else.
    """
    found = _PRONOUN.search(text)
    if found is None or _names_somebody(text):
        return None
    not_meant = _HE if found["she"] else _SHE if found["he"] else frozenset()
    able = [one for one in people if one.mentioned_at is not None and _relation(one) not in not_meant]
    return max(able, key=lambda one: (one.mentioned_at is not None, one.mentioned_at), default=None)


def _names_somebody(text: str) -> bool:
    """Whether the text says who: by a relation, or by a capital where no sentence begins."""
    words = [found[0].removesuffix("'s") for found in _WORD.finditer(text.replace("’", "'"))]
    if any(relation_of(word) for word in words):
        return True
    return any(word[0].isupper() and word.casefold() not in COMMON and word not in ("I", "OK") for word in words[1:])


def without_pronoun(text: str, name: str) -> str:
    """The text with the first "her", "him" or "them" as the name: "ring her" is "ring Ana"."""
    return re.sub(r"\b(?:her|him|them)\b", lambda _: name, text, count=1, flags=re.IGNORECASE)


def _relation(one: Named) -> str | None:
    words = (one.relation or "").split()
    return relation_of(words[-1]) if words else None


def _bare(name: str) -> str:
    return " ".join(found[0].casefold() for found in _WORD.finditer(name.replace("’", "'")))


def _alike(word: str, name: str) -> bool:
    first = _bare(name).split()[:1]
    return bool(first) and word[:2] == first[0][:2] and JaroWinkler.similarity(word, first[0]) >= ALIKE
