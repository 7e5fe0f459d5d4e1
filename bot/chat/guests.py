"""Who may talk with Kith, where its operator keeps it to some: those on a list, and those who bring an invitation."""

from __future__ import annotations

import hmac

from bot.chat.incoming import Incoming
from bot.settings import Settings
from bot.store.users import User

_REMEMBERED = 10_000


class Guests:
    """With neither a list nor an invitation, everybody may. Asked behind the screen: danger is never turned away."""

    def __init__(self, settings: Settings) -> None:
        self._allowed, self._invitation = settings.allowed, settings.invitation
        self._invited: dict[int, None] = {}  # chats that brought the invitation and have not consented yet

    def admits(self, incoming: Incoming, user: User | None) -> bool:
        """Whether this chat may talk; whoever came in by an invitation stays."""
        if not self._allowed and self._invitation is None:
            return True
        if incoming.chat_id in self._allowed:
            return True
        if self._invitation is None:
            return False
        if user is not None and user.consented_at is not None:
            return True
        if incoming.command == "start" and _are_equal(incoming.argument, self._invitation):
            self._invited[incoming.chat_id] = None
            while len(self._invited) > _REMEMBERED:
                self._invited.pop(next(iter(self._invited)))
        return incoming.chat_id in self._invited


def _are_equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
