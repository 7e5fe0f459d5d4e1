"""Taking up what somebody did with a message (told a hurt, asked, wanted words …) where its topic is not sure."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bot.coaching.finding import WRITTEN
from bot.coaching.message import Button, Buttons, Say, choice
from bot.dialogue.acts import acts
from bot.errors import EncoderError
from bot.services.understanding import NEVER_GUESSED
from bot.store import seen

if TYPE_CHECKING:
    from bot.services.services import Services

log = logging.getLogger(__name__)

SURE, SURELY_GLAD = 0.4, 0.6
"""From which probability on an act is believed, and one that is met with joy; else what is told is taken as it is."""
LATELY, ENOUGH = timedelta(minutes=30), 2
"""So often within so long nothing but the act was known: then names are offered, and the menu. Before that, once, it is
said that it was heard."""
ROOMS = 3
"""How many rooms are named to somebody who wants words."""
ASKS, WORDS, GLAD, PLAIN = "asks", "words", "glad", "mixed"
GOOD_NEWS, HEARD = "share_good_news", "listen/heard"
"""What is said to something good; and what to more of what was told, which points to a person."""


class Uptake:
    """Answers the act of a message."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def of(self, user_id: int, said: str, meant: Mapping[str, float]) -> Say | None:
        """What takes up `said`; None where something is asked, where nothing else was known lately, or nothing is told.

        `meant` holds the likeliest topics with their probabilities, the likeliest first.
        """
        lately = await self._lately(user_id)
        if lately >= ENOUGH:
            return None
        try:
            act, share = next(iter((await asyncio.to_thread(acts, said)).items()))
        except EncoderError as error:
            log.error("What a message does is not read: %s", error)
            return None
        if act == ASKS:
            return None
        if act == WORDS:
            return Say(f"told/{act}", {}, self._rooms(meant))
        if lately and act != GLAD:
            return Say(HEARD)
        may_be_grave = next(iter(meant), None) in NEVER_GUESSED
        if share < SURE or (act == GLAD and (share < SURELY_GLAD or may_be_grave)):
            act = PLAIN
        return Say(GOOD_NEWS if act == GLAD else f"told/{act}")

    async def _lately(self, user_id: int) -> int:
        """How often they were taken up so, and no better, just now."""
        heard = await self._services.in_store(seen.of_scripts, user_id, self._keys)
        return sum(self._services.now - at < LATELY for at in heard.values())

    @cached_property
    def _keys(self) -> list[str]:
        return [HEARD, *(key for key in self._services.speech.scripts if key.startswith("told/"))]

    def _rooms(self, meant: Mapping[str, float]) -> Buttons:
        """The likeliest rooms for words, and the way to the others."""
        likely = sorted(sorted(WRITTEN), key=lambda room: -meant.get(room, 0.0))[:ROOMS]
        label = self._services.speech.words
        named = [Button(label(f"told/label/{room}"), f"/{room}") for room in likely]
        others = choice(label("told/label/others"), "ask_menu:words")
        return tuple((button,) for button in (*named, others))
