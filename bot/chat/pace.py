"""How fast messages may go out: in all, to one person, at once, and not at all while Telegram asks to wait."""

from __future__ import annotations

import time
from collections.abc import Callable


class Pace:
    """Telegram allows 30 messages a second in all and about one a second to a person; this stays below.

    No second of any kind sees more than `per_second` and `burst` together. The rate is a little above the 25 that are
    promised: at a rate that is just enough, what a hiccup holds up is never made good. All times are seconds of
    `timer`, which only goes forward.
    """

    def __init__(
        self,
        *,
        per_second: float = 27.0,
        burst: int = 3,
        chat_burst: int = 3,
        in_flight: int = 8,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self.in_flight = in_flight
        self._alone = (1 / per_second, burst)
        self._interval, self._burst, self._chat_burst = 1 / per_second, burst, chat_burst
        self._timer = timer
        self._full_at = 0.0  # when the allowance for all is whole again
        self._chat_full_at: dict[int, float] = {}
        self._held_until = 0.0
        self._asked_until = 0.0
        self.on_hold: Callable[[], None] = lambda: None  # called when Telegram asks this process to wait

    def share(self, among: int) -> None:
        """So many processes send for one bot, each its part of what may go out in all."""
        interval, burst = self._alone
        self._interval, self._burst = interval * among, max(1, burst // among)

    def room(self) -> int:
        """How many messages may go out now."""
        now = self._timer()
        if now < self._held_until:
            return 0
        used = max(0.0, self._full_at - now) / self._interval
        return max(0, min(self.in_flight, int(self._burst - used + 1e-6)))

    def resting(self) -> set[int]:
        """The chats that had their share and wait."""
        now = self._timer()
        self._chat_full_at = {chat: full_at for chat, full_at in self._chat_full_at.items() if full_at > now}
        return {chat for chat, full_at in self._chat_full_at.items() if full_at - now > self._chat_burst - 1 + 1e-6}

    def take(self, chat_id: int) -> None:
        """One message goes out to this chat."""
        now = self._timer()
        self._full_at = max(self._full_at, now) + self._interval
        self._chat_full_at[chat_id] = max(self._chat_full_at.get(chat_id, 0.0), now) + 1.0

    def hold(self, seconds: float) -> None:
        """Telegram asks this process to wait: nothing goes out to anybody for so long."""
        self._asked_until = max(self._asked_until, self._timer() + seconds)
        self.hold_too(seconds)
        self.on_hold()

    def hold_too(self, seconds: float) -> None:
        """The same where it was asked of another process."""
        self._held_until = max(self._held_until, self._timer() + seconds)

    def asked(self) -> float:
        """Seconds that are left of what Telegram asked of this process."""
        return max(0.0, self._asked_until - self._timer())

    def wait(self) -> float:
        """Seconds until more may go out than now, where the pace is what holds it; else 0."""
        now = self._timer()
        if now < self._held_until:
            return self._held_until - now
        waits = [full_at - now - (self._chat_burst - 1) for full_at in self._chat_full_at.values()]
        if self.room() == 0:
            waits.append(self._interval)
        return min((wait for wait in waits if wait > 0), default=0.0)


class NoPace(Pace):
    """As fast as it goes: for the terminal and for measuring."""

    def take(self, chat_id: int) -> None:
        """Nothing is counted."""
