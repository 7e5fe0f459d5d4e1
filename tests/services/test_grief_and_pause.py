"""Somebody who has died is not taken off a list; while a pause runs there is time."""

from __future__ import annotations

import pytest

from bot.services import Services
from bot.store.users import User


@pytest.mark.parametrize("text", ["im not taking him off any list. he died", "take dad off, he passed away last week"])
async def test_a_death_is_heard_where_nobody_on_the_list_is_named(services: Services, user: User, text: str) -> None:
    said = await services.people.remove_named(user.id, text, None)
    assert said is not None
    assert said.says[0].key == "grieve"


async def test_words_that_are_no_name_are_not_said_back_as_one(services: Services, user: User) -> None:
    assert await services.people.remove_named(user.id, "im not taking him off any list", None) is None


async def test_a_name_that_is_not_on_the_list_is_said_so(services: Services, user: User) -> None:
    said = await services.people.remove_named(user.id, "remove Bob", None)
    assert said is not None
    assert (said.says[0].key, said.says[0].fields["name"]) == ("remove_person/none", "Bob")


@pytest.mark.parametrize("room", ["reach_out", "repair_conflict"])
async def test_a_message_can_wait_while_a_pause_runs(services: Services, user: User, room: str) -> None:
    assert (await services.practice.begin(user.id, room)).says[0].key != "pause_argument/not_yet"
    await services.pauses.begin(user.id, 20)
    assert (await services.practice.begin(user.id, room)).says[0].key == "pause_argument/not_yet"
    await services.pauses.cancel(user.id)
    assert (await services.practice.begin(user.id, room)).says[0].key != "pause_argument/not_yet"


async def test_a_limit_is_no_matter_of_the_pause(services: Services, user: User) -> None:
    await services.pauses.begin(user.id, 20)
    assert (await services.practice.begin(user.id, "set_boundary")).says[0].key != "pause_argument/not_yet"
