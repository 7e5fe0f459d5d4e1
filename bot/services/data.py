"""What belongs to the person: a copy of everything, and the end of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coaching.message import File, Message, Say
from bot.errors import StoreError
from bot.services.copy_page import page
from bot.services.turn import turn_at_hand
from bot.store import audit, users

if TYPE_CHECKING:
    from bot.services.services import Services


class OwnData:
    """Export and erasure."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def copies(self, user_id: int) -> tuple[File, File]:
        """Everything that is kept about this person: as JSON for programs, and as a page for people."""
        everything = await self._services.in_store(users.export, user_id)
        words = self._services.speech
        readable = page(everything, words.words("my_copy/title"), self._heading)
        text = json.dumps(everything, indent=2, ensure_ascii=False, default=str)
        return File("kith-my-data.json", text.encode()), File("kith-my-data.html", readable.encode())

    def _heading(self, table: str) -> str:
        key = f"my_copy/{table}"
        return self._services.speech.words(key) if key in self._services.speech.scripts else table.replace("_", " ")

    async def send_copy(self, user_id: int) -> None:
        """Sends both files beside what the dialogue says in this turn. Raises StoreError outside a turn."""
        turn = turn_at_hand.get()
        if turn is None:
            raise StoreError("No turn is open.")
        message = await self._services.speech.draw(user_id, Say("export_data/ready"))
        data, readable = await self.copies(user_id)
        await self._services.in_store(audit.record, "export", user_id, turn.now, "person")
        turn.beside += [replace(message, file=readable), Message("", file=data)]

    def erase(self) -> None:
        """Erases every row of the person of the turn at hand when the turn ends. Raises StoreError outside a turn."""
        turn = turn_at_hand.get()
        if turn is None:
            raise StoreError("No turn is open.")
        turn.is_erasing = True
