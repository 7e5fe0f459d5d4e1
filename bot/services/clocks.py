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

_ZONE = r"(?:time ?zone|tz)\b"
_SETS = re.compile(
    r"(?:^|[,.;!?\n]|\band\b)\W*(?:(?:hi|hey|hello|ok|please|pls|can|could|would|will|you|u|kith|to|i|want|need|like|just|"
    r"also|now|have)\W+){0,6}"
    rf"(?:(?:set|change|switch|update|use|put|make|adjust)\W+(?:(?:my|the|your|me|to|up|on)\W+){{0,3}}{_ZONE}|"
    rf"my\W+{_ZONE}(?:['’]s|\W+(?:is|should be))\b(?!\W+(?:(?:so|very|all|still|now|always|just|completely)\W+)*"
    r"(?:wrong|off|not|no|different|incorrect|out|bad|hard|weird|mad|the problem|a|an|\w+ing)\b)|"
    rf"(?:my\W+)?{_ZONE}(?:\s*[:=]|\s+(?:\w+/\w|(?-i:[A-Z]))))",
    re.IGNORECASE,
)
"""A verb of setting, or whose clock it is; or the bare word where the name of a place follows it at once."""
_PERSON = (
    r"(?:(?:his|her|hers|their|theirs|he|she|they|someone|somebody)\b|(?:my|our)\W+(?:\w+\W+){0,2}?(?:sister|brother|"
    r"mother|father|mum|mom|dad|parents?|sons?|daughter|kids?|child(?:ren)?|family|friends?|aunt|uncle|cousin|niece|"
    r"nephew|gran\w*|wife|husband|partner|girlfriend|boyfriend|gf|bf|ex|mate|colleague|boss|team)\b|"
    r"(?!(?:it|that|here|there)['’])\w+['’]s\b)"
)
_ANOTHERS = re.compile(
    r"\W*(?:(?:is|should|be|to|as|on|for|from|the|same|one|like|of|in|at|where|what|that|match|fit|follow)\W+){0,6}"
    rf"{_PERSON}",
    re.IGNORECASE,
)
"""What follows a wish for a clock that is somebody else's."""
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;](?=\S)[^.!?;\n]+)*")
_ASKS = re.compile(r"\W*(?:(?:hi|hey|hello|ok|and|but|so|kith)\W+)*(?:what|which|how|when|why)\b", re.IGNORECASE)


def clock_set(text: str) -> str | None:
    """The words of a text, from the setting on, that say by which time zone to go; None where none do.

    "my sister is in Perth, and my tz is Manila" gives ", and my tz is Manila". A question sets none, nor does a wish
    for the zone of somebody else.
    """
    for sentence in _SENTENCE.finditer(text):
        found = None if _ASKS.match(sentence[0]) else _SETS.search(sentence[0])
        if found is not None and _ANOTHERS.match(sentence[0], found.end()) is None:
            return text[sentence.start() + found.start() :]
    return None


def sets_clock(text: str) -> bool:
    """Whether a text says by which time zone to go ("set timezone Europe/Tallinn", "my tz is Manila")."""
    return clock_set(text) is not None


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
