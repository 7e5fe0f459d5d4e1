"""Questions with one short answer."""

from __future__ import annotations

import pytest

from bot.services import Services
from bot.services.outcome import Heard
from bot.store import users
from bot.store.users import User

ASKED = ("set_profile/ask_name", "set_profile/ask_country", "set_profile/ask_zone", "add_person", "remove_person")


@pytest.mark.parametrize(
    ("question", "text", "said", "field", "value"),
    [
        ("set_profile/ask_name", "  Jo  ", "set_profile/saved", "name", "Jo"),
        ("set_profile/ask_country", "portugal", "set_profile/saved", "country", "PT"),
        ("set_profile/ask_country", "UK", "set_profile/saved", "country", "GB"),
        ("set_profile/ask_country", "Untied States", "set_profile/saved", "country", "US"),
        ("set_profile/ask_zone", "Lisbon", "zone/kept", "zone", "Europe/Lisbon"),
        ("set_profile/ask_zone", "america/new york", "zone/kept", "zone", "America/New_York"),
        ("set_nudges/ask_zone", "im in lagos", "set_nudges/offer", "zone", "Africa/Lagos"),
        ("set_profile/ask_zone", "the moon", "set_profile/unclear", "zone", None),
        ("set_profile/ask_country", "hm not sure", "set_profile/unclear", "country", None),
    ],
)
async def test_an_answer_is_read(
    services: Services, user: User, question: str, text: str, said: str, field: str, value: str | None
) -> None:
    answered = await services.questions.answer(user.id, question, Heard(text), None, 0)
    assert answered.says[0].key == said
    assert getattr(await services.in_store(users.get, user.id), field) == value
    assert answered.is_over == (value is not None)


@pytest.mark.parametrize(
    ("text", "said"), [("Portland", "zone/which"), ("the US", "zone/wide"), ("UTC+2", "zone/offset")]
)
async def test_a_clock_that_is_not_clear_yet_is_asked_on_about(
    services: Services, user: User, text: str, said: str
) -> None:
    answered = await services.questions.answer(user.id, "set_profile/ask_zone", Heard(text), None, 0)
    assert (answered.says[0].key, answered.is_over) == (said, False)
    assert (await services.in_store(users.get, user.id)).zone is None


async def test_what_cannot_be_read_is_asked_again_once_and_then_let_go(services: Services, user: User) -> None:
    first = await services.questions.answer(user.id, "set_profile/ask_zone", Heard("dunno"), None, 0)
    second = await services.questions.answer(user.id, "set_profile/ask_zone", Heard("dunno"), None, 1)
    assert [first.is_over, second.is_over] == [False, True]


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize(
    ("text", "choice"), [("never mind", None), ("Stop.", None), ("no!", None), ("", "choice:fine")]
)
async def test_a_question_can_be_let_go_at_any_time(
    services: Services, user: User, question: str, text: str, choice: str | None
) -> None:
    answered = await services.questions.answer(user.id, question, Heard(text), choice, 0)
    assert (answered.says[0].key, answered.is_over) == ("choice/fine", True)
    assert await services.in_store(users.get, user.id) == user


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("text", ["", " ", "🙂", "x" * 5000, "a\nb", "<b>", "{name}", "no one " * 40])
async def test_whatever_is_answered_something_is_said(services: Services, user: User, question: str, text: str) -> None:
    answered = await services.questions.answer(user.id, question, Heard(text), None, 0)
    assert await services.speech.draw(user.id, answered.says[0])


async def test_every_question_has_a_script_and_words_for_an_unclear_answer(services: Services) -> None:
    for question in ASKED:
        assert {question, f"{question.partition('/')[0]}/unclear"} <= set(services.speech.scripts)
