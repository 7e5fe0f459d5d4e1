"""Checks that remember the last few texts: a turn asks the same of its message many times over."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.coaching.review import Checks, Hear, Lexicon, Sheet, Tone

REMEMBERED = 64
"""How many readings are kept, in memory only; more than a turn asks for."""


class RecentChecks(Checks):
    """Checks whose patterns and ear read a text once, however often it is asked for in a turn."""

    def __init__(
        self, sheets: Iterable[Sheet], lexicon: Lexicon, hear: Hear | None = None, tone: Tone | None = None
    ) -> None:
        super().__init__(sheets, lexicon, hear and once(hear), tone)
        self._recent = lru_cache(REMEMBERED)(super().read)

    def read(self, kind: str, raw: str) -> dict[str, tuple[str, int]]:
        """As Checks.read; whoever asks may change what they get."""
        return dict(self._recent(kind, raw))


def once(hear: Hear) -> Hear:
    """The same ear, which hears a text once."""
    recent = lru_cache(REMEMBERED)(lambda kind, text, matched: dict(hear(kind, text, dict(matched))))
    return lambda kind, text, matched: dict(recent(kind, text, tuple(matched.items())))
