"""Simulated people who live with nudges for months, and rules that read what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.coaching.nudges.simulated.kinds import KINDS
from bot.coaching.nudges.simulated.life import Life
from bot.coaching.nudges.simulated.report import report
from bot.coaching.nudges.simulated.rules import RULES, breaches

__all__ = ["KINDS", "RULES", "Life", "breaches", "lives", "simulate"]


def lives(days: int, users: int, seed: int) -> Iterator[Life]:
    """So many lives of so many days, the kinds in turn; the same seed gives the same lives."""
    return (Life(number, KINDS[number % len(KINDS)], days, seed).lived() for number in range(users))


def simulate(days: int, users: int, seed: int) -> dict[str, Any]:
    """The report of so many lives."""
    return report(lives(days, users, seed), days, seed)
