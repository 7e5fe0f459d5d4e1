"""Whose clock Kith goes by: named, shared, changed by a move."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from bot.services import Services
from bot.services.outcome import Heard
from bot.services.zone import called
from bot.store import users
from bot.store.users import User

TOKYO = (35.68, 139.77)


async def zone_of(services: Services, user: User) -> str | None:
    return (await services.in_store(users.get, user.id)).zone


def tap(choice: str) -> str:
    return choice.partition('"choice": "')[2].partition('"')[0]


async def test_the_time_there_is_said_back(services: Services, user: User) -> None:
    answered = await services.questions.answer(user.id, "set_profile/ask_zone", Heard("lagos"), None, 0)
    message = await services.speech.draw(user.id, answered.says[0])
    assert "Lagos, Nigeria" in message.text
    assert "19:00" in message.text
    assert [button.label for row in message.buttons for button in row] == ["Yes, that's it", "No, another place"]


async def test_one_of_several_is_chosen_by_a_button(services: Services, user: User) -> None:
    asked = await services.questions.answer(user.id, "set_profile/ask_zone", Heard("Portland"), None, 0)
    rows = asked.says[0].buttons or ()
    assert [button.label for row in rows for button in row] == ["Portland, Oregon", "Portland, Maine"]
    answered = await services.questions.answer(user.id, "set_profile/ask_zone", Heard(""), tap(rows[1][0].tap), 1)
    assert answered.is_over
    assert await zone_of(services, user) == "America/New_York"


async def test_a_choice_during_the_question_of_nudges_goes_on_to_them(services: Services, user: User) -> None:
    answered = await services.questions.answer(user.id, "set_nudges/ask_zone", Heard(""), "clock:Asia/Tokyo", 0)
    assert [say.key for say in answered.says] == ["set_nudges/offer"]
    assert await zone_of(services, user) == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        (TOKYO, "Asia/Tokyo"),
        ((40.71, -74.0), "America/New_York"),
        ((-90.0, 0.0), "Antarctica/McMurdo"),
        ((90.0, 0.0), "Etc/GMT"),
        ((0.0, 180.0), "Etc/GMT-12"),
        ((-40.0, -30.0), "Etc/GMT+2"),
    ],
)
async def test_a_location_is_a_zone_at_sea_and_at_the_poles_too(
    services: Services, place: tuple[float, float], zone: str
) -> None:
    assert await services.clocks.at(*place) == f"here:{zone}"


@pytest.mark.parametrize("place", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (float("inf"), 0.0)])
async def test_a_location_that_is_none_has_no_zone(services: Services, place: tuple[float, float]) -> None:
    assert await services.clocks.at(*place) is None


async def test_a_location_answers_the_question_of_the_clock(services: Services, user: User) -> None:
    answered = await services.questions.answer(user.id, "set_profile/ask_zone", Heard(""), "here:Asia/Tokyo", 0)
    assert [say.key for say in answered.says] == ["zone/kept_here"]
    assert await zone_of(services, user) == "Asia/Tokyo"


async def test_a_location_out_of_the_blue_is_asked_about_first(services: Services, user: User) -> None:
    (asked,) = (await services.choices.take(user.id, "here:Asia/Tokyo")).says
    assert asked.key == "zone/here"
    assert await zone_of(services, user) is None
    (yes, no), *_ = asked.buttons or ()
    assert [say.key for say in (await services.choices.take(user.id, tap(no.tap))).says] == ["zone/left"]
    await services.choices.take(user.id, tap(yes.tap))
    assert await zone_of(services, user) == "Asia/Tokyo"


@pytest.mark.parametrize("choice", ["clock:Nowhere/Land", "clock:", "here:../../etc/passwd", "clock:clock:UTC"])
async def test_no_other_word_becomes_a_zone(services: Services, user: User, choice: str) -> None:
    assert [say.key for say in (await services.choices.take(user.id, choice)).says] == ["choice/old"]
    assert await zone_of(services, user) is None


@pytest.mark.parametrize(
    ("zone", "text", "is_news"),
    [
        ("Europe/Lisbon", "I'm in Tokyo now", True),
        ("Asia/Tokyo", "I'm in Tokyo now", False),
        ("Europe/London", "just landed in Lisbon", False),
        (None, "I moved to Berlin", True),
        ("Europe/Lisbon", "I moved to Portland", True),
        ("Europe/Lisbon", "I moved to Australia", True),
        ("Australia/Perth", "I moved to Australia", False),
        ("Europe/Lisbon", "i'm in love now", False),
        ("Europe/Lisbon", "hello", False),
    ],
)
async def test_news_is_what_may_change_the_clock(
    services: Services, user: User, zone: str | None, text: str, is_news: bool
) -> None:
    user = await services.profiles.change(user.id, zone=zone)
    assert await services.clocks.news(user, text) is is_news


async def test_the_atlas_is_loaded_once_by_those_who_want_it_at_once(services: Services) -> None:
    one, other = await asyncio.gather(services.clocks.atlas(), services.clocks.atlas())
    assert one is other


@pytest.mark.whole
def test_nothing_of_the_world_is_loaded_before_it_is_wanted() -> None:
    look = "import sys, bot.services, bot.chat.handlers; print('tzfpy' in sys.modules)"
    seen = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("America/New_York", "America/New York"), ("Etc/GMT+2", "UTC-2"), ("Etc/GMT-12", "UTC+12"), ("Etc/GMT", "UTC")],
)
def test_a_zone_is_shown_as_people_write_it(zone: str, shown: str) -> None:
    assert called(zone) == shown
