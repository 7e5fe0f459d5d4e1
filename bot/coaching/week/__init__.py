"""Somebody's week with other people: what happened, as values, and the one thing to suggest."""

from bot.coaching.week.seen import Around, Day, Week, suggestion, week_of

__all__ = ["Around", "Day", "Week", "suggestion", "week_of"]
