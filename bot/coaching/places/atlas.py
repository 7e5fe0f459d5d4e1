"""The cities of the world by name, and what a few words of somebody mean among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from bot.coaching.places.found import Found, Place, same_clock, sifted
from bot.coaching.places.naming import fold

LARGE = 100
"""Thousands of people from which on a city is known by a misspelt name, and by a small letter within a sentence."""
ALIKE = 85
"""How alike a misspelt name must be, of 100."""
SHORTEST = 5
"""Letters; a shorter name is read as it is written."""
SHORTEST_CODE = 2
"""Letters; what is no longer names a state only behind a city."""
NEARLY_ALL = 0.9
"""The part of the people of a country or state whose clock is that of all."""
_OFFSET = re.compile(r"(?:utc|gmt)? ?[+−–-] ?\d{1,2}(?::?[0-5]\d)?|(?:utc|gmt) ?\d{1,2}(?::?[0-5]\d)?", re.IGNORECASE)


@dataclass(frozen=True)
class City:
    """A city: where it is, its zone, how many thousand people it has, and its names elsewhere, folded, `|` between."""

    __slots__ = ("country", "elsewhere", "name", "people", "region", "zone")
    name: str
    country: str
    region: str
    zone: str
    people: int
    elsewhere: str


@dataclass(frozen=True)
class Land:
    """A country by its ISO code or, with `region`, one of its states."""

    name: str
    country: str
    region: str = ""


@dataclass(frozen=True)
class Words:
    """What people call places besides the names of cities; what is looked up is folded.

    `nicknames` lead to a city told with its land ("la" → "los angeles us"); `lands` to what they can mean; `codes` too,
    which count behind a city only ("austin tx"); `clocks` to zones; `zones` to the country that each is in, or nothing;
    `no_places` are words that name nothing in a sentence.
    """

    nicknames: Mapping[str, str]
    lands: Mapping[str, tuple[Land, ...]]
    codes: Mapping[str, tuple[Land, ...]]
    clocks: Mapping[str, str]
    zones: Mapping[str, str]
    no_places: frozenset[str]


class Atlas:
    """Looks names up. The cities come largest first."""

    def __init__(self, cities: Iterable[City], words: Words) -> None:
        self._cities, self._words = tuple(cities), words
        self._by_name: dict[str, list[City]] = {}
        for city in self._cities:
            self._by_name.setdefault(fold(city.name), []).append(city)
        # One text in place of a table of 70,000 names, which would take ten times the memory.
        self._elsewhere = "\n".join(f"{row}|{city.elsewhere}|" for row, city in enumerate(self._cities))
        self._most_common = lru_cache(maxsize=512)(self._counted)
        self._zones = {fold(zone): zone for zone in words.zones}
        self._land_names = {(land.country, land.region): land.name for lands in words.lands.values() for land in lands}

    def find(self, text: str, now: datetime, home: str | None = None) -> Found | None:
        """What a short answer names, misspelt or not: a zone, a clock, a city, a state, a country; else None.

        `home` is the country that somebody is known to be in.
        """
        if _OFFSET.fullmatch(text.strip(" .!")):
            return Found(is_offset=True)
        name = fold(text)
        return self.named(name, now, home) or self._misspelt(name, now, home)

    def named(self, name: str, now: datetime, home: str | None = None) -> Found | None:
        """What a folded name stands for as it is written ("portland maine" is one of the Portlands); else None."""
        if zone := self._words.clocks.get(name) or self._zones.get(name):
            return Found((self._of_zone(zone),), self._words.zones[zone])
        lands = self._words.lands.get(name) or (self._words.codes.get(name, ()) if len(name) > SHORTEST_CODE else ())
        clocks = [place for land in lands if (place := self._clock_of(land, now)) is not None]
        if places := [*self._cities_called(name), *clocks]:
            return sifted(places, now, home)
        if lands:
            return Found(country=lands[0].country, wide=lands[0].name)
        if elsewhere := self._called_elsewhere(name):
            return sifted(map(self._of_city, elsewhere), now)
        return sifted(told, now) if (told := self._within(name)) else None

    def alone(self, text: str, now: datetime, home: str | None = None) -> Found | None:
        """What words that are about a place and nothing else name as they are written ("Berlin"); else None."""
        return self.named(fold(text), now, home) if self.is_known(text, is_alone=True) else None

    def clock_in(self, text: str) -> Place | None:
        """The zone or clock that a sentence names outright ("Europe/Madrid", "on Pacific time", "AEST"); else None."""
        words = text.split()
        for token in (word.strip(".,!?;:()") for word in words):
            zone = self._zones.get(fold(token)) if "/" in token else None
            if zone is None and token.isupper() and len(token) > SHORTEST_CODE:
                zone = self._words.clocks.get(fold(token))
            if zone is not None:
                return self._of_zone(zone)
        folded = f" {fold(text)} "
        called = (name for name in self._words.clocks if " " in name and f" {name} " in folded)
        return next((self._of_zone(self._words.clocks[name]) for name in called), None)

    def is_known(self, text: str, *, is_alone: bool = False) -> bool:
        """Whether these words in the midst of a sentence are the name of a place.

        Those in small letters are where it is a large one's. Where the sentence is about a place alone (`is_alone`), a
        word that mostly means something else is one if it has a capital.
        """
        name, is_small = fold(text), text.islower()
        if name in self._words.no_places and (is_small or not is_alone):
            return False
        if (
            name in self._words.lands
            or name in self._words.nicknames
            or name in self._words.clocks
            or name in self._zones
        ):
            return True
        last = text.split()[-1] if text.split() else ""
        is_code = fold(last) in self._words.codes and fold(last) not in self._words.lands
        cities = self._by_name.get(name, ()) or (() if is_code and not last.isupper() else self._within(name))
        return any(not is_small or city.people >= LARGE for city in (*cities, *self._called_elsewhere(name)))

    def _cities_called(self, name: str) -> list[Place]:
        """The cities of this name or nickname; none where it is a country's too."""
        if any(not land.region for land in self._words.lands.get(name, ())):
            return []
        own = [self._of_city(city) for city in self._by_name.get(name, ())]
        meant = self._words.nicknames.get(name, "")
        return [*own, *(self._within(meant) or map(self._of_city, self._by_name.get(meant, ())))]

    def _within(self, name: str) -> list[Place]:
        """The cities told with their state or country ("london ontario", "birmingham uk")."""
        words = name.split()
        for cut in range(len(words) - 1, 0, -1):
            first, last = " ".join(words[:cut]), " ".join(words[cut:])
            for land in (*self._words.lands.get(last, ()), *self._words.codes.get(last, ())):
                cities = [*self._by_name.get(first, ()), *self._called_elsewhere(first)]
                there = [city for city in cities if city.country == land.country and land.region in ("", city.region)]
                if there:
                    return [self._of_city(city) for city in there]
        return []

    def _called_elsewhere(self, name: str) -> list[City]:
        """The largest city that has this name elsewhere, if there is one."""
        at = self._elsewhere.find(f"|{name}|") if name else -1
        if at < 0:
            return []
        row = self._elsewhere[self._elsewhere.rfind("\n", 0, at) + 1 : at].partition("|")[0]
        return [self._cities[int(row)]]

    def _misspelt(self, name: str, now: datetime, home: str | None) -> Found | None:
        if len(name) < SHORTEST:
            return None
        found = process.extractOne(name, self._spelt, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return None if found is None else self.named(found[0], now, home)

    @cached_property
    def _spelt(self) -> list[str]:
        """Names that may be misspelt, those of the largest places first."""
        large = (fold(city.name) for city in self._cities if city.people >= LARGE)
        zones = (fold(zone.rpartition("/")[2]) for zone in self._words.zones)
        return [name for name in dict.fromkeys([*self._words.lands, *large, *zones]) if len(name) >= SHORTEST]

    def _clock_of(self, land: Land, now: datetime) -> Place | None:
        return self._most_common(land, now.date())

    def _counted(self, land: Land, day: date) -> Place | None:
        """The land by the clock of nearly all of its people, as clocks are on a day; else None."""
        now = datetime.combine(day, time(12), timezone.utc)
        people: dict[str, int] = {}
        for city in self._cities_in(land):
            zone = next((zone for zone in people if same_clock(zone, city.zone, now)), city.zone)
            people[zone] = people.get(zone, 0) + city.people
        most = max(people, key=people.__getitem__, default=None)
        if most is None:
            zones = [zone for zone, country in self._words.zones.items() if country == land.country and not land.region]
            return Place(land.name, zones[0], land.country, is_city=False) if len(zones) == 1 else None
        total = sum(people.values())
        within = self._land_names[land.country, ""] if land.region else ""
        is_most = people[most] >= NEARLY_ALL * total
        return Place(land.name, most, land.country, within, total, is_city=False) if is_most else None

    def _cities_in(self, land: Land) -> Iterator[City]:
        return (city for city in self._cities if city.country == land.country and land.region in ("", city.region))

    def _of_city(self, city: City) -> Place:
        names = self._land_names
        within = names.get((city.country, city.region)) or names.get((city.country, ""), "")
        return Place(city.name, city.zone, city.country, within, city.people)

    def _of_zone(self, zone: str) -> Place:
        return Place(zone.rpartition("/")[2].replace("_", " "), zone, self._words.zones[zone])
