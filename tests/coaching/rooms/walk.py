"""A walk through a room in the language of the conversation: say, tap, and what is said back."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from bot.coaching.rooms import Answer, Progress, Room, Turn, rooms
from bot.content import loader


@lru_cache
def all_rooms() -> dict[str, Room]:
    return rooms(loader.load_situations(), loader.load_checks())


class Walk:
    """One person in one room. After every answer the progress goes through JSON, as it does in the store."""

    def __init__(self, room: str, **hints: Any) -> None:
        self.room = all_rooms()[room]
        self.kept: list[str] = []
        self.turn = self._on(self.room.begin(hints))

    def say(self, text: str, intent: str | None = None, confidence: float = 0.0) -> Walk:
        self.turn = self._on(self.room.take(self.progress, Answer(text, None, intent, confidence)))
        return self

    def tap(self, *choices: str) -> Walk:
        for choice in choices:
            self.turn = self._on(self.room.take(self.progress, Answer("", choice)))
        return self

    @property
    def step(self) -> str:
        return self.turn.progress.step

    @property
    def keys(self) -> list[str]:
        return [say.key for say in self.turn.says]

    @property
    def choices(self) -> list[str]:
        buttons = [button for row in self.turn.says[-1].buttons or () for button in row]
        return [json.loads(button.tap.removeprefix("/choose"))["choice"] for button in buttons]

    @property
    def outcome(self) -> str:
        return self.turn.outcome

    @property
    def data(self) -> dict[str, Any]:
        return dict(self.progress.data)

    def _on(self, turn: Turn) -> Turn:
        assert len(turn.says) <= 2
        if turn.kept is not None:
            self.kept.append(turn.kept)
        place = turn.progress
        self.progress = Progress(place.room, place.step, json.loads(json.dumps(place.data)))
        return turn
