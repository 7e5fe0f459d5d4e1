"""Answers found by meaning: what in the library a message is about, by its likeness to what is asked of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

TOPIC_SHARE = 0.5
"""How much of an entry's likeness is that of its whole topic: one chance resemblance alone says little."""
TOPIC_KEYS = 3
"""How many of a topic's keys, the most alike, make its likeness."""
MEANT = 0.2
"""What a topic gains that the dialogue takes to be meant for certain; less, the less it is."""
SAY, OFFER = 0.55, 0.42
"""From where on the best is said, and from where on the best few are offered: docs/adr/0012-found-by-meaning.md."""
OFFERED = 3
WORDS = "ask_term"
"""The topic of words explained."""


@dataclass(frozen=True)
class Asked:
    """The script `key`, its plain `name` on a button, and messages that it answers, as people type them."""

    key: str
    name: str
    asked: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What a message is compared with."""
        return (self.name, *self.asked)

    @property
    def topic(self) -> str:
        """The topic that it belongs to."""
        return self.key.removeprefix("card/").partition("/")[0]

    @property
    def kin(self) -> str:
        """What its likeness is shared with: its topic, but a word explained has nothing in common with the others."""
        return self.key if self.topic == WORDS else self.topic


@dataclass(frozen=True)
class Found:
    """An entry, and how surely it is what was meant: seldom under 0, seldom over 1."""

    entry: Asked
    likeness: float


def rank(entries: Sequence[Asked], likenesses: Sequence[float], meant: Mapping[str, float]) -> list[Found]:
    """Every entry, the likeliest first.

    `likenesses` are those of the message to each text of each entry, in order; `meant` is how probable the dialogue
    takes each topic to be.
    """
    best: list[float] = []
    of_kin: dict[str, list[float]] = {}
    start = 0
    for entry in entries:
        own = likenesses[start : start + len(entry.texts)]
        start += len(own)
        best.append(max(own))
        of_kin.setdefault(entry.kin, []).extend(own)
    whole = {kin: _mean_of_best(values) for kin, values in of_kin.items()}
    found = [
        Found(
            entry,
            TOPIC_SHARE * whole[entry.kin] + (1 - TOPIC_SHARE) * likeness + MEANT * meant.get(entry.topic, 0.0),
        )
        for entry, likeness in zip(entries, best, strict=True)
    ]
    return sorted(found, key=lambda one: -one.likeness)


def _mean_of_best(values: list[float]) -> float:
    best = sorted(values, reverse=True)[:TOPIC_KEYS]
    return sum(best) / len(best)


def choose(
    ranked: Sequence[Found], heard: Collection[str]
) -> tuple[Literal["say", "offer", "none"], tuple[Asked, ...]]:
    """What to do with them: say the best, offer the best few, or none of both. Those `heard` just now are left out."""
    fresh = [one for one in ranked if one.entry.key not in heard]
    if fresh and fresh[0].likeness >= SAY:
        return "say", (fresh[0].entry,)
    offered = tuple(one.entry for one in fresh[:OFFERED] if one.likeness >= OFFER)
    return ("offer", offered) if len(offered) > 1 else ("none", ())
