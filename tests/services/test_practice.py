"""Rooms on the way survive whatever happens between two messages."""

from __future__ import annotations

import pytest

from bot.coaching.rooms import Answer
from bot.services import Services
from bot.store import drafts, plans, practices
from bot.store.users import User
from tests.services.house import born_again

OWN = "my sister keeps asking me for money"
DRAFT = "I love you and I won't lend you money any more. On Sunday I can help you with the budget."


async def say(services: Services, user: User, text: str) -> list[str]:
    step = await services.practice.take(user.id, "set_boundary", Answer(text, None, None, 0.0))
    return [one.key for one in step.says]


async def choose(services: Services, user: User, choice: str) -> str:
    return (await services.practice.take(user.id, "set_boundary", Answer("", choice, "choose", 1.0))).turn.outcome


async def test_a_restart_between_any_two_answers_changes_nothing(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    straight = [await say(services, user, text) for text in (OWN, DRAFT)]
    await services.practice.leave(user.id)
    await services.practice.begin(user.id, "set_boundary")
    broken = [await say(born_again(services), user, text) for text in (OWN, DRAFT)]
    assert broken == straight


async def test_a_restart_can_be_asked_what_the_room_waits_for(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    await say(services, user, OWN)
    asked = await services.practice.ask_again(user.id)
    assert asked
    assert await born_again(services).practice.ask_again(user.id) == asked


async def test_a_draft_that_was_left_is_offered_on_coming_back(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    for text in (OWN, DRAFT, "bye"):
        await say(services, user, text)
    again = await services.practice.begin(user.id, "set_boundary", "i want to set a boundary")
    assert [one.key for one in again.says] == ["room/left_draft"]
    assert await say(services, user, "yes") == ["room/still_here"]


async def test_a_draft_that_was_kept_is_not(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    for text in (OWN, DRAFT, "keep it", "bye"):
        await say(services, user, text)
    again = await services.practice.begin(user.id, "set_boundary", "i want to set a boundary")
    assert "room/left_draft" not in [one.key for one in again.says]


async def test_kept_words_are_kept_in_the_persons_own_words(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    await say(services, user, OWN)
    await say(services, user, DRAFT)
    await choose(services, user, "keep")
    assert [one.text for one in await services.in_store(drafts.list_kept, user.id)] == [DRAFT]
    assert DRAFT in (await services.words.listed(user.id)).fields["what"]


async def test_a_room_begun_anew_leaves_the_old_one(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    await services.practice.begin(user.id, "reach_out")
    practice = await services.practice.open_practice(user.id)
    assert practice is not None
    assert practice.room == "reach_out"


async def test_stop_leaves_the_room_and_says_so(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    assert "stop/room_left" in await say(services, user, "stop")
    assert await services.practice.open_practice(user.id) is None
    assert await services.practice.ask_again(user.id) == ()
    assert not await services.practice.leave(user.id)


async def test_an_answer_to_a_room_that_is_not_open_opens_it(services: Services, user: User) -> None:
    assert await say(services, user, OWN)
    assert await services.practice.open_practice(user.id) is not None


@pytest.mark.parametrize("room", ["reach_out", "set_boundary", "repair_conflict"])
async def test_a_hello_offers_to_go_on_with_an_open_room(services: Services, user: User, room: str) -> None:
    await services.practice.begin(user.id, room)
    assert [one.key for one in await services.practice.greeting(user.id)] == ["room/offer_resume"]
    await services.practice.leave(user.id)
    assert [one.key for one in await services.practice.greeting(user.id)] == ["greet"]
    await services.profiles.change(user.id, name="Jo")
    (hello,) = await services.practice.greeting(user.id)
    assert (hello.key, hello.fields) == ("greet/known", {"name": "Jo"})


async def test_a_story_told_when_asking_for_the_room_is_the_case(services: Services, user: User) -> None:
    plain = await services.practice.begin(user.id, "set_boundary", "i want to set a boundary")
    told = await services.practice.begin(user.id, "set_boundary", OWN, True)
    assert [one.key for one in told.says] != [one.key for one in plain.says]


async def test_a_room_of_a_version_that_is_gone_is_no_fault(services: Services, user: User) -> None:
    await services.in_store(practices.start, user.id, "room_of_old", "first", {}, services.now)
    assert await services.practice.ask_again(user.id) == ()
    assert await say(services, user, OWN)


async def test_every_thing_that_a_room_says_first_is_a_script(services: Services, user: User) -> None:
    for room in services.practice.rooms:
        turn = await services.practice.begin(user.id, room)
        assert {one.key for one in turn.says} <= set(services.speech.scripts)


async def test_a_plan_with_a_day_goes_to_the_plans_with_its_way_round(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    for text in (OWN, DRAFT):
        await say(services, user, text)
    await choose(services, user, "keep")
    await say(services, user, "on Sunday after lunch")
    await choose(services, user, "fear_fight")
    assert await say(services, user, "I'd hang up and ring her on Monday") == ["room/in_plans", "room/plan_if"]
    (plan,) = await services.in_store(plans.list_all, user.id)
    assert (plan.source, plan.answer) == ("set_boundary", "hang up and ring her on Monday")
