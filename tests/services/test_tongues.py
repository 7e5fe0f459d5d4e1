"""Who writes in another language is told so in it, once, with the numbers of their country."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.coaching.safety import Circumstances
from bot.services.tongues import Tongues
from tests import shelf
from tests.services.house import CHAT, NOW

FRENCH = "je ne sais plus quoi faire"


def tongues(language: str | None = "fr") -> Tongues:
    return Tongues(shelf.scripts(), shelf.content().helplines, lambda _: language)


async def test_the_line_has_the_numbers_of_the_country_and_comes_once() -> None:
    ours = tongues()
    line = await ours.line(CHAT, FRENCH, Circumstances(country="FR"), NOW)
    assert line is not None
    assert "3114" in line.text
    assert "112" in line.text
    assert await ours.line(CHAT, FRENCH, Circumstances(country="FR"), NOW + timedelta(hours=1)) is None
    assert await ours.line(CHAT, FRENCH, Circumstances(country="FR"), NOW + timedelta(hours=13)) is not None


async def test_without_a_country_it_names_the_directory_in_that_language() -> None:
    line = await tongues().line(CHAT, FRENCH, Circumstances(), NOW)
    assert line is not None
    assert "numéro d'urgence" in line.text
    assert "findahelpline.com" in line.text


async def test_english_and_languages_without_a_line_are_left_alone() -> None:
    assert await tongues(None).line(CHAT, "hm hm hm", Circumstances(), NOW) is None
    assert await tongues("xx").line(CHAT, FRENCH, Circumstances(), NOW) is None
    assert await tongues().line(CHAT, "i want to write to my aunt", Circumstances(), NOW) is None


@pytest.mark.parametrize("text", ["he'll kick off", "im sad idk", "omg sad", "dunno mama", "ok thx bye"])
async def test_a_contraction_or_chat_word_is_english_however_odd_the_rest(text: str) -> None:
    assert await tongues("sv").line(CHAT, text, Circumstances(), NOW) is None


async def test_what_has_none_may_be_foreign() -> None:
    assert await tongues("sv").line(CHAT, "det vet jag inte", Circumstances(), NOW) is not None


async def test_a_whole_sentence_can_be_foreign_and_two_words_cannot() -> None:
    assert await tongues().is_foreign(FRENCH)
    assert not await tongues().is_foreign("je sais")
    assert not await tongues(None).is_foreign("hm hm hm hm hm")
