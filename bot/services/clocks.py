"""Whose clock somebody lives by: read from a place that they name or share, said back with the time there."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from bot.coaching.message import Buttons, Say, choice
from bot.coaching.nudges.wishes import zone_at
from bot.coaching.places import Atlas, Found, Place, answered, news, same_clock
from bot.content.places import whole_atlas
from bot.services.introduction import Told, country_of, told_in
from bot.services.outcome import Outcome
from bot.services.zone import called
from bot.store import users
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

CLOCK, HERE = "clock:", "here:"
"""What a choice begins with that is a zone to go by, and one that comes of a shared location."""

QUESTIONS = ("set_profile/ask_zone", "set_nudges/ask_zone")

_SETS = re.compile(
    r"(?:^|[,.;!\n]|\band\b)\W*(?:(?:hi|hey|hello|ok|please|pls|can|could|would|will|you|u|kith|to|i|want|need|like|just|"
    r"also|now|have)\W+){0,6}(?:(?:set|change|switch|update|use|put|make|adjust)\W+(?:(?:my|the|your|me|to|up|on)\W+){0,3}"
    r"|my\W+|the\W+)?(?:time ?zone|tz)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:what|which|how|when|why)\b", re.IGNORECASE)


def sets_clock(text: str) -> bool:
    """Whether a text says by which time zone to go ("set timezone Europe/Tallinn", "my tz is Manila")."""
    return _SETS.search(text) is not None and _ASKS.search(text) is None


class Clocks:
    """Keeps the zone alone: never where somebody is."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._one_at_a_time = asyncio.Lock()

    async def atlas(self) -> Atlas:
        """The atlas; it is loaded, a quarter of a second beside everything else, when it is first wanted."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(whole_atlas)

    async def told(self, user: User, text: str) -> Told:
        """What a sentence tells of the one who writes it."""
        return told_in(text, await self.atlas(), self._services.now, user.country)

    async def read(self, user_id: int, question: str, text: str) -> Outcome | None:
        """Keeps the clock that an answer to one of QUESTIONS names; asks on where it names several; None where none."""
        user = await self._services.in_store(users.get, user_id)
        found = answered(await self.atlas(), text, self._services.now, user.country)
        if found is None:
            return None
        if found.place is None:
            return Outcome((self.which(found),), stays=True)
        return await self.take(user_id, question, found.place)

    async def choose(self, user_id: int, question: str, tap: str) -> Outcome:
        """Keeps the zone of a choice that begins with CLOCK or HERE; asks first about a location that came unasked."""
        zone = tap.partition(":")[2]
        if zone not in available_timezones():
            return Outcome((Say("choice/old"),))
        if tap.startswith(HERE) and question not in QUESTIONS:
            return Outcome((Say("zone/here", self._fields(Place("", zone)), self._yes_or_no(zone)),))
        return await self.take(user_id, question, Place("", zone))

    async def take(self, user_id: int, question: str, place: Place) -> Outcome:
        """Keeps the zone of a place and says what follows from it."""
        await self._services.profiles.change(user_id, zone=place.zone)
        if question == "set_nudges/ask_zone":
            return Outcome(await self._services.nudges.told(user_id))
        return Outcome((self.kept(place),))

    async def news(self, user: User, text: str) -> bool:
        """Whether the text says that they have come to where the clock may be another, and nothing else."""
        if (name := news(text)) is None:
            return False
        atlas = await self.atlas()
        found = atlas.alone(name, self._services.now)
        if found is None:
            return False
        if found.place is None and not found.places:
            return user.zone is not None and country_of(user.zone) != found.country
        return found.place is None or user.zone is None or not self.is_same(user.zone, found.place.zone)

    async def at(self, latitude: float, longitude: float) -> str | None:
        """The choice that stands for a shared location: its zone, found without a network; None where none is known.

        The boundaries, which the first look-up loads, are OpenStreetMap's by way of timezone-boundary-builder.
        """
        zone = await asyncio.to_thread(_zone_of, latitude, longitude)
        return f"{HERE}{zone}" if zone in available_timezones() else None

    def is_same(self, zone: str, other: str) -> bool:
        """Whether two zones have one clock at present."""
        return same_clock(zone, other, self._services.now)

    def kept(self, place: Place) -> Say:
        """That Kith goes by this clock now."""
        return Say("zone/kept" if place.name else "zone/kept_here", self._fields(place))

    def moved(self, place: Place) -> Say:
        """The question whether to go by the clock of a place from now on."""
        return Say("zone/moved", self._fields(place), self._yes_or_no(place.zone))

    def which(self, found: Found) -> Say:
        """What is to be asked before the clock is known."""
        if found.places:
            rows = tuple((choice(place.label, f"{CLOCK}{place.zone}"),) for place in found.places)
            return Say("zone/which", {"place": found.places[0].name}, rows)
        return Say("zone/offset") if found.is_offset else Say("zone/wide", {"place": found.wide})

    def _fields(self, place: Place) -> dict[str, str]:
        here = self._services.now.astimezone(zone_at(place.zone))
        return {"place": place.label or called(place.zone), "time": f"{here:%H:%M}"}

    def _yes_or_no(self, zone: str) -> Buttons:
        words = self._services.speech.words
        yes = choice(words("zone/label_yes"), f"{CLOCK}{zone}")
        return ((yes, choice(words("zone/label_no"), "zone:left")),)


def _zone_of(latitude: float, longitude: float) -> str:
    from tzfpy import get_tz  # 30 MB, for those alone who share a location

    return str(get_tz(longitude, latitude))
