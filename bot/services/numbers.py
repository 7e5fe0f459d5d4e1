"""A helpline's number, for whoever asks for one: of the country that they name or live in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel import Locale

from bot.coaching.message import Say
from bot.coaching.safety.helplines import Helplines, Line, Lines
from bot.store import users

if TYPE_CHECKING:
    from bot.services.services import Services

_KINDS = {
    "domestic": re.compile(r"\b(?:domestic|dv|abus\w+|violen\w+|women'?s aid|refuge)\b", re.IGNORECASE),
    "substance": re.compile(r"\b(?:drugs?|alcohol|drink\w*|addict\w+|substance|gambl\w+)\b", re.IGNORECASE),
    "child": re.compile(r"\b(?:child\w*|kids?|teens?|under 18)\b", re.IGNORECASE),
    "poison": re.compile(r"\b(?:poison\w*)\b", re.IGNORECASE),
}


class Numbers:
    """Says what the helplines file knows, and how sure it is of it."""

    def __init__(self, services: Services, helplines: Helplines) -> None:
        self._services, self._helplines = services, helplines

    async def known(self, user_id: int, text: str) -> Say:
        """The line that the text asks for, the crisis line where it names no kind; with the emergency number."""
        user = await self._services.in_store(users.get, user_id)
        known = user.country or self._helplines.country_of_zone(user.zone)
        country = self._helplines.country_in(text) or known
        lines = self._helplines.for_country(country)
        directory = self._helplines.directory
        line = None if lines is None else _wanted(lines, text, is_minor=user.is_adult is False)
        if lines is None or line is None or country is None:
            emergency = lines.emergency if lines else directory.emergency
            return Say("ask_helpline/abroad", {"emergency": emergency, "directory": directory.url})
        is_sure = line.confidence == "verified" and lines.emergency_confidence == "verified"
        return Say(
            "ask_helpline" if is_sure else "ask_helpline/check",
            {
                "country": Locale("en").territories.get(country.upper(), country),
                "what": line.say if _says_who(line) else f"{line.name}, {line.say}",
                "emergency": lines.emergency,
                "directory": directory.url,
            },
        )


def _wanted(lines: Lines, text: str, *, is_minor: bool) -> Line | None:
    kind = next((kind for kind, words in _KINDS.items() if words.search(text)), "child" if is_minor else "crisis")
    found: Line | None = getattr(lines, kind)
    return found or lines.crisis


def _says_who(line: Line) -> bool:
    """Whether the words for the line tell which it is, or its name is its number."""
    return "(" in line.say or line.name.startswith(line.say.partition(",")[0])
