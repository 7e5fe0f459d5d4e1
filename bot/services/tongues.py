"""A line in the language of whoever writes in one that Kith does not speak, with the numbers of their country."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.coaching.message import Message, Say
from bot.coaching.safety import Circumstances, Helplines, Talk, word
from bot.coaching.safety.tongue import SPOKEN, language_of
from bot.coaching.script import Script
from bot.encoder.language import language_in

QUIET = timedelta(hours=12)
"""How long it is not said again to the same chat."""

_ENGLISH = re.compile(
    r"\w(?:['’](?:ll|ve|re|m)|n['’]t)\b|\b(?:idk|lol|lmao|omg|tbh|btw|wtf|dunno|gonna|wanna|dont|cant|didnt|ive|thats|"
    r"thx|pls|plz|gotta|soz|nah|wdym|lemme|aint)\b",
    re.IGNORECASE,
)
"""What is English, however short the rest: contractions, and what is typed for them in chats."""

WHOLE = 5
"""Words from which on a text of a few odd ones is no slip any more."""

REMEMBERED = 10_000
"""How many chats are remembered to have been told."""


class Tongues:
    """Knows in memory whom it told; nothing of it needs the store."""

    def __init__(
        self, scripts: Mapping[str, Script], helplines: Helplines, hear: Callable[[str], str | None] = language_in
    ) -> None:
        self._scripts, self._helplines, self._hear = scripts, helplines, hear
        self._told: dict[int, datetime] = {}

    async def is_foreign(self, text: str) -> bool:
        """Whether a text of some length is surely in another language than English."""
        return len(text.split()) >= WHOLE and await self._foreign(text) is not None

    async def _foreign(self, text: str) -> str | None:
        """The language of a text, where it has no plain sign of English."""
        if language_of(text) == SPOKEN[0] or _ENGLISH.search(text):
            return None
        return await asyncio.to_thread(self._hear, text)

    async def line(self, chat_id: int, text: str, around: Circumstances, now: datetime) -> Message | None:
        """The honest line for a text in another language, once in a while; None for all that Kith can read."""
        told = self._told.get(chat_id)
        if told is not None and now - told < QUIET:
            return None
        language = await self._foreign(text)
        key = f"{language}/not_spoken"
        if language is None or key not in self._scripts:
            return None
        self._told[chat_id] = now
        while len(self._told) > REMEMBERED:
            self._told.pop(next(iter(self._told)))
        talk = Talk("self_harm", "stay", now, country=around.country, is_minor=around.is_minor, language=language)
        return word(Say(key), talk, self._scripts, self._helplines)[0]
