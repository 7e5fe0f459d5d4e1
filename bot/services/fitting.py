"""What fits somebody: asked once, kept as they say it, used for which wordings they hear, changed as they like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.coaching.message import Button, Buttons, Say, choice
from bot.store import seen, users
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

ASK = "fits/ask"
"""The script of the one question; that it was seen is how Kith knows that it was asked."""

FIT = "fit:"
"""What a choice begins with that takes a tag or gives it back."""

NOT_FOR_MINORS = frozenset({"couple_midlife"})
CHOSEN = "✓ "

_SAID = {
    "recovery": r"in (?:early |long.term )?recovery|(?:\w+ )?(?:years?|months?|weeks?|days?) sober|sober (?:for|since)",
    "new_parent": r"(?:a )?new (?:mum|mom|mother|dad|father|parent)|have a (?:new ?)?(?:baby|newborn)",
    "carer": r"(?:a |my \w+'?s? )?(?:full.time )?care(?:r|giver)|(?:look|looking) after my|caring for my",
    "older": r"retired|(?:a )?pensioner|(?:6[5-9]|[789]\d)(?: years old)?",
    "neurodivergent": r"(?:an )?(?:autistic|neurodivergent|aspie)|have (?:adhd|add|autism)|adhd|on the spectrum",
    "social_anxiety": r"socially anxious|have social anxiety",
    "grief": r"grieving|bereaved|(?:a )?widow(?:er)?|lost my (?:wife|husband|partner|mother|father|mum|mom|dad|child)",
    "trauma": r"(?:a )?(?:trauma )?survivor|have (?:c-?)?ptsd",
    "illness": r"(?:chronically|long.term) ill|have a (?:chronic|long|rare) (?:illness|disease|condition)|disabled",
    "mental_health": r"(?:bipolar|depressed|schizophrenic)|have (?:depression|bipolar|anxiety|ocd|bpd|schizophrenia)",
    "marginalised": r"(?:gay|lesbian|bi|bisexual|queer|trans|non-?binary|an immigrant|a refugee|an asylum seeker)",
    "after_control": r"left (?:a |an )?(?:controlling|abusive|toxic|high.control)|(?:ex.?cult|out of a cult)",
    "couple_midlife": r"(?:been )?(?:married|together) (?:for )?(?:1[5-9]|[2-6]\d|twenty|thirty|forty) years",
}
_FIRST = r"\b(?:i am|i'm|im|i|i've|ive|i have been|i've been)\s+(?:also |a bit |now |just )?"
_NOT = re.compile(r"\b(?:not|never|no longer|isn't|wasn't|used to be)\b", re.IGNORECASE)
_PATTERNS = {tag: re.compile(rf"{_FIRST}(?:{said})\b", re.IGNORECASE) for tag, said in _SAID.items()}


def tags_told(text: str) -> frozenset[str]:
    """The tags that a sentence says of its writer in plain words ("I'm a carer"); none where it denies something."""
    plain = text.replace("’", "'")
    if _NOT.search(plain):
        return frozenset()
    return frozenset(tag for tag, pattern in _PATTERNS.items() if pattern.search(plain))


class Fitting:
    """Asks, shows, takes and gives back what fits, in the words of `fits/label/<tag>` and `fits/word/<tag>`."""

    def __init__(self, services: Services, tags: Iterable[str]) -> None:
        self._services = services
        self._tags = tuple(tag for tag in tags if tag != "minor")

    async def ask_once(self, user_id: int) -> tuple[Say, ...]:
        """The question, if it was never put to them and they have not said it themselves; else nothing."""
        user = await self._services.in_store(users.get, user_id)
        asked = await self._services.in_store(seen.of_scripts, user_id, [ASK])
        return () if asked or user.tags else (Say(ASK),)

    async def offer(self, user_id: int) -> Say:
        """All of them to choose from, those that are theirs marked."""
        user = await self._services.in_store(users.get, user_id)
        return Say("fits/list", {}, self._buttons(user))

    async def turn(self, user_id: int, tag: str) -> Say:
        """Takes a tag that is not theirs yet, or gives it back, and reads back what is kept."""
        user = await self._services.in_store(users.get, user_id)
        if tag not in self._tags:
            return Say("choice/old")
        tags = user.tags ^ {tag}
        await self._services.in_store(users.change, user_id, tags=tags)
        return Say("fits/saved" if tags else "fits/none_left", {"what": self.named(tags)} if tags else {})

    async def add(self, user_id: int, tags: frozenset[str]) -> str:
        """Keeps these too, and says in words what they are."""
        user = await self._services.in_store(users.get, user_id)
        await self._services.in_store(users.change, user_id, tags=user.tags | tags)
        return self.named(tags)

    def named(self, tags: Iterable[str]) -> str:
        """The tags in words, in the order of the list."""
        words = self._services.speech.words
        chosen = frozenset(tags)
        return ", ".join(words(f"fits/word/{tag}") for tag in self._tags if tag in chosen)

    def _buttons(self, user: User) -> Buttons:
        words = self._services.speech.words
        shown = [tag for tag in self._tags if user.is_adult is not False or tag not in NOT_FOR_MINORS]
        made = [
            choice((CHOSEN if tag in user.tags else "") + words(f"fits/label/{tag}"), f"{FIT}{tag}") for tag in shown
        ]
        rows: list[tuple[Button, ...]] = [tuple(made[place : place + 2]) for place in range(0, len(made), 2)]
        return (*rows, (choice(words("fits/label/done"), "fits_done"),))
