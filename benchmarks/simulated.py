"""Simulated: 10,000 user-months with nudges; how many messages there were, and how many breaches of each rule."""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

from bot.coaching.nudges.simulated import KINDS, RULES, Life
from bot.coaching.nudges.simulated.report import report

SOURCES = (
    "bot/coaching/nudges/*.py",
    "bot/coaching/nudges/simulated/*.py",
    "bot/coaching/plans/*.py",
)

DAYS = 90
USERS = int(os.environ.get("KITH_BENCH_LIVES", "3336"))
"""How many lives of so many days: 10,008 user-months; as many of each kind."""
SEED = 2026
SHARE = 24
"""How many lives one process takes at a time."""


def main() -> dict[str, Any]:
    """The summary of all lives, lived on every core."""
    begun = time.perf_counter()
    shares = [range(first, min(first + SHARE, USERS)) for first in range(0, USERS, SHARE)]
    broken: Counter[str] = Counter()
    messages = 0
    with ProcessPoolExecutor() as pool:
        for summary in pool.map(partial(_lived, seed=SEED), shares):
            broken.update(summary["breaches"])
            messages += summary["sent"]
    return {
        "user-months": USERS * DAYS // 30,
        "kinds of people": len(KINDS),
        "seed": SEED,
        "messages": messages,
        "seconds": round(time.perf_counter() - begun),
        **{f"breaches: {rule.replace('_', ' ')}": broken[rule] for rule in RULES},
        "breaches in all": sum(broken.values()),
    }


def _lived(numbers: range, seed: int) -> dict[str, Any]:
    lives = (Life(number, KINDS[number % len(KINDS)], DAYS, seed).lived() for number in numbers)
    summary: dict[str, Any] = report(lives, DAYS, seed)["summary"]
    return summary
