"""Cases of a room that are like what somebody tells: from which of them the words shown as an example come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from bot.coaching.rooms import Situation
from bot.encoder.sentence import load_encoder
from bot.encoder.weights import Floats
from bot.errors import EncoderError
from bot.services.found_reader import load_found_reader

log = logging.getLogger(__name__)

FEWEST = 4
"""Words that can tell of a case."""
NEAREST = 3
ABOUT = 1.4
"""How much more than what is asked for it counts what a case is about; tried on a dozen messages."""


class LikeCases:
    """The cases by room, each read once. It remembers nothing of what people write."""

    def __init__(self, situations: Iterable[Situation]) -> None:
        self._situations = [one for one in situations if one.measure is None]
        self._kept: dict[str, Floats] = {}

    @cached_property
    def _by_room(self) -> dict[str, list[Situation]]:
        rooms: dict[str, list[Situation]] = {}
        for one in self._situations:
            rooms.setdefault(one.room, []).append(one)
        return rooms

    async def near(self, room: str, text: str) -> list[str]:
        """The ids of the room's NEAREST cases, the nearest first; none where the text is short or cannot be read."""
        cases = self._by_room.get(room, [])
        if not cases or len(text.split()) < FEWEST:
            return []
        try:
            likenesses = await asyncio.to_thread(self._likenesses, room, cases, text)
        except EncoderError as error:
            log.error("Cases are not compared: %s", error)
            return []
        return [cases[row].id for row in np.argsort(-likenesses, kind="stable")[:NEAREST].tolist()]

    def _likenesses(self, room: str, cases: list[Situation], text: str) -> Floats:
        if room not in self._kept:
            self._kept[room] = _vectors([f"{one.title}. {one.scene}" for one in cases])
        return np.asarray(self._kept[room] @ _vectors([text])[0])


def _vectors(texts: list[str]) -> Floats:
    """What texts ask for, by the library's reader, beside what they are about, by the published one: [texts, 768]."""
    return np.concatenate([load_found_reader().encode(texts), ABOUT * load_encoder().encode(texts)], axis=1)
