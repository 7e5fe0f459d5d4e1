"""Nearer answers: one about what was said, in place of a topic's usual one, until its wordings were all heard. Patterns
go first, then what the library is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coaching.message import Say
from bot.coaching.nearer import Nearer, nearest
from bot.services.clocks import sets_clock
from bot.services.turn import Turn, turn_at_hand
from bot.services.understanding import UNKNOWN, WHICH
from bot.services.uptake import SURELY_WORDS
from bot.store import seen

if TYPE_CHECKING:
    from bot.services.services import Services

AGAIN_AFTER = timedelta(days=30)
"""A wording that was heard is not said again for so long."""

OF_A_STORY: Mapping[str, range] = {"affirm": range(1, 7), "feel_stuck": range(1, 7), "deny": range(2, 7)}
"""Topics that go on with the story at hand where so many words are said."""

LONG_UNSURE = "fallback/long"
UNSURE = frozenset({"fallback", LONG_UNSURE, "fallback/none"})
"""What is said where nothing was understood, with fields and buttons of its own."""
SAME_AS: Mapping[str, str] = {LONG_UNSURE: "fallback", UNKNOWN: WHICH}
"""What the same is nearer to as to another."""


SAID_OF_LINES = frozenset({"give_feedback", "deny"})
"""Topics of what is said of a line that was offered, beside what is not understood."""
NOT_OURS = UNSURE | {"out_of_scope"}
"""What is said where nothing of Kith's was heard: a term that is asked about is explained instead."""
JOYS = "share_good_news/"
"""What is no answer to who surely asks for words."""
LESS_NEAR = UNSURE | {"share_good_news", "told/mixed", "told/hurt", "told/cross", "listen/heard", "reach_out"}
"""What is said where it was not known that somebody had been in touch."""


class NearerAnswers:
    """Knows what was said in the turn at hand, and which answer is the nearest to it; that of a room opens the room."""

    def __init__(self, services: Services, entries: Iterable[Nearer]) -> None:
        self._services, self._entries = services, tuple(entries)

    def knows(self, key: str, said: str) -> bool:
        """Whether there is a nearer answer to those words than that script."""
        return nearest(self._entries, SAME_AS.get(key, key), said) is not None

    async def instead(self, user_id: int, say: Say) -> Say:
        """The wish itself, or the nearer answer."""
        turn = turn_at_hand.get()
        if turn is None or not turn.said or ((say.fields or say.buttons) and say.key not in UNSURE | {UNKNOWN}):
            return say
        if say.key in UNSURE or say.key.partition("/")[0] in SAID_OF_LINES:
            line = await self._services.first_lines.next(user_id, turn.said)
            if line is not None:
                return line
        key = nearest(self._entries, SAME_AS.get(say.key, say.key), turn.said)
        if (
            key is not None
            and key.startswith(JOYS)
            and await self._services.uptake.asks_for_words(turn.said, SURELY_WORDS)
        ):
            key = None
        is_bare = self._services.content.checks.matches("answer", "declines", turn.said)
        if (
            key is None
            and not is_bare
            and len(turn.said.split()) in OF_A_STORY.get(say.key, ())
            and self._services.stories.at_hand(user_id)
        ):
            return await self._services.uptake.more(user_id, turn.said)
        if key is None and say.key in NOT_OURS and sets_clock(turn.said):
            return await self._introduced(user_id, turn)
        if key is None and say.key in NOT_OURS and (term := self._services.terms.asked_in(turn.said)) is not None:
            return Say(term)
        if key is None:
            found = say if say.key in UNSURE else await self._services.finding.nearer(user_id, say, turn.said)
            return await self._from_them(user_id, found, turn.said)
        if key in self._services.practice.rooms:
            return say if await self._services.practice.open_practice(user_id) else Say(key)
        heard = await self._services.in_store(seen.of_script, user_id, key)
        lately = [at for at in heard.values() if self._services.now - at < AGAIN_AFTER]
        return say if len(lately) >= len(self._services.speech.scripts[key].variants) else Say(key)

    async def _introduced(self, user_id: int, turn: Turn) -> Say:
        """What is said to who sets their clock; what else they wished follows."""
        first, *others = await self._services.profiles.introduce(user_id, turn.said)
        turn.beside += await self._services.speech.draw_all(user_id, tuple(others))
        return first

    async def _from_them(self, user_id: int, found: Say, said: str) -> Say:
        """What was found; or, where that is one of the less near, what meets somebody's having been in touch."""
        if found.key not in LESS_NEAR or not self._services.contacting.is_from_them(said):
            return found
        return await self._services.contacting.meet_from_them(user_id, said)
