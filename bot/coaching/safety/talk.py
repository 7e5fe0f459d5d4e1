"""The state of a safety conversation and what one turn of it does, as values that survive a restart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

from bot.coaching.message import Say
from bot.coaching.safety.levels import Concern
from bot.coaching.safety.steps import STEPS


@dataclass(frozen=True)
class Circumstances:
    """What is known around the message. `country` is a two-letter code; `can_read` is False for voice and pictures."""

    country: str | None = None
    zone: str | None = None
    is_minor: bool = False
    place: Literal["private", "group"] = "private"
    can_read: bool = True


@dataclass(frozen=True)
class Talk:
    """An open safety conversation.

    `said` holds the ids of wordings used, `answers` the person's own plan by step, `elsewhere` how often they
    turned away.
    """

    concern: Concern
    step: str
    opened_at: datetime
    country: str | None = None
    is_minor: bool = False
    said: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    elsewhere: int = 0

    def to_dict(self) -> dict[str, Any]:
        """The whole state as JSON-ready values."""
        return {
            "concern": self.concern,
            "step": self.step,
            "opened_at": self.opened_at.isoformat(),
            "country": self.country,
            "is_minor": self.is_minor,
            "said": list(self.said),
            "answers": dict(self.answers),
            "elsewhere": self.elsewhere,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Talk:
        """The talk that `to_dict` packed; a step that is gone becomes "stay". Raises KeyError or ValueError."""
        if values["concern"] not in get_args(Concern):
            raise ValueError("a talk about no known concern")
        return cls(
            concern=values["concern"],
            step=values["step"] if values["step"] in STEPS else "stay",
            opened_at=datetime.fromisoformat(values["opened_at"]),
            country=values.get("country"),
            is_minor=bool(values.get("is_minor", False)),
            said=tuple(values.get("said", ())),
            answers=dict(values.get("answers", {})),
            elsewhere=int(values.get("elsewhere", 0)),
        )


@dataclass(frozen=True)
class Move:
    """One turn: the talk after it (None: closed), what to say, and what else the caller does.

    Effects: discreet_on, pause_nudges, withdraw_plans (about that person), save_plan (from `talk.answers`),
    check_in (tomorrow), withdraw_check_in, stop_unasked, return (to what was interrupted), pass_on (the message
    was not for this conversation).
    """

    talk: Talk | None
    says: tuple[Say, ...]
    effects: frozenset[str] = frozenset()
