"""Decks: short pieces of knowledge by topic, and the choice of the one that a person is dealt next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Certainty = Literal["studied", "experience", "opinion"]
"""What a card rests on: research, people's or clinicians' experience, an author's view; surest first."""

CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True)
class Card:
    """One idea, put so that it can be used. `key` is its script's; `suits` names tags; without any it is for all."""

    key: str
    topic: str
    suits: frozenset[str] = frozenset()
    ideas: tuple[str, ...] = ()
    certainty: Certainty = "opinion"


def deal(cards: Iterable[Card], seen: Mapping[str, datetime], tags: Collection[str]) -> Card | None:
    """The card to show: one that fits these tags, unseen before seen, then the one seen longest ago; None of none.

    `seen` maps keys of cards to when this person last saw them. Among unseen ones a card for one of the person's
    tags goes first, and the order of the deck decides the rest.
    """
    fitting = [card for card in cards if not card.suits or card.suits & set(tags)]
    unseen = [card for card in fitting if card.key not in seen]
    if unseen:
        return min(unseen, key=lambda card: not card.suits)
    return min(fitting, key=lambda card: seen[card.key], default=None)
