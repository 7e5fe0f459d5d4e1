"""What a message is about besides its greeting, and the name that is told with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.coaching.greeting import beside_introduction, name_told, without_greeting
from bot.coaching.message import Say
from bot.encoder.head import OUT_OF_SCOPE
from bot.services.second_thing import TO_DO
from bot.services.understanding import NEVER_GUESSED
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

UNSURE = 0.5
"""Below which the dialogue is no surer of the whole of a message than of it without its greeting."""
MET = 0.25
"""From where on what holds a name may be no more than who somebody is."""
GREET, PROFILE = "greet", "set_profile"
HIDING = frozenset({GREET, OUT_OF_SCOPE, *TO_DO})
"""What the whole is taken for where its greeting may hide something; hours are read without a \"good morning\"."""


class Greeted(NamedTuple):
    """`text` is what remains to be answered, nothing where `says` answers all; they come before the answer."""

    text: str
    says: tuple[Say, ...] = ()


class Greetings:
    """Hears what stands beside a greeting."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def heard(self, user: User, text: str) -> Greeted:
        """The message without its greeting, where that hid what it is about; a name that was told with it is kept,
        unless the rest is grave."""
        rest = without_greeting(text)
        if rest == text:
            return Greeted(text)
        meant = await self._services.meant(text)
        guess = next(iter(meant), "")
        if guess in NEVER_GUESSED:
            return Greeted(text)
        name = name_told(rest)
        is_hidden = guess in HIDING or meant.get(guess, 0.0) < UNSURE
        if name is None:
            return Greeted(rest if is_hidden else text)
        beside = beside_introduction(rest)
        if not beside and is_hidden and await self._is_introduction(rest):
            return Greeted("", await self._services.profiles.met(user.id, rest))
        said = (beside or rest) if is_hidden else text
        if next(iter(await self._services.meant(beside or rest)), "") in NEVER_GUESSED:
            return Greeted(said)
        await self._services.profiles.change(user.id, name=name)
        return Greeted(said, (Say("greet/by_name", {"name": name}),))

    async def _is_introduction(self, text: str) -> bool:
        """Whether the dialogue hears no more in it than who somebody is."""
        meant = await self._services.meant(text)
        is_met = meant.get(GREET, 0.0) + meant.get(PROFILE, 0.0) >= MET
        return is_met and next(iter(meant)) not in NEVER_GUESSED
