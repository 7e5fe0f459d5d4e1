"""The rooms: guided practice as pure state machines."""

from bot.coaching.rooms.values import Answer, Outcome, Progress, Relation, Situation, Turn

__all__ = ["Answer", "Outcome", "Progress", "Relation", "Situation", "Turn"]
