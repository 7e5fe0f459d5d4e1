"""What the name of a place comes to: one clock, several to choose from, or what else is to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_HALF_A_YEAR = timedelta(days=182)
MOST = 4
"""Places to choose from, at most."""
CLEARLY = 12
"""A place with so many times fewer people than another of its name is not meant."""

_zone = lru_cache(maxsize=None)(ZoneInfo)


def same_clock(one: str, other: str, now: datetime) -> bool:
    """Whether two zones show the same time, now and in the other half of the year."""
    instants = (now, now + _HALF_A_YEAR)
    return one == other or all(
        at.astimezone(_zone(one)).utcoffset() == at.astimezone(_zone(other)).utcoffset() for at in instants
    )


@dataclass(frozen=True)
class Place:
    """A place by its name; `zone` is an IANA name, `within` the state or country that tells it from others.

    `country` is an ISO 3166 code, or nothing where the place is in none; `people` are thousands; `is_city`: it is no
    country or state, most of whose people go by this clock.
    """

    name: str
    zone: str
    country: str = ""
    within: str = ""
    people: int = 0
    is_city: bool = True

    @property
    def label(self) -> str:
        """The name, told from others."""
        return f"{self.name}, {self.within}" if self.within else self.name


@dataclass(frozen=True)
class Found:
    """One place, or several that are meant alike, in one country if that is sure; or none, and why.

    `wide` names a country or state of many clocks; `is_offset`: it was a mere distance from UTC, which moves in summer.
    """

    places: tuple[Place, ...] = ()
    country: str = ""
    wide: str = ""
    is_offset: bool = False

    @property
    def place(self) -> Place | None:
        """The one place, where it is one."""
        return self.places[0] if len(self.places) == 1 else None


def sifted(places: Iterable[Place], now: datetime, home: str | None = None) -> Found:
    """What places of one name come to, the largest first: one for each clock, or the one that is clearly meant.

    Where several are left, one in the country `home` is meant.
    """
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: -place.people):
        if not any(same_clock(place.zone, other.zone, now) for other in kept):
            kept.append(place)
    kept = [place for place in kept if place.people * CLEARLY >= kept[0].people]
    kept = [place for place in kept if place.country == home] or kept
    return Found(tuple(kept[:MOST]), kept[0].country if len(kept) == 1 else "")
