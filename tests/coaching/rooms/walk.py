"""A walk through a room in the language of the conversation: say, tap, and what is said back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from bot.coaching.rooms import Answer, Room, rooms
from tests import shelf
from tests.coaching import walk


@lru_cache
def all_rooms() -> dict[str, Room]:
    return rooms(shelf.content().situations, shelf.checks(), lines=shelf.content().lines)


class Walk(walk.Walk):
    """One person in one room."""

    def __init__(self, room: str, **hints: Any) -> None:
        self.room = all_rooms()[room]
        self.about: str | None = None
        super().__init__(self.room, self.room.begin(hints))

    def say(
        self,
        text: str,
        intent: str | None = None,
        confidence: float = 0.0,
        remarks: Mapping[str, float] = MappingProxyType({}),
    ) -> Walk:
        answer = Answer(text, None, intent, confidence, self.about, remarks=remarks)
        self._go(self.room.take(self.progress, answer))
        return self

    @property
    def outcome(self) -> str:
        return self.turn.outcome

    @property
    def data(self) -> dict[str, Any]:
        return dict(self.progress.data)
