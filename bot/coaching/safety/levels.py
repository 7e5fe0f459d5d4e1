"""What the screen can see in a message: how much concern, and about what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Level = Literal["none", "watch", "urgent"]
Concern = Literal["overdose", "self_harm", "relationship_danger", "abuse_of_child", "harm_to_others", "relapse"]
About = Literal["writer", "other"]

LEVELS: tuple[Level, ...] = get_args(Level)
"""From no concern to help first."""
CONCERNS: tuple[Concern, ...] = get_args(Concern)
"""In the order in which one wins over another of the same level."""


@dataclass(frozen=True)
class Seen:
    """What one message holds; `concern` is None exactly where `level` is "none".

    `about` says whether it happens to the writer or to someone else, as well as the screen can tell.
    """

    level: Level
    concern: Concern | None = None
    about: About = field(default="writer", compare=False)
    is_heard: bool = field(default=False, compare=False)
    """Whether it was heard by meaning alone, no phrase having found as much."""

    @property
    def is_urgent(self) -> bool:
        """Whether help comes before everything else."""
        return self.level == "urgent"


NOTHING = Seen("none")


def worse(one: Seen, other: Seen) -> Seen:
    """The graver of two: the higher level, then the concern that comes first in CONCERNS."""
    return min(one, other, key=_gravity)


def _gravity(seen: Seen) -> tuple[int, int]:
    order = len(CONCERNS) if seen.concern is None else CONCERNS.index(seen.concern)
    return -LEVELS.index(seen.level), order
