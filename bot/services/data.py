"""What belongs to the person: a copy of everything, and the end of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coaching.message import File, Say
from bot.errors import StoreError
from bot.services.turn import turn_at_hand
from bot.store import users

if TYPE_CHECKING:
    from bot.services.services import Services


class OwnData:
    """Export and erasure."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def copy(self, user_id: int) -> File:
        """Everything that is kept about this person, as a readable JSON file."""
        everything = await self._services.in_store(users.export, user_id)
        text = json.dumps(everything, indent=2, ensure_ascii=False, default=str)
        return File("kith-my-data.json", text.encode())

    async def send_copy(self, user_id: int) -> None:
        """Sends that file beside what the dialogue says in this turn. Raises StoreError outside a turn."""
        turn = turn_at_hand.get()
        if turn is None:
            raise StoreError("No turn is open.")
        message = await self._services.speech.draw(user_id, Say("export_data/ready"))
        turn.beside.append(replace(message, file=await self.copy(user_id)))

    def erase(self) -> None:
        """Erases every row of the person of the turn at hand when the turn ends. Raises StoreError outside a turn."""
        turn = turn_at_hand.get()
        if turn is None:
            raise StoreError("No turn is open.")
        turn.is_erasing = True
