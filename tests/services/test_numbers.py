"""Whoever asks for a number gets the one of their country, and hears how sure it is."""

from __future__ import annotations

import pytest

from bot.services import Services
from bot.store.users import User


@pytest.mark.parametrize(
    ("country", "text", "line"),
    [
        ("GB", "whats the number of samaritans", "116 123"),
        ("US", "crisis line number", "988"),
        ("US", "domestic abuse hotline", "1-800-799-7233"),
        ("US", "crisis line in Ireland", "116 123"),
    ],
)
async def test_the_number_is_that_of_the_country(
    services: Services, user: User, country: str, text: str, line: str
) -> None:
    await services.profiles.change(user.id, country=country)
    said = await services.numbers.known(user.id, text)
    assert line in str(said.fields["what"])
    assert (await services.speech.draw(user.id, said)).html


async def test_the_zone_stands_in_for_a_country_that_is_not_known(services: Services, user: User) -> None:
    await services.profiles.change(user.id, zone="America/Chicago")
    assert "988" in str((await services.numbers.known(user.id, "helpline")).fields["what"])


async def test_a_number_that_was_not_confirmed_comes_with_the_directory(services: Services, user: User) -> None:
    for lines in services.content.helplines:
        await services.profiles.change(user.id, country=lines.country)
        said = await services.numbers.known(user.id, "crisis line")
        is_sure = lines.crisis is not None and lines.crisis.confidence == lines.emergency_confidence == "verified"
        assert (said.key == "ask_helpline") == is_sure
        assert said.fields["directory"]
        assert said.fields["emergency"]


async def test_without_a_country_the_directory_is_named(services: Services, user: User) -> None:
    said = await services.numbers.known(user.id, "helpline number")
    assert said.key == "ask_helpline/abroad"
    assert "findahelpline.com" in (await services.speech.draw(user.id, said)).html
