"""What comes of a choice, an answer or a wish: what is said, and what goes on from there."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.coaching.message import Say


@dataclass(frozen=True)
class Outcome:
    """What is said, and the room that goes on, or that opens with a draft, or the question that is put next.

    `stays`: the question that was answered is still open, and what is said asks on.
    """

    says: tuple[Say, ...] = ()
    resumes: str | None = None
    opens: str | None = None
    draft: str | None = field(default=None, repr=False)
    question: str | None = None
    stays: bool = False


@dataclass(frozen=True)
class Heard:
    """An answer: what was typed, what it was understood as, and how surely (0 to 1)."""

    text: str = field(repr=False)
    intent: str | None = None
    confidence: float = 0.0
