"""Questions with one short answer: what reads each answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.coaching.message import Say

if TYPE_CHECKING:
    from bot.services.services import Services

TRIES = 2
"""After so many answers that could not be read, the question is let go."""

LEAVING = frozenset({"stop", "menu", "cancel", "never mind", "nevermind", "leave it", "no", "nothing", "skip"})
"""What lets a question go at once."""


@dataclass(frozen=True)
class Answered:
    """What is said to the answer, and whether the question is done with."""

    say: Say
    is_over: bool = True


class Questions:
    """Each question is the key of the script that asks it."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._readers: dict[str, Callable[[int, str], Awaitable[Say | None]]] = {
            "set_profile/ask_name": self._name,
            "set_profile/ask_country": self._country,
            "set_profile/ask_zone": self._zone,
            "add_person": self._add_person,
            "remove_person": self._remove_person,
        }

    async def answer(self, user_id: int, question: str, text: str, choice: str | None, tries: int) -> Answered:
        """Reads an answer. One that cannot be read is asked again; a tap, a "never mind" or a second one ends it."""
        topic = question.partition("/")[0]
        if choice is not None or text.strip(" .!").casefold() in LEAVING:
            return Answered(Say("choice/fine"))
        said = await self._readers[question](user_id, text)
        if said is not None:
            return Answered(said)
        return Answered(Say(f"{topic}/unclear"), is_over=tries + 1 >= TRIES)

    async def _profile(self, user_id: int, field: str, text: str) -> Say | None:
        value = await self._services.profiles.read_in(user_id, field, text)
        return None if value is None else Say("set_profile/saved", {"what": value})

    async def _name(self, user_id: int, text: str) -> Say | None:
        return await self._profile(user_id, "name", text)

    async def _country(self, user_id: int, text: str) -> Say | None:
        return await self._profile(user_id, "country", text)

    async def _zone(self, user_id: int, text: str) -> Say | None:
        return await self._profile(user_id, "zone", text)

    async def _add_person(self, user_id: int, text: str) -> Say | None:
        return await self._services.people.add_named(user_id, text, None)

    async def _remove_person(self, user_id: int, text: str) -> Say | None:
        return await self._services.people.remove_named(user_id, text, None)
