"""How many messages of one chat are handled at once, and how many a second after that."""

from __future__ import annotations

import time
from collections.abc import Callable


class Allowance:
    """A chat has a burst free, and then so many a second: who floods waits, and nobody else does.

    `timer` gives seconds and only goes forward.
    """

    def __init__(
        self, *, burst: int = 20, per_second: float = 3.0, timer: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._interval, self._timer = burst, 1 / per_second, timer
        self._full_at: dict[int, float] = {}  # when the allowance of a chat is whole again

    def take(self, chat_id: int) -> float:
        """Counts one message of this chat; the seconds that it has to wait."""
        now = self._timer()
        if len(self._full_at) > 1000:
            self._full_at = {chat: full_at for chat, full_at in self._full_at.items() if full_at > now}
        full_at = max(self._full_at.get(chat_id, 0.0), now) + self._interval
        self._full_at[chat_id] = full_at
        return max(0.0, full_at - now - self._burst * self._interval)
