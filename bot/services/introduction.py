"""What a sentence tells of the one who writes it: a name, a country, a time zone, an age under 18."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

ADULT_AT = 18

_ALSO = {
    "UK": "GB", "U.K": "GB", "Britain": "GB", "Great Britain": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB",
    "Northern Ireland": "GB", "US": "US", "U.S": "US", "USA": "US", "America": "US", "the States": "US",
    "Holland": "NL", "Turkey": "TR", "Czech Republic": "CZ", "South Korea": "KR", "UAE": "AE",
}  # fmt: skip

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})

_CLOCKS = {
    "pacific time": "America/Los_Angeles", "mountain time": "America/Denver", "central time": "America/Chicago",
    "eastern time": "America/New_York",
}  # fmt: skip

_CITIES = {
    "Europe/London": "Birmingham Bradford Brighton Bristol Cardiff Coventry Edinburgh Glasgow Leeds Leicester "
    "Liverpool Manchester Newcastle Norwich Nottingham Oxford Sheffield Southampton Swansea York",
    "Europe/Dublin": "Cork Galway Limerick",
    "America/New_York": "Atlanta Baltimore Boston Brooklyn Miami NYC Orlando Philadelphia Pittsburgh Washington",
    "America/Chicago": "Austin Dallas Houston Memphis Milwaukee Minneapolis Nashville",
    "America/Los_Angeles": "Oakland Portland Sacramento Seattle",
    "America/Toronto": "Ottawa Montreal",
    "Asia/Kolkata": "Bangalore Bengaluru Chennai Delhi Hyderabad Mumbai Pune",
    "Australia/Sydney": "Canberra",
    "Pacific/Auckland": "Christchurch Wellington",
    "Europe/Berlin": "Cologne Frankfurt Hamburg Munich",
    "Europe/Madrid": "Barcelona Valencia Seville",
    "Europe/Lisbon": "Porto Coimbra Braga",
    "Europe/Paris": "Lyon Marseille Nice Toulouse",
    "Europe/Rome": "Milan Naples Turin",
}
"""Large cities for which the zone database has no zone of their own."""

_REGIONS = frozenset({"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"})
_NO_PLACES = frozenset({"center", "central", "east", "eastern", "easter", "general", "midway", "mountain", "north"})
_NO_PLACES |= frozenset({"pacific", "resolute", "south", "troll", "wake", "west", "western", "yukon"})
_TWO_PLACES = frozenset({"georgia"})
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


@dataclass(frozen=True)
class Told:
    """What was told; None where nothing was. `country` is an ISO 3166 code, `zone` an IANA name."""

    name: str | None = None
    country: str | None = None
    zone: str | None = None
    is_exact: bool = False  # whether the zone itself, or a city, was named
    is_minor: bool = False


def told_in(text: str) -> Told:
    """Reads a sentence ("my name is Priya and I live in Leeds"). Countries: Unicode CLDR by way of Babel."""
    plain = " ".join(text.replace("_", " ").split())
    found = _NAMED.search(plain) or _BY_THE_WAY.search(plain)
    name = found["name"] if found is not None and found["name"].split()[0].casefold() not in _NO_NAMES else None
    rest = plain if name is None or found is None else f"{plain[: found.start()]} {plain[found.end() :]}"
    country, zone, is_exact = _placed(rest)
    aged = _AGED.search(rest)
    if name is not None and name.islower():
        name = name.title()
    return Told(name, country, zone, is_exact, aged is not None and int(aged["age"]) < ADULT_AT)


def zone_of(country: str) -> str | None:
    """The zone of a country that has only one, or whose people nearly all live in one; else None."""
    mainly = {"PT": "Europe/Lisbon", "ES": "Europe/Madrid", "NZ": "Pacific/Auckland", "DE": "Europe/Berlin"}
    zones = [zone for zone, code in get_global("zone_territories").items() if code == country]
    return zones[0] if len(zones) == 1 else mainly.get(country)


def country_of(zone: str) -> str | None:
    """The country in which a zone lies, or None."""
    code = get_global("zone_territories").get(zone)
    return None if code is None else str(code)


def _placed(text: str) -> tuple[str | None, str | None, bool]:
    """The country and the zone of the first place named after a word such as "in", and whether the zone was named."""
    folded = text.casefold()
    clock = next((zone for name, zone in _CLOCKS.items() if name in folded), None)
    exact = next((zone for zone in available_timezones() if "/" in zone and zone.casefold() in text.casefold()), None)
    country, zone = None, exact or clock
    for found in _places_pattern().finditer(text):
        place = found["place"]
        code, city = _countries().get(place.casefold()), _cities().get(place.casefold())
        country = country or code
        zone = zone or (city if code is None else None)
    lies_in = country_of(zone) if zone is not None else None
    if country is None or country == lies_in:
        return lies_in, zone, zone is not None
    return country, zone_of(country), False


@cache
def _countries() -> dict[str, str]:
    names = {
        name.casefold(): code
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    names |= {name.casefold(): code for name, code in _ALSO.items()}
    return {name: code for name, code in names.items() if name not in _TWO_PLACES}


@cache
def _cities() -> dict[str, str]:
    own = {
        zone.rpartition("/")[2].replace("_", " ").casefold(): zone
        for zone in sorted(available_timezones())
        if zone.startswith(
            ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
        )
    }
    more = {city.casefold(): zone for zone, cities in _CITIES.items() for city in cities.split()}
    return {city: zone for city, zone in (own | more).items() if city not in _NO_PLACES}


@cache
def _places_pattern() -> re.Pattern[str]:
    names = sorted({*_countries(), *_cities()}, key=len, reverse=True)
    cue = r"(?:\b(?:in|from|to|near|is|zone|at|country|outside|around)|,)"
    places = "|".join(map(re.escape, names))
    return re.compile(rf"{cue}\s*:?\s+(?:the\s+|now\s+)?(?P<place>{places})(?!\w)", re.IGNORECASE)
