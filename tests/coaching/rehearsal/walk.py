"""A walk through a rehearsal: say, tap, and what is said back; the progress goes through JSON, as in the store."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from bot.coaching.rehearsal import Rehearsal
from bot.coaching.rooms import Answer, Progress, Turn
from bot.content import loader


@lru_cache
def rehearsal() -> Rehearsal:
    return Rehearsal(loader.load_situations(), loader.load_replies(), loader.load_checks())


class Walk:
    """One person in one rehearsal."""

    def __init__(self, **hints: Any) -> None:
        self.turn = self._on(rehearsal().begin({"seed": "a", **hints}))

    def say(self, *texts: str, intent: str | None = None, confidence: float = 0.0) -> Walk:
        for text in texts:
            self.turn = self._on(rehearsal().take(self.progress, Answer(text, None, intent, confidence)))
        return self

    def tap(self, *choices: str) -> Walk:
        for choice in choices:
            self.turn = self._on(rehearsal().take(self.progress, Answer("", choice)))
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
    def moves(self) -> list[str]:
        return [turn["move"] for turn in self.progress.data["turns"]]

    @property
    def reactions(self) -> list[str]:
        return [turn["reaction"] for turn in self.progress.data["turns"]]

    def _on(self, turn: Turn) -> Turn:
        assert len(turn.says) <= 2
        place = turn.progress
        self.progress = Progress(place.room, place.step, json.loads(json.dumps(place.data)))
        return turn


def in_scene(kind: str = "a_limit", case: str = "calls_at_work", **hints: Any) -> Walk:
    """Somebody who has begun a made-up case at difficulty 1."""
    return Walk(**hints).tap(kind, case, "ready")
