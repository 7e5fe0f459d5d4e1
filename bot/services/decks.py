"""Cards dealt: an unseen one that fits first, and one in place of a first answer that was heard just before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coaching.deck import Card, deal
from bot.coaching.message import Say
from bot.services.turn import turn_at_hand
from bot.store import seen, users

if TYPE_CHECKING:
    from bot.services.services import Services

SAME_TALK = timedelta(hours=12)
"""For so long after a topic's first answer, coming back to the topic gets a card instead of one more first answer."""

DEEPENED = frozenset(
    {
        "ask_evidence",
        "ask_how_much",
        "ask_lonely_or_alone",
        "ask_losing_people",
        "ask_why_connection",
        "build_trust",
        "feel_anxious_socially",
        "feel_ashamed",
        "feel_lonely",
        "feel_overwhelmed",
        "feel_rejected",
        "feel_stuck",
        "open_up",
        "reconnect_with_self",
    }
)
"""Topics of which that is true. The others do something, or are better met each time as if it were the first."""

ANY = "any"
"""The deck of all decks."""


class Decks:
    """The cards by topic; which of them somebody has seen is in the store."""

    def __init__(self, services: Services, cards: Iterable[Card]) -> None:
        self._services = services
        self._by_topic: dict[str, list[Card]] = {}
        for card in cards:
            self._by_topic.setdefault(card.topic, []).append(card)

    async def heard(self, user_id: int) -> int:
        """How many cards this person has had."""
        keys = [card.key for of_one in self._by_topic.values() for card in of_one]
        return len(await self._services.in_store(seen.of_scripts, user_id, keys))

    async def deal(self, user_id: int, topic: str) -> Say | None:
        """The next card of this deck for this person, or None where there is none."""
        cards = [card for of_one in self._by_topic.values() for card in of_one]
        if topic != ANY:
            cards = self._by_topic.get(topic, [])
        turn = turn_at_hand.get()
        known = turn.user if turn is not None else None
        user = known if known is not None else await self._services.in_store(users.get, user_id)
        tags = user.suits
        met = await self._services.in_store(seen.of_scripts, user_id, [card.key for card in cards])
        dealt = deal(cards, met, tags)
        return None if dealt is None else Say(dealt.key)

    async def instead(self, user_id: int, say: Say) -> Say:
        """The wish itself; or a card, where it is a topic's first answer and this person heard one in the same talk."""
        if say.key not in DEEPENED or say.fields or say.buttons:
            return say
        heard = await self._services.in_store(seen.of_scripts, user_id, [say.key])
        if say.key not in heard or self._services.now - heard[say.key] > SAME_TALK:
            return say
        return await self.deal(user_id, say.key) or say
