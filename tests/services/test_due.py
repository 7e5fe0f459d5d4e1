"""What is due for somebody: plans, people whose rhythm has passed, what was meant at the end of a room."""

from __future__ import annotations

from datetime import date, time, timedelta

from bot.coaching.plans import Schedule
from bot.coaching.rooms import Answer
from bot.services import Services
from bot.store import contacts, plans
from bot.store.users import User
from tests.services.house import NOW

WEEK = timedelta(days=7)


async def ann(services: Services, user: User, **fields: object) -> int:
    return (await services.in_store(contacts.add, user.id, "Ann", "sister", NOW, **fields)).id


async def ring(services: Services, user: User, contact_id: int | None, every: str = "week") -> int:
    schedule = Schedule(every, NOW.date(), time(20))  # type: ignore[arg-type]
    made = await services.in_store(
        plans.add, user.id, "ring Ann", NOW, contact_id=contact_id, schedule=schedule, state="on"
    )
    return made.id


async def test_plans_are_due_between_two_instants_in_the_persons_zone(services: Services, user: User) -> None:
    await services.profiles.change(user.id, zone="America/New_York")
    await ring(services, user, await ann(services, user))
    first, second = await services.plans.due(user.id, NOW, NOW + 2 * WEEK)
    assert (first.occurrence.at.hour, second.occurrence.at.hour) == (1, 0)  # the clock changed on 8 March
    assert first.contact is not None
    assert first.contact.name == "Ann"
    assert first.key != second.key
    assert await services.plans.due(user.id, NOW + 5 * WEEK, NOW + 5 * WEEK) == []


async def test_nothing_is_due_about_somebody_who_is_not_ok(services: Services, user: User) -> None:
    ann_id = await ann(services, user, rhythm_days=1)
    await ring(services, user, ann_id)
    for status in ("not_now", "not_safe", "no_contact"):
        await services.in_store(contacts.change, user.id, ann_id, status=status)
        assert await services.plans.due(user.id, NOW, NOW + WEEK) == []
        assert await services.people.overdue(user.id, NOW + WEEK) == []


async def test_who_was_called_is_not_due_and_a_plan_for_once_is_over(services: Services, user: User) -> None:
    ann_id = await ann(services, user)
    await ring(services, user, ann_id)
    once = await ring(services, user, ann_id, "once")
    await services.people.log(user.id, ann_id, NOW)
    (due, later) = await services.plans.due(user.id, NOW, NOW + 2 * WEEK)
    assert (due.is_done, later.is_done) == (True, False)
    assert (await services.in_store(plans.get, user.id, once)).state == "done"
    assert (await services.in_store(plans.list_all, user.id))[0].last_done_on == date(2026, 3, 2)


async def test_a_persons_own_rhythm_runs_from_the_last_contact(services: Services, user: User) -> None:
    ann_id = await ann(services, user, rhythm_days=7)
    await services.in_store(contacts.add, user.id, "Ben", None, NOW)
    assert await services.people.overdue(user.id, NOW + timedelta(days=6)) == []
    await services.people.log(user.id, ann_id, NOW + timedelta(days=3), "phone")
    assert await services.people.overdue(user.id, NOW + timedelta(days=9)) == []
    (overdue,) = await services.people.overdue(user.id, NOW + timedelta(days=10))
    assert (overdue.contact.name, overdue.last_at) == ("Ann", NOW + timedelta(days=3))
    assert [one.way for one in await services.people.log_since(user.id, NOW)] == ["phone"]


async def test_what_was_meant_at_the_end_of_a_room_is_kept_with_its_draft(services: Services, user: User) -> None:
    await services.practice.begin(user.id, "set_boundary")
    draft = "I love you and I won't lend you money any more."
    for text, choice in (("my sister keeps asking me for money", None), (draft, None), ("", "keep")):
        await services.practice.take(user.id, "set_boundary", Answer(text, choice, None, 0.0))
    for text in ("when she comes on Sunday", "my sister", "I say it once more"):
        await services.practice.take(user.id, "set_boundary", Answer(text, None, None, 0.0))
    (meant,) = await services.practice.follow_ups(user.id, NOW)
    assert (meant.room, meant.plan, meant.draft) == ("set_boundary", "when she comes on Sunday", draft)
    assert await services.practice.follow_ups(user.id, NOW + WEEK) == []


async def test_what_goes_with_a_person(services: Services, user: User) -> None:
    ann_id = await ann(services, user)
    await ring(services, user, ann_id)
    await services.people.log(user.id, ann_id, NOW)
    await services.in_store(contacts.remove, user.id, ann_id)
    assert await services.people.log_since(user.id, NOW) == []
    assert await services.in_store(plans.list_all, user.id) == []
