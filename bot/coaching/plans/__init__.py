"""Plans: what somebody wants to do, with whom and when, read from their words; and when each is due."""

from bot.coaching.plans.answers import agrees, drops, is_what_if
from bot.coaching.plans.clock import hour_in
from bot.coaching.plans.days import days_in
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
from bot.coaching.plans.spoken import moved, on_other_day, sentence
from bot.coaching.plans.when import When, birthday_in, tells_when, when_in
from bot.coaching.plans.wish import Wish, asks_reminder, undoes, what_if_in, wish_in

__all__ = [
    "UNTIMED",
    "Occurrence",
    "Schedule",
    "When",
    "Wish",
    "agrees",
    "asks_reminder",
    "birthday_in",
    "days_in",
    "drops",
    "hour_in",
    "is_done",
    "is_what_if",
    "may_count",
    "moved",
    "next_occurrence",
    "occurrences",
    "on_other_day",
    "schedule_from",
    "sentence",
    "tells_when",
    "undoes",
    "what_if_in",
    "when_in",
    "wish_in",
]
