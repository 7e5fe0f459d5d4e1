"""What the safety desk answers, and what it takes Rasa's safety intents for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.coaching.message import Message
from bot.coaching.safety import Seen

BY_INTENT = {
    "crisis": Seen("watch", "self_harm"),
    "in_danger": Seen("watch", "relationship_danger"),
    "relapse": Seen("watch", "relapse"),
    "worry_about_someone": Seen("watch", "self_harm", about="other"),
    "did_harm": Seen("watch", "harm_to_others"),
}
"""What Rasa's safety intents stand for where the screen saw nothing: a worry, to be asked about once and gently."""

TAPPED = {
    "crisis": Seen("urgent", "self_harm"),
    "in_danger": Seen("urgent", "relationship_danger"),
}
"""What the same topics stand for where the person chose them by a button."""


@dataclass(frozen=True)
class Answer:
    """What the desk says, and what is to happen with the message besides."""

    messages: tuple[Message, ...]
    effects: frozenset[str]

    @property
    def is_back(self) -> bool:
        """Whether the talk before it goes on where it was."""
        return "return" in self.effects

    @property
    def takes_up(self) -> bool:
        """Whether the message that alarmed is to be answered after all: it was no danger."""
        return "take_up" in self.effects

    @property
    def closes_room(self) -> bool:
        """Whether the room that is open is not gone back to."""
        return "close_room" in self.effects

    @property
    def passes_on(self) -> bool:
        """Whether the message was for somebody else and is to be handled like any other."""
        return "pass_on" in self.effects
