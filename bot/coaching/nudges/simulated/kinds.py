"""The kinds of people whom the simulation knows: where they live, what they wish for, how they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class Kind:
    """Chances are of 1: to answer a nudge, to call somebody on a day, for each of the rarer events on a day."""

    name: str
    zones: tuple[str, ...]
    answers: float
    calls: float
    people: int
    plans: int
    per_week: tuple[int, ...] = (3,)
    quiet: tuple[time, time] = (time(21), time(9))
    hours: tuple[tuple[time, time] | None, ...] = (None,)
    travels: float = 0.0
    crises: float = 0.0005
    grants: float = 0.5


_HOMES = (
    "Europe/Lisbon", "America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia",
)  # fmt: skip

KINDS = (
    Kind(
        "eager",
        _HOMES,
        answers=0.95,
        calls=0.4,
        people=6,
        plans=4,
        per_week=(3, 5, 7, 14),
        hours=(None, (time(17), time(20))),
        grants=0.9,
    ),
    Kind("average", _HOMES, answers=0.5, calls=0.2, people=3, plans=2, per_week=(1, 2, 3)),
    Kind("ignoring", _HOMES, answers=0.03, calls=0.03, people=3, plans=2, grants=0.2),
    Kind(
        "night worker",
        _HOMES,
        answers=0.5,
        calls=0.2,
        people=3,
        plans=3,
        per_week=(3, 4),
        quiet=(time(8), time(16, 30)),
        hours=(None, (time(22), time(2)), (time(17), time(20))),
    ),
    Kind(
        "traveller",
        ("Europe/Berlin", "Pacific/Auckland", "Pacific/Honolulu", "Asia/Tokyo", "America/Sao_Paulo", "Africa/Cairo"),
        answers=0.6,
        calls=0.25,
        people=4,
        plans=3,
        travels=0.12,
    ),
    Kind("in crisis", _HOMES, answers=0.5, calls=0.15, people=3, plans=2, crises=0.02),
)
