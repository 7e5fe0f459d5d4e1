"""A talk by the clock: three parts of the same length, held and gone on with at will; pure arithmetic of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

PARTS = ("news", "feelings", "thanks")
OVER = "over"


@dataclass(frozen=True)
class TimedTalk:
    """A talk of three parts of `minutes` each; `spent` of it had passed at `since`. Held where `since` is None."""

    minutes: int
    spent: timedelta
    since: datetime | None

    @property
    def is_held(self) -> bool:
        """Whether its clock stands still."""
        return self.since is None

    def passed(self, now: datetime) -> timedelta:
        """How much of the talk has passed."""
        return self.spent if self.since is None else self.spent + (now - self.since)

    def is_over(self, now: datetime) -> bool:
        """Whether all parts have passed."""
        return self.passed(now) >= timedelta(minutes=self.minutes * len(PARTS))

    def part(self, now: datetime) -> str:
        """The part at hand; the last one where all have passed."""
        number = int(self.passed(now) / timedelta(minutes=self.minutes))
        return PARTS[min(number, len(PARTS) - 1)]

    def minutes_left(self, now: datetime) -> int:
        """Minutes left in the part at hand, rounded up; at least 1."""
        left = timedelta(minutes=self.minutes) - self.passed(now) % timedelta(minutes=self.minutes)
        return max(1, -int(-left.total_seconds() // 60))

    def turns(self, now: datetime) -> list[tuple[str, datetime]]:
        """The turns of the clock still to come, each with its instant: the later parts, and the end."""
        passed = self.passed(now)
        marks = [(name, timedelta(minutes=self.minutes * n)) for n, name in enumerate((*PARTS, OVER))]
        return [(name, now + (mark - passed)) for name, mark in marks if mark > passed]

    def held(self, now: datetime) -> TimedTalk:
        """The talk with its clock stopped."""
        return replace(self, spent=self.passed(now), since=None)

    def going_on(self, now: datetime) -> TimedTalk:
        """The talk with its clock running again from where it stood."""
        return replace(self, since=now) if self.is_held else self

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready values, for storing."""
        since = None if self.since is None else self.since.isoformat()
        return {"minutes": self.minutes, "spent": self.spent.total_seconds(), "since": since}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TimedTalk:
        """The talk that `to_dict` packed. Raises KeyError where a value is missing."""
        since = values["since"]
        spent = timedelta(seconds=values["spent"])
        return cls(int(values["minutes"]), spent, None if since is None else datetime.fromisoformat(since))


def begun(minutes: int, now: datetime) -> TimedTalk:
    """A talk that begins now."""
    return TimedTalk(minutes, timedelta(), now)
