"""Chance that is none: the same seed picks the same, in every process and on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def pick(options: Sequence[T], seed: str) -> T:
    """One of the options, decided by the seed. Raises ZeroDivisionError where there is none."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    return options[number % len(options)]
