"""What somebody tells of themselves is kept from the sentence."""

from __future__ import annotations

import pytest

from bot.services import Services
from bot.services.clocks import sets_clock
from bot.services.introduction import Told
from bot.store import users
from bot.store.users import User
from tests.services.house import CHAT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my name is Priya and i live in Leeds", Told("Priya", "GB", "Europe/London", True)),
        ("i live in the UK", Told(None, "GB", "Europe/London")),
        ("call me sam", Told("Sam")),
        ("my time zone is Lisbon", Told(None, "PT", "Europe/Lisbon", True)),
        ("set timezone Manila", Told(None, "PH", "Asia/Manila", True)),
        ("my tz is Lisbon", Told(None, "PT", "Europe/Lisbon", True)),
        ("I'm on Pacific time", Told(None, "US", "America/Los_Angeles", True)),
        ("my timezone is Europe/Madrid", Told(None, "ES", "Europe/Madrid", True)),
        ("i live in the us", Told(None, "US")),
        ("moved to London, Canada", Told(None, "CA", "America/Toronto", True)),
        ("I come from Nigeria but i am living in Poland", Told(None, "PL", "Europe/Warsaw")),
        ("I moved to Portland", Told()),
        ("Berlin", Told(None, "DE", "Europe/Berlin", True)),
        ("im in AEST", Told(None, "AU", "Australia/Sydney", True)),
        ("Please don't call me Elizabeth, I go by Liz", Told("Liz")),
        ("my name is Jordan", Told("Jordan")),
        ("I am 71 years old and live alone in Ireland", Told(None, "IE", "Europe/Dublin")),
        ("im 15", Told(is_minor=True)),
        ("i'm 16, live in Dublin", Told(None, "IE", "Europe/Dublin", True, True)),
        ("I'm 15 minutes late", Told()),
        ("i'm 9 months sober", Told()),
        ("call me later", Told()),
        ("they left us", Told()),
        ("update my profile", Told()),
    ],
)
async def test_a_sentence_is_read(services: Services, user: User, text: str, told: Told) -> None:
    assert await services.clocks.told(user, text) == told


async def introduced(services: Services, user: User, text: str) -> tuple[User, list[str], str]:
    says = await services.profiles.introduce(user.id, text)
    kept = await services.in_store(users.get, user.id)
    return kept, [say.key for say in says], " ".join(str(value) for say in says for value in say.fields.values())


async def test_name_and_place_are_kept_and_read_back(services: Services, user: User) -> None:
    kept, keys, said = await introduced(services, user, "my name is Priya and i live in Leeds")
    assert (kept.name, kept.country, kept.zone) == ("Priya", "GB", "Europe/London")
    assert (keys, said) == (["set_profile/saved", "zone/kept"], "Priya Leeds, United Kingdom 18:00")


async def test_a_country_does_not_change_a_zone_that_lies_in_it(services: Services, user: User) -> None:
    await services.profiles.change(user.id, zone="Atlantic/Madeira")
    kept, _, said = await introduced(services, user, "i live in portugal")
    assert (kept.country, kept.zone, said) == ("PT", "Atlantic/Madeira", "Portugal")


@pytest.mark.parametrize(
    ("text", "keys", "zone"),
    [
        ("I'm in Tokyo now", ["set_profile/saved", "zone/moved"], "Europe/Lisbon"),
        ("i live in leeds", ["set_profile/saved"], "Europe/London"),  # the same clock
        ("change my time zone to Tokyo", ["zone/kept"], "Asia/Tokyo"),
        ("I've moved to Spain, so my clock changed", ["zone/kept"], "Europe/Madrid"),
        ("I moved to Portland", ["zone/which"], "Europe/Lisbon"),
        ("i moved to australia", ["set_profile/saved", "zone/elsewhere"], "Europe/Lisbon"),
    ],
)
async def test_a_known_clock_changes_by_word_of_the_clock_or_by_a_yes(
    services: Services, user: User, text: str, keys: list[str], zone: str
) -> None:
    await services.profiles.change(user.id, zone="Europe/Lisbon")
    kept, said, _ = await introduced(services, user, text)
    assert (said, kept.zone) == (keys, zone)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("set timezone Europe/Tallinn and max 2 messages per week", ["zone/kept", "set_nudges/noted"]),
        ("my tz is Europe/Tallinn, and don't write before 10", ["zone/kept", "set_nudges/noted"]),
        ("set my time zone to Europe/Tallinn", ["zone/kept"]),
    ],
)
async def test_a_clock_and_a_wish_about_notes_are_both_taken(
    services: Services, user: User, text: str, keys: list[str]
) -> None:
    kept, said, _ = await introduced(services, user, text)
    assert (said, kept.zone) == (keys, "Europe/Tallinn")


async def test_a_wish_about_notes_takes_the_clock_along(services: Services, user: User) -> None:
    says = await services.nudges.asked(user.id, "max 2 messages per week, time zone Europe/Tallinn")
    kept = await services.in_store(users.get, user.id)
    assert [say.key for say in says] == ["zone/kept", "set_nudges/noted"]
    assert (kept.zone, kept.per_week) == ("Europe/Tallinn", 2)


@pytest.mark.parametrize(
    "text",
    [
        "max 2 a week, my sister moved to Perth, and the time zone is killing us",
        "max 2 a week, the time zone makes it hard to call my son in Tokyo",
        "max 2 a week and set my time zone to my sister's, Tokyo",
    ],
)
async def test_the_clock_of_somebody_else_is_not_kept(services: Services, user: User, text: str) -> None:
    await services.nudges.asked(user.id, text)
    assert (await services.in_store(users.get, user.id)).zone == user.zone


async def test_the_clock_that_is_set_goes_before_the_place_of_somebody_else(services: Services, user: User) -> None:
    text = "my sister moved to Perth, and my tz is Europe/Lisbon"
    assert (await introduced(services, user, text.replace("Europe/", "")))[0].zone == "Europe/Lisbon"
    await services.profiles.change(user.id, zone=None)
    assert [say.key for say in await services.profiles.clock_beside(user.id, text)] == ["zone/kept"]
    assert (await services.in_store(users.get, user.id)).zone == "Europe/Lisbon"


@pytest.mark.parametrize(
    ("text", "is_set"),
    [
        ("set timezone Europe/Tallinn", True),
        ("can you change my time zone to Lisbon?", True),
        ("max 2 a week and my tz is Manila", True),
        ("what time zone is Tallinn in", False),
        ("how do i set my timezone", False),
        ("my sister lives in another time zone", False),
        ("my sister moved to Perth, and the time zone is killing us", False),
        ("the time zone makes it hard to call my son in Tokyo", False),
        ("my timezone is wrong", False),
        ("set my time zone to my sister's, Tokyo", False),
        ("change my time zone to where my son lives, Tokyo", False),
        ("my timezone is Lisbon, text me when i wake up", True),
        ("what time is it? my timezone is Lisbon", True),
        ("set my time zone to St John's", True),
        ("set the time zone to Lisbon, my sister is there too", True),
        ("my tz: Manila", True),
    ],
)
def test_a_clock_is_set_in_words(text: str, is_set: bool) -> None:
    assert sets_clock(text) is is_set


async def test_somebody_who_says_they_are_under_18_is_one_from_then_on(services: Services, user: User) -> None:
    kept, keys, _ = await introduced(services, user, "i am 16")
    assert kept.is_adult is False
    assert keys == ["start/thanks_minor"]


async def test_what_tells_nothing_is_asked_about(services: Services, user: User) -> None:
    kept, keys, _ = await introduced(services, user, "change my profile")
    assert keys == ["set_profile"]
    assert kept == await services.in_store(users.find, CHAT)
