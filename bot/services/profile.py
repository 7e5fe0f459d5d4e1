"""Who somebody is to Kith: consent, name, country, zone, discreet mode, and stopping."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from babel import Locale
from rapidfuzz import fuzz, process, utils

from bot.coaching.message import Say
from bot.services.clocks import clock_set, sets_clock
from bot.services.fitting import tags_told
from bot.services.introduction import Told, country_of
from bot.services.zone import called
from bot.store import appointments, users
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

CLOSE_ENOUGH = 88
"""How alike a name must be to a country's to be taken for it, of 100."""

_NOT_DISCREET = re.compile(r"\b(?:off|disable|no longer|not discreet|normal|plain|as usual)\b", re.IGNORECASE)
_DISCREET = re.compile(
    r"\b(?:on|enable|discreet(?:ly)?|discretion|private|hide|neutral|secret|nobody|no one|no names)\b", re.IGNORECASE
)

NAME_LIMIT = 60
"""How many characters of a name are kept."""


def country_named(text: str) -> str | None:
    """The ISO 3166 code of the country whose English name is in the text (Unicode CLDR by way of Babel), or None."""
    names = {
        name: code
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "QO")
    }
    names |= {"UK": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB", "USA": "US", "America": "US"}
    found = process.extractOne(text, names.keys(), scorer=fuzz.ratio, processor=utils.default_process)
    return names[found[0]] if found is not None and found[1] >= CLOSE_ENOUGH else None


class Profiles:
    """Changes what is kept about a person's own self."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def change(self, user_id: int, **fields: object) -> User:
        """Keeps these fields of the user, and has the safety desk know them."""
        user = await self._services.in_store(users.change, user_id, **fields)
        self._services.safety.learn(user)
        return user

    def settings_of(self, user: User) -> Say:
        """The settings as they are, ready to be said."""
        words = self._services.speech.words
        unset = words("settings/unset")
        country = Locale("en").territories.get(user.country or "") or unset
        discreet = words("settings/on" if user.is_discreet else "settings/off")
        fields = {
            "name": user.name or unset,
            "country": country,
            "zone": called(user.zone) if user.zone else unset,
            "discreet": discreet,
        }
        fields["what"] = self._services.fitting.named(user.tags) or unset
        fields["nudges"] = words("settings/on" if user.nudges_on else "settings/off")
        return Say("settings", fields)

    async def read_in(self, user_id: int, field: str, text: str) -> str | None:
        """Keeps what the text says of a field ("name", "country") and returns it in words, or None."""
        if field == "name":
            value = shown = text.strip()[:NAME_LIMIT]
        else:
            value = country_named(text) or ""
            shown = Locale("en").territories.get(value, "")
        if not value:
            return None
        await self.change(user_id, **{field: value})
        return shown

    async def introduce(self, user_id: int, text: str) -> tuple[Say, ...]:
        """Keeps what a sentence tells of its writer and reads it back; asks what to change where it tells nothing."""
        user = await self._services.in_store(users.get, user_id)
        told = await self._told(user, text)
        fields: dict[str, object] = {}
        if told.name:
            fields["name"] = told.name[:NAME_LIMIT]
        if told.country:
            fields["country"] = told.country
        zone, about_clock = self._clock(user, told)
        fields |= zone
        shown = [told.name[:NAME_LIMIT]] if told.name else []
        is_said = told.country is None or (about_clock is not None and "zone" in fields)
        shown += [] if is_said else [Locale("en").territories[told.country or ""]]
        said = [Say("set_profile/saved", {"what": ", ".join(shown)})] if shown else []
        said += [about_clock] if about_clock is not None else []
        if told.is_minor:
            fields["is_adult"] = False
            said.append(Say("start/thanks_minor"))
        if fields:
            await self.change(user_id, **fields)
        if tags := tags_told(text):
            said.append(Say("fits/told", {"what": await self._services.fitting.add(user_id, tags)}))
        if "zone" in fields and sets_clock(text):
            said += await self._services.nudges.wished_beside(user_id, text)
        return tuple(said) or (Say("set_profile"),)

    async def _told(self, user: User, text: str) -> Told:
        """What a sentence tells of its writer; where it sets their clock, that goes before other places in it."""
        told = await self._services.clocks.told(user, text)
        if (said := clock_set(text)) is None:
            return told
        own = await self._services.clocks.told(user, said)
        if own.place is None and own.unsure is None:
            return told
        return replace(own, name=told.name, is_minor=told.is_minor)

    async def clock_beside(self, user_id: int, text: str) -> tuple[Say, ...]:
        """Keeps the zone that a sentence about something else sets, and says so; nothing where it sets none anew."""
        if (said := clock_set(text)) is None:
            return ()
        user = await self._services.in_store(users.get, user_id)
        place = (await self._services.clocks.told(user, said)).place
        if place is None or place.zone == user.zone:
            return ()
        await self.change(user_id, zone=place.zone)
        return (self._services.clocks.kept(place),)

    async def met(self, user_id: int, text: str) -> tuple[Say, ...]:
        """As `introduce`, for somebody who says hello and who they are: greeted by their name."""
        says = await self.introduce(user_id, text)
        user = await self._services.in_store(users.get, user_id)
        others = tuple(one for one in says if one.key not in ("set_profile", "set_profile/saved"))
        if not user.name:
            return says
        return (Say("greet/by_name" if others else "greet/known", {"name": user.name}), *others)

    def _clock(self, user: User, told: Told) -> tuple[dict[str, object], Say | None]:
        """The zone to be kept of what was told, and what is said of the clock.

        Whose clock is known, and who spoke of where they are rather than of the clock, is asked before it changes.
        """
        clocks, place = self._services.clocks, told.place
        if told.unsure is not None and told.unsure.places:
            return {}, clocks.which(told.unsure)
        if place is None:
            is_away = told.unsure is not None and user.zone is not None and country_of(user.zone) != told.country
            return {}, Say("zone/elsewhere", {"place": told.unsure.wide}) if told.unsure and is_away else None
        if user.zone is None or told.names_clock:
            return {"zone": place.zone}, clocks.kept(place)
        if not told.is_exact and country_of(user.zone) == told.country:
            return {}, None
        if clocks.is_same(user.zone, place.zone):
            return {"zone": place.zone}, None
        return {}, clocks.moved(place)

    async def discreet(self, user_id: int, text: str) -> Say:
        """Turns discreet mode on or off where the words say which, else asks."""
        is_off = _NOT_DISCREET.search(text) is not None
        if not is_off and _DISCREET.search(text) is None:
            return Say("set_discreet")
        await self.change(user_id, is_discreet=not is_off)
        return Say("set_discreet/off" if is_off else "set_discreet/on")

    async def stop(self, user_id: int) -> bool:
        """Ends everything unasked: nudges off, every appointment withdrawn. Were nudges on?"""
        now, user = self._services.now, await self._services.in_store(users.get, user_id)
        await self._services.in_store(users.change, user_id, nudges_on=False, stopped_at=now)
        await self._services.in_store(appointments.withdraw, user_id)
        return user.nudges_on
