"""Plans are told in a person's own words, read back once, kept by a yes, changed or dropped in one sentence."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.coaching.rooms import Plan as RoomPlan
from bot.services import Services
from bot.services.outcome import Heard, Outcome
from bot.store import contacts, plans
from bot.store.plans import Plan
from bot.store.users import User
from tests.services.house import NOW


@pytest.fixture
async def ana(services: Services, user: User) -> int:
    return (await services.in_store(contacts.add, user.id, "Ana", "sister", NOW)).id


async def tell(services: Services, user: User, text: str) -> str:
    """The plan as it is read back, or the key of what is said or asked instead."""
    return await read_back(services, user, await services.planning.tell(user.id, text))


async def read_back(services: Services, user: User, outcome: Outcome) -> str:
    if outcome.question is None:
        return " ".join(say.key for say in outcome.says)
    said = await services.questions.asked(user.id, outcome.question)
    return said.fields.get("plan", said.key)


async def answer(services: Services, user: User, step: str, text: str) -> str:
    answered = await services.questions.answer(user.id, f"plan_contact/{step}", Heard(text), None, 0)
    if answered.question:
        said = await services.questions.asked(user.id, answered.question)
        return said.fields.get("plan", said.key)
    return " ".join(say.key for say in answered.says) or "aside"


async def kept(services: Services, user: User) -> list[Plan]:
    return await services.in_store(plans.list_all, user.id)


@pytest.mark.parametrize(
    ("text", "plan", "first", "at"),
    [
        ("remind me to ring Ana every sunday at 5", "Every Sunday at 5, I ring Ana", date(2026, 3, 8), time(17)),
        ("set a reminder to text him on fridays", "On Fridays, I text him", date(2026, 3, 6), None),
        (
            "remind me every second Sunday to ring my gran",
            "Every second Sunday, I ring my gran",
            date(2026, 3, 8),
            None,
        ),
        ("i want to call my brother once a week please", "Once a week, I call my brother", date(2026, 3, 9), None),
        ("monthly dinner with Ana", "Monthly, I have dinner with Ana", date(2026, 3, 9), None),
        ("tomorrow at 6 I'll visit my sister", "Tomorrow at 6, I visit my sister", date(2026, 3, 3), time(18)),
        (
            "ring Ana at half past seven on friday",
            "At half past seven on Friday, I ring Ana",
            date(2026, 3, 6),
            time(19, 30),
        ),
        (
            "every sunday at 5 I ring Ana. if she's out, I leave ten words",
            "Every Sunday at 5, I ring Ana. If she's out, I leave ten words",
            date(2026, 3, 8),
            time(17),
        ),
    ],
)
async def test_a_plan_is_read_back_in_the_words_it_was_told_in(
    services: Services, user: User, ana: int, text: str, plan: str, first: date, at: time | None
) -> None:
    assert await tell(services, user, text) == plan
    assert await kept(services, user) == []
    await answer(services, user, "confirm", "yes")
    (made,) = await kept(services, user)
    assert made.schedule is not None
    assert (made.schedule.first_on, made.schedule.at) == (first, at)
    assert made.contact_id == (ana if "Ana" in text or "sister" in text else None)


async def test_what_is_missing_is_asked_for(services: Services, user: User, ana: int) -> None:
    assert await tell(services, user, "I want to ring Ana") == "plan_contact/when"
    assert await answer(services, user, "when", "fridays after work") == "plan_contact/hour"
    assert await answer(services, user, "hour", "half five") == "Fridays after work, I ring Ana"
    await answer(services, user, "confirm", "yes")
    assert await tell(services, user, "text Ana on Monday after work") == "On Monday after work, I text Ana"
    (made,) = await services.in_store(plans.list_all, user.id, ("offered",))
    assert made.schedule is not None
    assert made.schedule.at == time(17, 30)  # when their work ends is known by now


async def test_a_birthday_is_asked_for_and_kept(services: Services, user: User, ana: int) -> None:
    assert await tell(services, user, "call Ana on her birthday") == "plan_contact/birthday"
    assert await answer(services, user, "birthday", "5 May") == "On her birthday, I call Ana"
    assert (await services.in_store(contacts.get, user.id, ana)).birthday == "05-05"
    await answer(services, user, "confirm", "yes")
    (due,) = await services.plans.due(user.id, NOW, NOW + timedelta(days=365))
    assert due.occurrence.on == date(2026, 5, 5)


@pytest.mark.parametrize("text", ["yes", "Yep, that's it", "Every sunday at five I ring Ana", "ok I will"])
async def test_a_yes_in_any_words_or_the_plan_said_again_keeps_it(services: Services, user: User, text: str) -> None:
    await tell(services, user, "remind me to ring Ana every sunday at 5")
    assert await answer(services, user, "confirm", text) == "plan_contact/kept_quiet"
    assert len(await kept(services, user)) == 1


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("make it 6", "Every Sunday at 6, I ring Ana"),
        ("saturday, rather", "Every Saturday at 5, I ring Ana"),
        ("text her, not ring", "Every Sunday at 5, I text Ana"),
        ("if I'm too tired, I send one heart", "plan_contact/with_what_if plan_contact/kept_quiet"),
        ("drop it", "plan_contact/dropped"),
        ("how do I calm down", "aside"),
    ],
)
async def test_a_plan_on_offer_is_changed_in_one_sentence(
    services: Services, user: User, ana: int, text: str, plan: str
) -> None:
    await tell(services, user, "remind me to ring Ana every sunday at 5")
    step = Heard(text, "calm_down" if "calm" in text else None, 0.9)
    answered = await services.questions.answer(user.id, "plan_contact/confirm", step, None, 0)
    outcome = Outcome(answered.says, question=answered.question)
    assert (await read_back(services, user, outcome) or "aside") == plan


async def test_her_is_the_one_spoken_of_last(services: Services, user: User, ana: int) -> None:
    await services.in_store(contacts.add, user.id, "Tom", "brother", NOW)
    await services.people.whom(user.id, "Ana is well")
    assert await tell(services, user, "ring her tomorrow at 5") == "Tomorrow at 5, I ring Ana"


async def test_a_moment_that_nobody_sees_coming_is_kept_without_a_promise(services: Services, user: User) -> None:
    assert await tell(services, user, "when I feel lonely I will call Chloe") == "When I feel lonely, I call Chloe"
    assert await answer(services, user, "confirm", "yes") == "plan_contact/kept_cue"


async def test_a_plan_in_quiet_hours_is_asked_about_once(services: Services, user: User, ana: int) -> None:
    await services.profiles.change(user.id, nudges_on=True, zone="Europe/Lisbon")
    await tell(services, user, "ring Ana every sunday at 22:00")
    assert await answer(services, user, "confirm", "yes") == "plan_contact/exception"
    (made,) = await kept(services, user)
    assert made.is_exception is False  # until they say yes
    assert await services.plan_keeping.ask_if_beyond(user, made) == ()
    await services.taps.take(user.id, f"plan:except:{made.id}")
    assert (await kept(services, user))[0].is_exception is True
    await tell(services, user, "text Ana on saturday at noon")
    assert await answer(services, user, "confirm", "yes") == "plan_contact/kept"


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ((), "ring Ana every day at noon", "plan_contact/exception"),  # seven a week, three are allowed
        (("ring Tom on saturday at noon",), "text Ana on saturday at 3 pm", "plan_contact/exception"),  # two a day
        (("ring Tom on saturday at noon",), "text Ana on sunday at 3 pm", "plan_contact/kept"),
    ],
)
async def test_a_plan_beyond_a_cap_is_asked_about(
    services: Services, user: User, ana: int, before: tuple[str, ...], text: str, said: str
) -> None:
    await services.profiles.change(user.id, nudges_on=True, zone="Europe/Lisbon")
    for one in before:
        await tell(services, user, one)
        await answer(services, user, "confirm", "yes")
    await tell(services, user, text)
    assert await answer(services, user, "confirm", "yes") == said


async def test_a_plan_that_is_moved_into_quiet_hours_is_asked_about_then(
    services: Services, user: User, ana: int
) -> None:
    await services.profiles.change(user.id, nudges_on=True, zone="Europe/Lisbon")
    await tell(services, user, "ring Ana every sunday at 5")
    await answer(services, user, "confirm", "yes")
    (plan,) = await kept(services, user)
    moved = await services.plan_list.move(user.id, plan, "at 22:30")
    assert [say.key for say in moved.says] == ["change_plan/moved", "plan_contact/exception"]


async def test_plans_from_before_the_nudges_are_asked_about_one_by_one(
    services: Services, user: User, ana: int
) -> None:
    await services.profiles.change(user.id, zone="Europe/Lisbon")
    for text in ("ring Ana every sunday at 22:00", "text Ana every monday at 23:00"):
        await tell(services, user, text)
        assert await answer(services, user, "confirm", "yes") == "plan_contact/kept_quiet"
    assert [say.key for say in await services.nudges.start(user.id)] == ["set_nudges/on", "plan_contact/exception_of"]
    first, second = await kept(services, user)
    said = await services.taps.take(user.id, f"plan:except:{first.id}")
    assert [say.key for say in said.says] == ["plan_contact/exception_on", "plan_contact/exception_of"]
    said = await services.taps.take(user.id, f"plan:no_except:{second.id}")
    assert [say.key for say in said.says] == ["plan_contact/exception_off"]


async def test_a_hard_week_has_the_smallest_plan(services: Services, user: User) -> None:
    said = await tell(services, user, "i have a hard week, something tiny")
    assert "voice note" in said
    await answer(services, user, "confirm", "yes")
    assert len(await services.plans.due(user.id, NOW, NOW + timedelta(days=30))) == 7


@pytest.mark.parametrize("change", ["place", "parting", "baby", "caring", "retiring", "loss", "recovery", "work"])
async def test_a_life_transition_offers_touchpoints_to_accept_or_not(
    services: Services, user: User, change: str
) -> None:
    offered = await services.plan_offers.touchpoints(user.id, change)
    made = await services.in_store(plans.list_all, user.id, ("offered",))
    assert len(made) == 3
    assert all(plan.schedule and plan.schedule.at and plan.cue for plan in made)
    assert offered.buttons is not None
    assert len(offered.buttons) == 4
    await services.taps.take(user.id, f"plan:touch:{made[1].id}")
    assert [plan.id for plan in await kept(services, user)] == [made[1].id]


@pytest.mark.parametrize(
    ("when", "cue", "day"),
    [
        ("on Sunday after dinner", "on Sunday after dinner", "2026-03-08"),
        ("every Friday", "every Friday", "2026-03-06"),
        ("when she next rings", "when she next rings", None),
        ("some time", "some time", None),
        ("Ana, soon", "soon", None),
        ("Ana", None, None),
    ],
)
async def test_a_room_hands_its_plan_over(
    services: Services, user: User, ana: int, when: str, cue: str | None, day: str | None
) -> None:
    plan = RoomPlan("set_boundary", "Ana", when, "I'd say it again")
    assert [say.key for say in await services.planning.take_over(user.id, plan)] == ["room/in_plans"]
    (made,) = await kept(services, user)
    assert (made.source, made.contact_id, made.action) == ("set_boundary", ana, "say to Ana what I practised")
    assert (made.cue, made.answer) == (cue, "say it again")
    assert (str(made.schedule.first_on) if made.schedule else None) == day


@pytest.mark.parametrize(
    ("text", "said", "left"),
    [
        ("move the call with Ana to Saturday", "Every Saturday at 5, I ring Ana", 2),
        ("the Sunday call should be at 6", "Every Sunday at 6, I ring Ana", 2),
        ("only move this Sunday's call with Ana to Monday", "Monday, I ring Ana", 3),
        ("drop the plan with Ana", "ring Ana", 1),
        ("cancel dinner with Sam", "have dinner with Sam", 1),
        ("skip this sunday with Ana", "Sunday 15 March", 2),
        ("change my plan", "", 2),
    ],
)
async def test_plans_that_are_on_change_in_one_sentence(
    services: Services, user: User, ana: int, text: str, said: str, left: int
) -> None:
    for plan in ("ring Ana every sunday at 5", "monthly dinner with Sam on the 5th"):
        await tell(services, user, plan)
        await answer(services, user, "confirm", "yes")
    outcome = await services.plan_list.change(user.id, text)
    (say,) = outcome.says
    assert said in (say.fields.get("plan") or say.fields.get("date") or "")
    assert len(await kept(services, user)) == left


async def test_plans_are_listed_soonest_first_with_buttons(services: Services, user: User, ana: int) -> None:
    assert (await services.plan_list.listed(user.id)).key == "list_plans/none"
    for plan in ("ring Ana every sunday at 5", "text Sam tomorrow at 6"):
        await tell(services, user, plan)
        await answer(services, user, "confirm", "yes")
    listed = await services.plan_list.listed(user.id)
    first, second = listed.fields["plan"].splitlines()
    assert first == "• Tomorrow at 6, I text Sam (Tuesday 3 March, 18:00)"
    assert "ring Ana" in second
    assert listed.buttons is not None
    (shown,) = (await services.choices.take(user.id, f"plan:show:{(await kept(services, user))[0].id}")).says
    assert shown.key == "list_plans/one"
