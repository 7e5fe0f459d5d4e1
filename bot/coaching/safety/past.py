"""What is left of a chat's earlier safety conversations: a worry, what was said, whether to ask how it went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.coaching.safety.levels import Seen
from bot.coaching.safety.talk import Move, Talk

COUNTS_FOR = timedelta(hours=24)
"""How long a worry about oneself counts: another one, in a talk of its own, then leads to the plain question."""
SOFTLY_AFTER = timedelta(hours=4)
"""How much later the next talk is another talk, which begins softly."""
FORGOTTEN_AFTER = timedelta(days=30)
"""When nobody asks any more how it went."""
_REMEMBERED = 800  # wordings and their scripts


@dataclass(frozen=True)
class Past:
    """`worried_at`: the last message of concern about the writer's own life. `heavy_at`: the last turn of an urgent
    conversation that nobody has asked after yet. `said`: wordings used, oldest first."""

    worried_at: datetime | None = None
    heavy_at: datetime | None = None
    said: tuple[str, ...] = ()

    def has_worry(self, now: datetime) -> bool:
        """Whether there was a worry about the writer's own life within a day."""
        return self.worried_at is not None and now - self.worried_at <= COUNTS_FOR

    def is_tender(self, now: datetime) -> bool:
        """Whether the next ordinary talk begins softly."""
        return self.heavy_at is not None and SOFTLY_AFTER <= now - self.heavy_at <= FORGOTTEN_AFTER

    def asked(self) -> Past:
        """The past after which nobody asks how it went: once is enough."""
        return replace(self, heavy_at=None)

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON-ready values."""
        instants = {"worried_at": self.worried_at, "heavy_at": self.heavy_at}
        return {**{name: at.isoformat() if at else None for name, at in instants.items()}, "said": list(self.said)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Past:
        """The past that `to_dict` packed. Raises ValueError."""
        worried, heavy = (values.get(name) for name in ("worried_at", "heavy_at"))
        return cls(
            datetime.fromisoformat(worried) if worried else None,
            datetime.fromisoformat(heavy) if heavy else None,
            tuple(values.get("said", ())),
        )


def after(past: Past, talk: Talk, seen: Seen, move: Move, now: datetime) -> Past:
    """The past once `move` was made for a message in which `seen` was seen; `talk` is the talk with what it has said.

    What is about somebody else, and a relapse, leaves no worry behind: these never rise by count.
    """
    is_own = seen.concern == "self_harm" and seen.about == "writer" and seen.level != "none"
    if is_own or (move.talk is not None and move.talk.is_urgent and talk.concern == "self_harm"):
        past = replace(past, worried_at=now)
    if "not_meant" in move.effects:
        past = replace(past, heavy_at=None, worried_at=None)
    elif talk.is_urgent and "stop_unasked" not in move.effects:
        past = replace(past, heavy_at=now)
    kept = [one for one in past.said if one not in talk.said]
    return replace(past, said=(*kept, *talk.said)[-_REMEMBERED:])
