"""What a sentence tells of the one who writes it: a name, a country, a time zone, an age under 18."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from babel.core import get_global

from bot.coaching.greeting import name_told
from bot.coaching.places import Atlas, Found, Place, heard

ADULT_AT = 18

_NO_NAMES = frozenset({"a", "an", "at", "back", "crazy", "if", "in", "later", "mad", "maybe", "my", "names", "never"})
_NO_NAMES |= frozenset({"nobody", "not", "on", "sometime", "the", "tomorrow", "when", "wrong"})

_NAMED = re.compile(
    r"(?<!not )(?<!don't )(?<!dont )(?<!don’t )\b(?:my name(?:['’]?s| is)(?: now)?|my name to|name is|call me|"
    r"i(?:['’]m| am|m) (?:called|named)|i go by|name wrong,? it['’]?s)\s+"
    r"(?P<name>[^\W\d_][\w'’-]*(?-i:(?:\s+[A-Z][\w'’-]*){0,2}))",
    re.IGNORECASE,
)
_BY_THE_WAY = re.compile(r"^\s*i(?:['’]m| am|m)\s+(?P<name>[^\W\d_][\w'’-]*),?\s+(?:by the way|btw)\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:i(?:['’]m| am|m)|aged?)\s+(?:only\s+|just\s+|still\s+|turning\s+)?(?P<age>\d{1,2})"
    r"(?=\s*(?:$|[,.!;)]|y/?o\b|years?[ -]old|yrs?[ -]old|and\b|so\b|but\b|btw\b|by the way\b|now\b|lol\b))",
    re.IGNORECASE,
)


_CLOCK = re.compile(
    r"\b(?:time ?zones?|zones?|tz|clocks?|(?:my|your|our|wrong|local|the|[a-z]+ern) time)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Told:
    """What was told; None where nothing was. `country` is an ISO 3166 code, `zone` an IANA name.

    `is_exact`: the zone or a city was named; `names_clock`: it was about the clock. `place` is the one that is meant,
    `unsure` what a name came to that is several places, or a country of several clocks.
    """

    name: str | None = None
    country: str | None = None
    zone: str | None = None
    is_exact: bool = False
    is_minor: bool = False
    names_clock: bool = field(default=False, compare=False)
    place: Place | None = field(default=None, compare=False)
    unsure: Found | None = field(default=None, compare=False)


def told_in(text: str, atlas: Atlas, now: datetime, home: str | None = None) -> Told:
    """Reads a sentence ("my name is Priya and I live in Leeds") of somebody in the country `home`, if that is known."""
    plain = " ".join(text.replace("_", " ").split())
    found = _NAMED.search(plain) or _BY_THE_WAY.search(plain)
    name = found["name"] if found is not None and found["name"].split()[0].casefold() not in _NO_NAMES else None
    rest = plain if name is None or found is None else f"{plain[: found.start()]} {plain[found.end() :]}"
    if name is None and (name := name_told(plain)) is not None:
        rest = plain.replace(name, " ", 1)
    aged = _AGED.search(rest)
    if name is not None and name.islower():
        name = name.title()
    told = Told(name, is_minor=aged is not None and int(aged["age"]) < ADULT_AT)
    clock = atlas.clock_in(rest)
    told = replace(told, names_clock=clock is not None or _CLOCK.search(rest) is not None)
    if clock is not None:
        return replace(told, country=clock.country or None, zone=clock.zone, is_exact=True, place=clock)
    return _placed(told, list(heard(atlas, rest, now, home)) or _alone(atlas, rest, now, home))


def _placed(told: Told, founds: list[Found]) -> Told:
    """What was told, with the first of the places that were named; one in the country named first goes before it."""
    if not founds:
        return told
    if founds[0].place is None and founds[0].places:
        return replace(told, unsure=founds[0])
    country = founds[0].country or None
    found = next((one for one in founds if one.place is not None and one.country == founds[0].country), founds[0])
    place = found.place
    is_exact = place is not None and place.is_city
    zone = place.zone if place is not None else None
    return replace(told, country=country, zone=zone, is_exact=is_exact, place=place, unsure=None if place else found)


def _alone(atlas: Atlas, text: str, now: datetime, home: str | None) -> list[Found]:
    """The place that is the whole of a message ("Berlin")."""
    found = atlas.alone(text, now, home)
    return [] if found is None else [found]


def country_of(zone: str) -> str | None:
    """The country in which a zone lies, or None (Unicode CLDR by way of Babel)."""
    code = get_global("zone_territories").get(zone)
    return None if code is None else str(code)
