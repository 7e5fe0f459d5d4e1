"""A walk through a rehearsal: say, tap, and what is said back; the progress goes through JSON, as in the store."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from bot.coaching.rehearsal import Rehearsal
from bot.coaching.rooms import Answer, rooms
from tests import shelf
from tests.coaching import walk


@lru_cache
def rehearsal() -> Rehearsal:
    words, checks = shelf.content(), shelf.checks()
    return Rehearsal(words.situations, words.replies, checks, rooms(words.situations, checks))


class Walk(walk.Walk):
    """One person in one rehearsal."""

    def __init__(self, **hints: Any) -> None:
        super().__init__(rehearsal(), rehearsal().begin({"seed": "a", **hints}))

    def say(self, *texts: str, intent: str | None = None, confidence: float = 0.0) -> Walk:
        for text in texts:
            self._go(rehearsal().take(self.progress, Answer(text, None, intent, confidence)))
        return self

    @property
    def moves(self) -> list[str]:
        return [turn["move"] for turn in self.progress.data["turns"]]

    @property
    def reactions(self) -> list[str]:
        return [turn["reaction"] for turn in self.progress.data["turns"]]


def in_scene(kind: str = "a_limit", case: str = "calls_at_work", **hints: Any) -> Walk:
    """Somebody who has begun a made-up case at difficulty 1."""
    return Walk(**hints).tap(kind, case, "ready")
