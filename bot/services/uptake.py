"""Taking up what somebody did with a message (told a hurt, asked, wanted words …) where its topic is not sure."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coaching.finding import WRITTEN
from bot.coaching.message import Button, Buttons, Say, choice
from bot.encoder.act import acts
from bot.errors import EncoderError
from bot.store import seen

if TYPE_CHECKING:
    from bot.services.services import Services

log = logging.getLogger(__name__)

SURE = 0.4
"""From which probability on an act is believed; under it what is told is taken as it is."""
LATELY, ENOUGH = timedelta(minutes=30), 2
"""So often within so long nothing better than the act was known: then names are offered, and the menu."""
ROOMS = 3
"""How many rooms are named to somebody who wants words."""
PLAIN, WORDS, ASKS = "mixed", "words", "asks"
GLAD = "share_good_news"
KEYS = {
    **{act: f"told/{act}" for act in (PLAIN, WORDS, ASKS, "hurt", "shame", "cross", "worry")},
    "glad": GLAD,
}
"""What is said to each act."""


class Uptake:
    """Answers the act of a message."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def of(self, user_id: int, said: str, meant: Mapping[str, float], names: Buttons) -> Say | None:
        """What takes up `said`; None where that was all that was done lately, or nothing can be told of it.

        `meant` holds the likeliest topics with their probabilities; `names` are buttons of what may answer a question.
        """
        heard = await self._services.in_store(seen.of_scripts, user_id, [*KEYS.values()])
        if sum(self._services.now - at < LATELY for key, at in heard.items() if key != GLAD) >= ENOUGH:
            return None
        try:
            act, share = next(iter((await asyncio.to_thread(acts, said)).items()))
        except EncoderError as error:
            log.error("What a message does is not read: %s", error)
            return None
        if share < SURE:
            act = PLAIN
        if act == WORDS:
            return Say(KEYS[act], {}, self._rooms(meant))
        if act == ASKS:
            return Say(KEYS[act], {}, names) if names else None
        return Say(KEYS[act])

    def _rooms(self, meant: Mapping[str, float]) -> Buttons:
        """The likeliest rooms for words, and the way to the others."""
        likely = sorted(sorted(WRITTEN), key=lambda room: -meant.get(room, 0.0))[:ROOMS]
        label = self._services.speech.words
        named = [Button(label(f"told/label/{room}"), f"/{room}") for room in likely]
        others = choice(label("told/label/others"), "ask_menu:words")
        return tuple((button,) for button in (*named, others))
