"""Taking up what somebody did with a message (told a hurt, asked, wanted words …) where its topic is not sure."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.coaching.finding import WRITTEN
from bot.coaching.message import Button, Buttons, Say, choice
from bot.dialogue.acts import acts
from bot.dialogue.understand import spoken
from bot.errors import EncoderError
from bot.services.understanding import NEVER_GUESSED, OF_DANGER, WORRY
from bot.store import seen

if TYPE_CHECKING:
    from bot.services.services import Services

log = logging.getLogger(__name__)

SURE, SURELY_GLAD, GLAD_NEWS = 0.4, 0.85, 0.5
"""From which probability on an act is believed, and one that is met with joy; and what the probabilities of that act
and of good news, multiplied, must be to be met so below that. Else what is told is taken as it is."""
MAY_BE_GRAVE = 0.15
"""From which probability on a topic of danger is asked after, as is one that is never guessed and is the likeliest."""
LATELY, ENOUGH = timedelta(minutes=30), 2
"""So often within so long nothing but the act was known: then names are offered, and the menu. Before that, once, it is
said that it was heard."""
ROOMS = 3
"""How many rooms are named to somebody who wants words."""
ASKS, WORDS, GLAD, AS_TOLD = "asks", "words", "glad", "mixed"
GOOD_NEWS, HEARD, SERIOUS = "share_good_news", "listen/heard", "told/grave"
"""What is said to something good; to more of what was told, which points to a person; and where danger may be meant."""
LIKELY = 3
"""Among so many of the likeliest topics good news must be to be met with joy."""


class Uptake:
    """Answers the act of a message."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def of(
        self, user_id: int, said: str, meant: Mapping[str, float], *, is_after_alarm: bool = False
    ) -> Say | None:
        """What takes up `said`; None where something is asked, or nothing else was known lately.

        `meant` holds the likeliest topics with their probabilities, the likeliest first. Words that were taken for
        danger, and are none, are taken as they are told.
        """
        act, share = await self._act(said)
        if act in (None, ASKS) or (lately := await self._lately(user_id)) >= ENOUGH:
            return None
        guess = next(iter(meant), None)
        if guess in NEVER_GUESSED or any(meant.get(topic, 0.0) >= MAY_BE_GRAVE for topic in OF_DANGER):
            return Say(SERIOUS)
        if guess == WORRY:
            return Say("told/worry")
        if share < SURE or is_after_alarm or (act == GLAD and not _is_joy(share, meant)):
            act = AS_TOLD
        if act == WORDS:
            return Say(f"told/{act}", {}, self._rooms(meant))
        if act == GLAD:
            return Say(GOOD_NEWS)
        return Say(HEARD if lately else f"told/{act}")

    async def is_joy(self, said: str, meant: Mapping[str, float]) -> bool:
        """Whether something good is told, as far as what is done with a message can be read."""
        act, share = await self._act(said)
        return act is None or (act == GLAD and _is_joy(share, meant))

    async def _act(self, said: str) -> tuple[str | None, float]:
        """The likeliest act and how probable it is, gladness said in so many words for sure; None where it cannot be
        read."""
        if self._services.content.checks.matches("answer", "glad", said):
            return GLAD, 1.0
        try:
            return next(iter((await asyncio.to_thread(acts, spoken(said))).items()))
        except EncoderError as error:
            log.error("What a message does is not read: %s", error)
            return None, 0.0

    async def _lately(self, user_id: int) -> int:
        """How often they were taken up so, and no better, just now."""

        def counted(session: Any) -> int:
            met = seen.of_many(session, seen.keys_of(session, [(user_id, key) for key in self._keys]))
            return sum(self._services.now - at < LATELY for wordings in met.values() for at in wordings.values())

        return await self._services.in_store(counted)

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


def _is_joy(glad: float, meant: Mapping[str, float]) -> bool:
    """Whether what is `glad` so probably is good news; without a dialogue, the act alone counts."""
    if glad == 1 or (glad >= SURELY_GLAD and (not meant or GOOD_NEWS in list(meant)[:LIKELY])):
        return True
    return glad * meant.get(GOOD_NEWS, 0.0) >= GLAD_NEWS
