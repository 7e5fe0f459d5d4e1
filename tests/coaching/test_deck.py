"""The card that is dealt next."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from bot.coaching.deck import Card, deal

NOW = datetime(2026, 3, 2, tzinfo=timezone.utc)
A, B = Card("card/x/a", "x"), Card("card/x/b", "x")
FOR_CARERS = Card("card/x/c", "x", frozenset({"carer"}))


def ago(*cards: Card) -> dict[str, datetime]:
    """Seen in this order, the first longest ago."""
    return {card.key: NOW + timedelta(days=day) for day, card in enumerate(cards)}


@pytest.mark.parametrize(
    ("seen", "tags", "dealt"),
    [
        ({}, (), A),
        (ago(A), (), B),
        (ago(B, A), (), B),
        ({}, {"carer"}, FOR_CARERS),
        (ago(FOR_CARERS), {"carer"}, A),
        (ago(FOR_CARERS, A, B), {"carer"}, FOR_CARERS),
        (ago(A, B), {"grief"}, A),
    ],
)
def test_an_unseen_fitting_card_is_dealt_first_then_the_one_seen_longest_ago(
    seen: dict[str, datetime], tags: set[str], dealt: Card
) -> None:
    assert deal([A, B, FOR_CARERS], seen, tags) == dealt


def test_no_card_fits_nobody() -> None:
    assert deal([FOR_CARERS], {}, ()) is None
