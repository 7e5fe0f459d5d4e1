"""Answers that are nearer to what was said than a topic's usual one, and those that are none to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Nearer:
    """The script `key`, said in place of those of `instead_of` where a message has one of `hears`. `flags` and `passes`
    are messages in which it is heard and in which it is not."""

    key: str
    instead_of: frozenset[str]
    hears: tuple[re.Pattern[str], ...]
    flags: tuple[str, ...]
    passes: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether the message has it."""
        plain = text.replace("’", "'")
        return any(pattern.search(plain) for pattern in self.hears)


@dataclass(frozen=True)
class Misfit:
    """Answers and kinds of cases (their `keys`) that would hurt, or be about somebody else, where a message has one of
    `hears` and none of `unless`. `flags` and `passes` as above."""

    hears: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    keys: frozenset[str]
    flags: tuple[str, ...]
    passes: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether the message has it."""
        plain = text.replace("’", "'")
        is_heard = any(pattern.search(plain) for pattern in self.hears)
        return is_heard and not any(pattern.search(plain) for pattern in self.unless)


def misfits(entries: Iterable[Misfit], said: str) -> frozenset[str]:
    """The keys of what is no answer to what was said."""
    return frozenset().union(*(one.keys for one in entries if one.is_in(said)))


def nearest(entries: Iterable[Nearer], key: str, said: str) -> str | None:
    """The key of the first entry that stands for the script `key` and is in what was said."""
    return next((one.key for one in entries if key in one.instead_of and one.is_in(said)), None)
