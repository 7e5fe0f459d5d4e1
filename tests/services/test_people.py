"""Somebody's people."""

from __future__ import annotations

import pytest

from bot.coaching.message import Say
from bot.services import Services
from bot.store.users import User
from tests.services.house import CHAT, a_user


async def add(services: Services, user: User, *texts: str) -> list[Say | None]:
    return [await services.people.add_named(user.id, text, None) for text in texts]


async def names(services: Services, user: User) -> list[str | None]:
    return [one.name for one in await services.people.all(user.id)]


async def test_a_person_is_kept_once(services: Services, user: User) -> None:
    said = await add(services, user, "add Ana, please", "add ANA")
    assert [say and say.key for say in said] == ["add_person/saved", "add_person/already"]
    assert await names(services, user) == ["Ana"]


@pytest.mark.parametrize("text", ["", "...", "12345", "add", "x" * 61, "one two three four five six"])
async def test_what_names_nobody_keeps_nobody(services: Services, user: User, text: str) -> None:
    assert await add(services, user, text) == [None]
    assert await names(services, user) == []


async def test_somebody_is_found_by_a_name_nearly_right_or_by_the_relation(services: Services, user: User) -> None:
    await services.people.add_named(user.id, "Margarida", "sister")
    for said in ("margarida", "Margarid", "my sister", "sister"):
        found = await services.people.find(user.id, said.removeprefix("my "))
        assert found is not None
        assert found.name == "Margarida", said
    assert await services.people.find(user.id, "Tom") is None


async def test_a_person_is_removed_by_name(services: Services, user: User) -> None:
    await add(services, user, "Jo", "Ana")
    said = await services.people.remove_named(user.id, "remove Jo", None)
    assert said is not None
    assert said.key == "remove_person/removed"
    assert await names(services, user) == ["Ana"]


async def test_somebody_who_is_not_kept_cannot_be_removed(services: Services, user: User) -> None:
    await add(services, user, "Jo")
    said = await services.people.remove_named(user.id, "remove Bernard", None)
    assert said is not None
    assert said.key == "remove_person/none"
    assert await names(services, user) == ["Jo"]


async def test_people_are_nobody_elses(services: Services, user: User) -> None:
    other = a_user(services, CHAT + 1)
    await add(services, user, "Jo")
    assert (await services.people.listed(other.id)).key == "list_people/none"
    assert await services.people.find(other.id, "Jo") is None
    said = await services.people.remove_named(other.id, "Jo", None)
    assert said is not None
    assert said.key == "remove_person/none"
    assert (await services.people.listed(user.id)).fields == {"people": "Jo"}
