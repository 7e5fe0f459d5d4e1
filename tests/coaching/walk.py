"""A walk through a room or a rehearsal: what is tapped and said back, the progress through JSON, as in the store."""

from __future__ import annotations

import json
from typing import Protocol, TypeVar

from bot.coaching.rooms import Answer, Progress, Turn

W = TypeVar("W", bound="Walk")


class Place(Protocol):
    """What can be walked through."""

    def take(self, progress: Progress, answer: Answer) -> Turn: ...


class Walk:
    """One person in one place; `turn` is where they stand."""

    def __init__(self, place: Place, first: Turn) -> None:
        self.place = place
        self.kept: list[str] = []
        self._go(first)

    def tap(self: W, *choices: str) -> W:
        for choice in choices:
            self._go(self.place.take(self.progress, Answer("", choice)))
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

    def _go(self, turn: Turn) -> None:
        assert len(turn.says) <= 2
        if turn.kept is not None:
            self.kept.append(turn.kept)
        self.turn, at = turn, turn.progress
        self.progress = Progress(at.room, at.step, json.loads(json.dumps(at.data)))
