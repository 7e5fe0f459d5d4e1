"""A small step, and which of them fit today."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

Place = Literal["at_home", "out", "among"]
Who = Literal["stranger", "known"]


@dataclass(frozen=True)
class SmallStep:
    """Something that takes a minute or two. `energy` is how much it needs, 1 to 3; `places` where it can be done; `who`
    it is with, both where it says nothing; `suits` the tags it is for."""

    id: str
    text: str
    energy: int
    places: frozenset[str]
    who: frozenset[str]
    suits: frozenset[str] = frozenset()


def fitting(
    steps: Iterable[SmallStep],
    *,
    energy: int,
    place: str | None,
    who: str | None,
    tags: Collection[str],
    seen: Collection[str],
) -> SmallStep | None:
    """The step that fits best: never one that needs more than there is or is for others; unseen before seen, then the
    right place, the right sort of person, what is for these tags, and what needs the most of what there is. None where
    there is none."""
    able = [one for one in steps if one.energy <= energy and (not one.suits or one.suits & set(tags))]

    def rank(one: SmallStep) -> tuple[bool, bool, bool, bool, int]:
        is_elsewhere = place is not None and place not in one.places
        is_with_others = who is not None and who not in one.who
        return (is_elsewhere, one.id in seen, is_with_others, not one.suits, -one.energy)

    return min(able, key=rank, default=None)
