"""Where an answer comes from: the dialogue, or a script said aside from it."""

from __future__ import annotations

from bot.coaching.message import Message, Say
from bot.errors import DialogueError
from bot.services import Services
from bot.services.turn import turn_at_hand
from bot.store.users import User


class Answers:
    """Runs inside the turn of somebody who has consented; never answers with nothing."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def talk(self, user: User, text: str, tap: str | None = None, *, is_said: bool = False) -> list[Message]:
        """What the dialogue says to words, or to a button that means `tap`; where it `is_said`, the words surely mean
        that tap. Raises DialogueError without a dialogue."""
        dialogue = self._services.dialogue
        if dialogue is None:
            raise DialogueError("No dialogue is loaded.")
        turn = turn_at_hand.get()
        if turn is not None and (tap is None or is_said):
            turn.said = text
        messages = list(await dialogue.answer(str(user.id), text, tap))
        is_answered = bool(messages) or (turn is not None and bool(turn.beside))
        return messages if is_answered else await self.aside(user, Say("fallback/none"))

    async def meant(self, text: str) -> dict[str, float]:
        """How probably a text means each of the likeliest topics, likeliest first. Raises DialogueError."""
        if self._services.dialogue is None:
            raise DialogueError("No dialogue is loaded.")
        return await self._services.meant(text)

    async def is_asking(self, user: User) -> bool:
        """Whether the dialogue waits for the answer to something."""
        dialogue = self._services.dialogue
        return dialogue is not None and await dialogue.is_asking(str(user.id))

    async def aside(self, user: User, say: Say) -> list[Message]:
        """Says it, and then asks again what an open room waits for."""
        again = await self._services.practice.ask_again(user.id)
        return await self._services.speech.draw_all(user.id, (say, *again))
