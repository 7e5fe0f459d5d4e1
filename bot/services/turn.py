"""A turn: one message handled in one database transaction, which everything below finds without being told."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.coaching.message import Message
from bot.store.users import User


@dataclass
class Turn:
    """What belongs to the message at hand.

    `said` is what was typed, `meant` what texts were understood as in this turn, each read once, `beside` holds
    messages that go out after the dialogue's own; `is_moved` where another room than the one asked for has opened;
    where `is_erasing`, everything of the user is erased when the turn ends; the messages of these numbers in
    `to_delete` leave the chat once it has ended. Where it `waits`, its statements may: for a server, or for many rows.
    """

    session: Any
    now: datetime
    user: User | None = None
    said: str = field(default="", repr=False)
    meant: dict[str, dict[str, float]] = field(default_factory=dict, repr=False)
    beside: list[Message] = field(default_factory=list)
    is_moved: bool = False
    is_erasing: bool = False
    to_delete: list[int] = field(default_factory=list)
    waits: bool = True


turn_at_hand: ContextVar[Turn | None] = ContextVar("turn_at_hand", default=None)
