"""What a tapped choice outside a room does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import StoreError
from bot.services import Services
from bot.store import appointments, users
from bot.store.users import User
from tests.services.house import CHAT, NOW, rows


async def take(services: Services, user: User, choice: str) -> list[str]:
    return [say.key for say in (await services.choices.take(user.id, choice)).says]


async def waiting(services: Services, user: User) -> list[timedelta]:
    return [one.due_at - NOW for one in await services.in_store(appointments.waiting, user.id)]


async def test_a_pause_rings_after_its_minutes_and_a_new_one_takes_its_place(services: Services, user: User) -> None:
    assert await take(services, user, "20") == ["pause_argument/set"]
    assert await take(services, user, "60") == ["pause_argument/set"]
    assert await waiting(services, user) == [timedelta(minutes=60)]


async def test_a_pause_that_was_called_off_does_not_ring(services: Services, user: User) -> None:
    await take(services, user, "40")
    assert await take(services, user, "pause_cancel") == ["pause_argument/cancelled"]
    assert await waiting(services, user) == []


@pytest.mark.parametrize(("choice", "key", "is_on"), [("discreet_on", "on", True), ("discreet_off", "off", False)])
async def test_discreet_mode_is_switched(services: Services, user: User, choice: str, key: str, is_on: bool) -> None:
    await services.profiles.change(user.id, is_discreet=not is_on)
    assert await take(services, user, choice) == [f"set_discreet/{key}"]
    assert (await services.in_store(users.get, user.id)).is_discreet is is_on


@pytest.mark.parametrize("choice", ["feedback_good", "feedback_bad"])
async def test_an_opinion_is_kept(services: Services, user: User, choice: str) -> None:
    assert await take(services, user, choice) == [f"feedback/thanks_{choice.removeprefix('feedback_')}"]
    assert [row.is_good for row in rows(services, "feedback")] == [choice == "feedback_good"]


async def test_a_choice_of_a_topic_says_its_part(services: Services, user: User) -> None:
    key = next(key for key in services.speech.scripts if key.count("/") == 1 and key.startswith("feel_"))
    assert await take(services, user, key.replace("/", ":")) == [key]


@pytest.mark.parametrize("choice", ["", "gone", "feel_lonely:gone", "{}", "set_boundary", "a" * 300])
async def test_a_choice_that_means_nothing_any_more_is_answered(services: Services, user: User, choice: str) -> None:
    assert await take(services, user, choice) == ["choice/old"]


@pytest.mark.parametrize("field", ["name", "country", "zone"])
async def test_a_setting_to_change_is_asked_for(services: Services, user: User, field: str) -> None:
    outcome = await services.choices.take(user.id, f"set_profile:ask_{field}")
    assert (outcome.question, outcome.says) == (f"set_profile/ask_{field}", ())


async def test_settings_show_what_is_kept(services: Services, user: User) -> None:
    await services.profiles.change(user.id, name="Jo", country="PT", zone="Europe/Lisbon")
    (say,) = (await services.choices.take(user.id, "settings")).says
    assert {"Jo", "Portugal", "Europe/Lisbon"} <= set(say.fields.values())


async def test_a_room_that_was_left_open_is_resumed_or_left(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    assert (await services.choices.take(user.id, "resume_yes")).resumes == "set_boundary"
    assert await take(services, user, "resume_no") == ["ask_menu"]
    assert await services.practice.open_practice(user.id) is None
    assert await take(services, user, "resume_yes") == ["ask_menu"]


async def test_erasing_waits_for_the_end_of_the_turn(services: Services, user: User) -> None:
    async with services.transaction(CHAT) as turn:
        assert await take(services, user, "delete_yes") == ["delete_data/done"]
        assert turn.is_erasing
        assert await services.in_store(users.find, CHAT) is not None


async def test_keeping_everything_erases_nothing(services: Services, user: User) -> None:
    async with services.transaction(CHAT) as turn:
        assert await take(services, user, "delete_no") == ["delete_data/kept"]
        assert not turn.is_erasing


async def test_nothing_is_erased_outside_a_turn(services: Services, user: User) -> None:
    with pytest.raises(StoreError):
        await take(services, user, "delete_yes")


async def test_every_choice_on_a_button_outside_a_room_is_known(services: Services, user: User) -> None:
    """A script that is not of a room may offer only choices that do something."""
    rooms = (*services.practice.rooms, "room", "review", "start")
    offered = {
        (key, button.tap)
        for key, script in services.speech.scripts.items()
        if key.partition("/")[0] not in rooms and script.key == key
        for row in script.buttons
        for button in row
        if button.tap.startswith("/choose")
    }
    unknown = set()
    async with services.transaction(CHAT):
        for key, tap in offered:
            choice = tap.partition('": "')[2].partition('"')[0]
            outcome = await services.choices.take(user.id, choice)
            if [say.key for say in outcome.says] == ["choice/old"]:
                unknown.add((key, choice))
    assert unknown == set()
