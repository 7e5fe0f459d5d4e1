"""What somebody thinks of an answer: which way it went is kept for whoever runs Kith, the words are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.coaching.message import Say
from bot.store import feedback

if TYPE_CHECKING:
    from bot.services.services import Services

_BAD = re.compile(
    r"\b(?:useless|rubbish|wrong|stupid|dumb|suck\w*|off|cold|hurt\w*|hate\w*|insensitive|rude|terrible|awful|bad|"
    r"misunder\w+|repeat\w*|boring|annoying|pointless|bullshit|crap|shit|complaint|intrusive|generic|worse|fail\w*|"
    r"n[o']t|not|nothing|never|no|cant|dont|doesnt|didnt|isnt|wasnt|robot|machine|too)\b|n['’]t\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:good|great|helpful|helped|helps|useful|loved?|liked?|brilliant|nice|spot on|worked|works|better|10/10|best|"
    r"perfect|amazing|clever|kind)\b",
    re.IGNORECASE,
)


ASKED = "give_feedback"
GLAD = frozenset({f"{ASKED}/helped", f"{ASKED}/better_than"})
"""What is said to praise only."""


class Opinions:
    """Praise and complaint."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def take(self, user_id: int, text: str) -> Say:
        """Keeps a mark and answers it, with what is nearest to the words; asks which way it went where they do not show
        it."""
        is_bad, is_good = _BAD.search(text) is not None, _GOOD.search(text) is not None
        near = await self._near(user_id, text, is_glad=is_good and not is_bad)
        if not (is_bad or is_good):
            return near or Say(ASKED)
        if near is not None and self._marks(near):
            return near
        await self._services.in_store(feedback.add, user_id, "answer", not is_bad, self._services.now)
        return near or Say("give_feedback/off" if is_bad else "give_feedback/good")

    async def _near(self, user_id: int, text: str, *, is_glad: bool) -> Say | None:
        """The answer to just this praise, or this complaint; None where there is none."""
        near = await self._services.finding.nearer(user_id, Say(ASKED), text)
        return near if near.key.startswith(f"{ASKED}/") and (near.key in GLAD) == is_glad else None

    def _marks(self, say: Say) -> bool:
        """Whether a button under it keeps the mark."""
        return any(
            "feedback_" in button.tap for row in self._services.speech.scripts[say.key].buttons for button in row
        )
