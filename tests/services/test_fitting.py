"""What fits somebody: asked once, kept, used, changed, and never assumed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.coaching.message import Say
from bot.services import Services
from bot.services.fitting import tags_told
from bot.store import users
from bot.store.users import User
from tests.services.house import NOW, rows


async def take(services: Services, user: User, choice: str) -> list[Say]:
    return list((await services.choices.take(user.id, choice)).says)


async def test_it_is_asked_once_in_a_life(services: Services, user: User) -> None:
    (ask,) = await services.fitting.ask_once(user.id)
    await services.speech.draw(user.id, ask)
    services.clock = lambda: NOW + timedelta(days=400)
    assert await services.fitting.ask_once(user.id) == ()


async def test_somebody_who_comes_back_on_another_day_is_asked_and_nobody_on_the_first(
    services: Services, user: User
) -> None:
    assert [say.key for say in await services.practice.greeting(user.id)] == ["greet"]
    services.clock = lambda: NOW + timedelta(days=1)
    assert [say.key for say in await services.practice.greeting(user.id)] == ["greet", "fits/ask"]


@pytest.mark.parametrize(("deck", "asks"), [("ask_why_connection", True), ("grieve", False), ("feel_lonely", False)])
async def test_it_is_asked_with_a_third_card_but_not_in_a_tender_place(
    services: Services, user: User, deck: str, asks: bool
) -> None:
    for _ in range(2):
        (card,) = await take(services, user, f"card:{deck}")
        await services.speech.draw(user.id, card)
    assert ("fits/ask" in [say.key for say in await take(services, user, f"card:{deck}")]) is asks


async def test_a_tag_is_taken_read_back_marked_and_given_back(services: Services, user: User) -> None:
    (saved,) = await take(services, user, "fit:carer")
    assert (saved.key, saved.fields["what"]) == ("fits/saved", "caring for someone")
    (listed,) = await take(services, user, "fits")
    labels = [button.label for row in listed.buttons or () for button in row]
    assert "✓ I care for someone" in labels
    assert await services.fitting.ask_once(user.id) == ()
    assert [say.key for say in await take(services, user, "fit:carer")] == ["fits/none_left"]
    assert (await services.in_store(users.get, user.id)).tags == frozenset()


async def test_the_list_has_all_thirteen_and_for_somebody_under_18_nothing_of_partners(
    services: Services, user: User
) -> None:
    (listed,) = await take(services, user, "fits")
    assert sum(map(len, listed.buttons or ())) == 14  # and "That's all"
    await services.profiles.change(user.id, is_adult=False)
    (listed,) = await take(services, user, "fits")
    assert not any("relationship" in button.label for row in listed.buttons or () for button in row)


async def test_a_tag_that_there_is_not_is_no_tag(services: Services, user: User) -> None:
    for choice in ("fit:rich", "fit:minor"):
        assert [say.key for say in await take(services, user, choice)] == ["choice/old"]


async def test_wordings_follow_what_fits_and_the_settings_show_it(services: Services, user: User) -> None:
    await services.fitting.add(user.id, frozenset({"new_parent"}))
    message = await services.speech.draw(user.id, Say("feel_lonely"))
    assert "baby" in message.html
    (settings,) = await take(services, user, "settings")
    assert settings.fields["what"] == "a new baby"


async def test_what_fits_is_sealed(services: Services, user: User) -> None:
    await services.fitting.add(user.id, frozenset({"recovery"}))
    with services.store.session(write=False) as session:
        (raw,) = session.connection().exec_driver_sql('select tags from "user"').scalars()
    assert b"recovery" not in bytes(raw)
    assert rows(services, "user")[0].tags == ["recovery"]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("i'm in recovery btw", {"recovery"}),
        ("I’m 8 months sober", {"recovery"}),
        ("remember that i'm autistic and a carer", {"neurodivergent"}),
        ("I look after my mum, I'm a carer", {"carer"}),
        ("i have adhd", {"neurodivergent"}),
        ("I'm a new dad", {"new_parent"}),
        ("we've been... i've been married 25 years", {"couple_midlife"}),
        ("I'm retired", {"older"}),
        ("i'm trans", {"marginalised"}),
        ("I'm not in recovery", set()),
        ("my brother is in recovery", set()),
        ("I'm Carla", set()),
        ("I am bisexy_99", set()),
        ("call me Grace", set()),
    ],
)
def test_only_what_somebody_says_of_themselves_in_plain_words_is_taken(text: str, tags: set[str]) -> None:
    assert tags_told(text) >= tags if tags else tags_told(text) == frozenset()


async def test_what_was_told_is_read_back_and_can_be_changed(services: Services, user: User) -> None:
    (told,) = await services.profiles.introduce(user.id, "i'm a carer")
    assert (told.key, told.fields["what"]) == ("fits/told", "caring for someone")
