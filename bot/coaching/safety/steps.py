"""The safety conversation as a table: what each step says, which answers it takes, and where they lead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.coaching.safety import steps_life, steps_overdose, steps_people, steps_plan, steps_worry
from bot.coaching.safety.step import Step

STEPS: Mapping[str, Step] = MappingProxyType(
    {**steps_life.STEPS, **steps_overdose.STEPS, **steps_people.STEPS, **steps_plan.STEPS, **steps_worry.STEPS}
)
CLOSING = frozenset({"safe", "watch_done", "relapse_done", "not_meant", "stopped"})
"""Steps after which no conversation is open."""
