"""Small steps towards people for today: one that fits, tried, and set against what was expected."""

from bot.coaching.small_steps.practice import SmallSteps
from bot.coaching.small_steps.step import SmallStep, fitting

__all__ = ["SmallStep", "SmallSteps", "fitting"]
