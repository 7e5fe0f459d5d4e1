"""What every guided practice can do, whatever it is about: begin, take an answer, ask again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from bot.coaching.message import Say
from bot.coaching.rooms.values import Answer, Progress, Turn


class Guided(Protocol):
    """A practice as a pure state machine: all that it remembers is in the progress that it hands out."""

    name: str
    kind: str

    def begin(self, hints: Mapping[str, Any]) -> Turn:
        """The first turn."""
        ...

    def take(self, progress: Progress, answer: Answer) -> Turn:
        """The turn that an answer makes."""
        ...

    def ask(self, progress: Progress) -> tuple[Say, ...]:
        """The present question again."""
        ...
