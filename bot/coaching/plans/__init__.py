"""Plans: what somebody wants to do, with whom and when, read from their words; and when each is due."""

from bot.coaching.plans.schedule import (
    UNTIMED,
    Occurrence,
    Schedule,
    is_done,
    may_count,
    next_occurrence,
    occurrences,
    schedule_from,
)

__all__ = [
    "UNTIMED",
    "Occurrence",
    "Schedule",
    "is_done",
    "may_count",
    "next_occurrence",
    "occurrences",
    "schedule_from",
]
