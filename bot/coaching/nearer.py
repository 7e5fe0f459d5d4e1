"""Answers that are nearer to what was said than a topic's usual one."""

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


def nearest(entries: Iterable[Nearer], key: str, said: str) -> str | None:
    """The key of the first entry that stands for the script `key` and is in what was said."""
    return next((one.key for one in entries if key in one.instead_of and one.is_in(said)), None)
