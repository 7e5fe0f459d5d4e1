"""Two things in one message: the first is answered, the other is offered next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.coaching.message import Say
from bot.coaching.parts import parts
from bot.coaching.rooms import is_for_another
from bot.services.understanding import NEVER_GUESSED

if TYPE_CHECKING:
    from bot.services.services import Services

SURE = 0.75
"""How sure the dialogue must be of a part by itself."""
_QUOTED = re.compile(r"[\"“].+[\"”]", re.DOTALL)
"""Words of a message to somebody else."""
_SPAN = re.compile(r"(?:\w+ ){0,2}(?:day|week|month|year)s?(?: now| already| ago| later)?[.!]?", re.IGNORECASE)
"""A length of time alone (\"two weeks now\") belongs to what was said before it."""
_MOST = 3
"""Parts that are looked at."""
_SMALL = NEVER_GUESSED | {
    *("greet", "thank", "goodbye", "affirm", "deny", "out_of_scope", "nlu_fallback", "ask_menu", "choose")
}
"""What is no thing of its own beside another, and what the screen hears."""


class SecondThing:
    """Hears what a message holds besides what is answered first."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def beside(self, text: str) -> Say | None:
        """The offer to come to another thing that is surely in `text`, or None."""
        dialogue, text = self._services.dialogue, _QUOTED.sub("", text)
        if len(parts(text)) < 2 or dialogue is None:
            return None
        answered = (await dialogue.meaning(text))["intent"]["name"]
        others = await self._others(text, answered)
        return self._services.meanings.next(list(others.values())[-1]) if others else None

    async def without_others(self, text: str, intent: str) -> str:
        """The text less its parts that are surely about another thing than `intent`."""
        others = await self._others(text, intent)
        return " ".join(part for part in parts(text) if part not in others) if others else text

    async def _others(self, text: str, intent: str) -> dict[str, str]:
        """The parts that are surely another thing, with its topic; none where no part is about `intent`."""
        said, dialogue = parts(text), self._services.dialogue
        if len(said) < 2 or dialogue is None:
            return {}
        looked_at = [part for part in said[:_MOST] if not _SPAN.fullmatch(part)]
        meant = {part: (await dialogue.meaning(part))["intent"] for part in looked_at}
        if all(one["name"] != intent for one in meant.values()):
            return {}
        return {
            part: one["name"]
            for part, one in meant.items()
            if one["confidence"] >= SURE
            and one["name"] not in {intent, *_SMALL}
            and not (one["name"] == "stop_nudges" and is_for_another(part))
        }
