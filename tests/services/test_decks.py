"""Cards that are dealt, on a button and to somebody who comes back to a topic."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.coaching.message import Say
from bot.services import Services
from bot.store import users
from bot.store.users import User
from tests.services.house import NOW


async def dealt(services: Services, user: User, deck: str) -> str:
    """The key of the next card, said."""
    say = (await services.choices.take(user.id, f"card:{deck}")).says[0]
    await services.speech.draw(user.id, say)
    return say.key


async def test_a_deck_deals_each_fitting_card_before_one_comes_again(services: Services, user: User) -> None:
    cards = [card for card in services.content.cards if card.topic == "feel_lonely" and not card.suits]
    keys = [await dealt(services, user, "feel_lonely") for _ in cards]
    assert sorted(keys) == sorted(card.key for card in cards)
    services.clock = lambda: NOW + timedelta(days=1)
    assert await dealt(services, user, "feel_lonely") == keys[0]


async def test_what_is_for_a_tag_goes_to_those_who_chose_it_and_to_nobody_else(services: Services, user: User) -> None:
    suited = {card.key for card in services.content.cards if card.topic == "quality_time" and card.suits}
    first = [await dealt(services, user, "quality_time") for _ in range(8)]
    assert not suited & set(first)
    await services.in_store(users.change, user.id, tags={"couple_midlife"})
    assert await dealt(services, user, "quality_time") in suited


async def test_the_deck_of_all_decks_deals_from_any(services: Services, user: User) -> None:
    assert (await dealt(services, user, "any")).startswith("card/")


@pytest.mark.parametrize(
    ("topic", "after", "gets"),
    [
        ("feel_lonely", timedelta(hours=1), "card/feel_lonely/"),
        ("feel_lonely", timedelta(hours=13), "feel_lonely"),
        ("pause_argument", timedelta(hours=1), "pause_argument"),
        ("greet", timedelta(hours=1), "greet"),
    ],
)
async def test_coming_back_to_a_topic_in_the_same_talk_goes_deeper_where_words_are_all_there_is(
    services: Services, user: User, topic: str, after: timedelta, gets: str
) -> None:
    assert await services.decks.instead(user.id, Say(topic)) == Say(topic)
    await services.draw(str(user.id), Say(topic))
    services.clock = lambda: NOW + after
    assert (await services.decks.instead(user.id, Say(topic))).key.startswith(gets)
