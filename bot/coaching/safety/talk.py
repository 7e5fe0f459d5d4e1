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
class Told:
    """A country that the message names as the writer's own; `is_all`: it says nothing else."""

    country: str
    is_all: bool = False


@dataclass(frozen=True)
class Circumstances:
    """What is known around the message. `country` is a two-letter code; `can_read` is False for voice and pictures;
    `language` that of the message where it is plain and spoken here ("en", "es"); `told`: the country that it names."""

    country: str | None = None
    zone: str | None = None
    is_minor: bool = False
    place: Literal["private", "group"] = "private"
    can_read: bool = True
    language: str | None = None
    told: Told | None = None


@dataclass(frozen=True)
class Talk:
    """An open safety conversation.

    `said` holds the ids of wordings used and the keys of their scripts, `answers` the person's own plan by step,
    `elsewhere` how often they turned away, and `before` the step that then waited. `is_urgent`: it is more than a
    worry. `is_apart`: it is about danger from, or for, a person whom nothing in Kith is to bring closer. `last_at`:
    when they wrote last. `under`: concern, step and (where it was about somebody dangerous) "apart" of the urgent talk
    out of which this one turned. `owes`: the script that is still to be said beside what a step says, once there is
    room for it. `is_heard`: it was opened by what a message means alone, no phrase having found as much.
    """

    concern: Concern
    step: str
    opened_at: datetime
    country: str | None = None
    is_minor: bool = False
    said: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    elsewhere: int = 0
    before: str = "stay"
    is_urgent: bool = False
    is_apart: bool = False
    language: str = "en"
    last_at: datetime | None = None
    under: tuple[str, ...] = ()
    owes: str = ""
    is_heard: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The whole state as JSON-ready values."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {
            **values,
            "opened_at": self.opened_at.isoformat(),
            "last_at": self.last_at.isoformat() if self.last_at else None,
            "said": list(self.said),
            "under": list(self.under),
            "answers": dict(self.answers),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Talk:
        """The talk that `to_dict` packed; a step that is gone becomes "stay". Raises KeyError or ValueError."""
        if values["concern"] not in get_args(Concern):
            raise ValueError("a talk about no known concern")
        step, before = values["step"], str(values.get("before"))
        return cls(
            concern=values["concern"],
            step=step if step in STEPS else "stay",
            opened_at=datetime.fromisoformat(values["opened_at"]),
            country=values.get("country"),
            is_minor=bool(values.get("is_minor", False)),
            said=tuple(values.get("said", ())),
            answers=dict(values.get("answers", {})),
            elsewhere=int(values.get("elsewhere", 0)),
            before=before if before in STEPS else "stay",
            is_urgent=bool(values.get("is_urgent", False)),
            is_apart=bool(values.get("is_apart", False)),
            language=str(values.get("language", "en")),
            last_at=datetime.fromisoformat(values["last_at"]) if values.get("last_at") else None,
            under=tuple(values.get("under", ())),
            owes=str(values.get("owes", "")),
            is_heard=bool(values.get("is_heard", False)),
        )


@dataclass(frozen=True)
class Move:
    """One turn: the talk after it (None: closed), what to say, and what else the caller does.

    Effects: rise (it is urgent now), discreet_on, pause_nudges, withdraw_plans (about that person), save_plan (from
    `talk.answers`), check_in (tomorrow), withdraw_check_in, stop_unasked, not_meant (undo what was done),
    turn_not_meant (undo only the marks that the turn to another concern made), close_room
    (it is not gone back to), return (to what was interrupted), take_up (the message that alarmed, answered as if it had
    not), pass_on (the message was not for this conversation).
    """

    talk: Talk | None
    says: tuple[Say, ...]
    effects: frozenset[str] = frozenset()
