"""The safety desk answers whatever the store does, and does what a conversation asks of the store."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.coaching.safety import Seen
from bot.errors import StoreError
from bot.services import Services
from bot.services import safety as desk_module
from bot.services.safety import Answer
from bot.services.safety_effects import check_in_at
from bot.store import appointments, concerns, contacts, drafts, practices, users
from bot.store.users import User
from tests.services.house import CHAT, NOW, born_again

URGENT = "I want to kill myself tonight"


async def write(services: Services, text: str, tap: str | None = None) -> Answer | None:
    desk = services.safety
    answer = await desk.answer(CHAT, text, tap, desk.read(text), NOW)
    await desk.record(CHAT)
    return answer


async def refuse(*_: Any, **__: Any) -> Any:
    raise StoreError("The database is away.")


async def hang(*_: Any, **__: Any) -> Any:
    await asyncio.Event().wait()


@pytest.fixture(params=[refuse, hang], ids=["refuses", "hangs"])
def without_store(request: pytest.FixtureRequest, services: Services, monkeypatch: pytest.MonkeyPatch) -> Services:
    """The services, their store out of reach."""
    monkeypatch.setattr(services, "in_store", request.param)
    monkeypatch.setattr(desk_module, "PATIENCE", 0.02)
    return services


async def test_an_urgent_message_is_answered_without_the_store(without_store: Services) -> None:
    without_store.safety.read(URGENT)  # what the screen needs is loaded once
    begun = time.monotonic()
    answer = await write(without_store, URGENT)
    assert time.monotonic() - begun < 1
    assert answer is not None
    assert answer.messages
    assert all(one.kind == "safety" for one in answer.messages)


async def test_the_whole_conversation_goes_on_without_the_store(without_store: Services) -> None:
    said = [await write(without_store, text) for text in (URGENT, "yes", "no", "i don't know", "i am alone")]
    assert all(answer is not None and answer.messages for answer in said)


async def test_conversations_cannot_be_restored_without_the_store_and_begin_anew(without_store: Services) -> None:
    await without_store.safety.restore()
    assert await write(without_store, URGENT) is not None


def test_at_its_slowest_the_store_holds_help_up_for_two_seconds() -> None:
    asks, tells = 1, 1  # the circumstances are read, the talk is mirrored
    assert desk_module.PATIENCE * (asks + tells) <= 2


async def test_ordinary_words_are_none_of_its_business(services: Services, user: User) -> None:
    for text in ("", "hello", "i had soup", "my plant died", "🙂"):
        assert await write(services, text) is None


async def test_a_conversation_goes_on_after_a_restart(services: Services, user: User) -> None:
    await write(services, URGENT)
    again = born_again(services)
    assert not again.safety.is_open(CHAT)
    await again.safety.restore()
    assert again.safety.is_open(CHAT)
    answer = await again.safety.answer(CHAT, "hm", None, again.safety.read("hm"), NOW)
    assert answer is not None
    assert answer.messages
    again.store.close()


async def test_what_was_seen_is_recorded_without_the_words(services: Services, user: User) -> None:
    await write(services, URGENT)
    latest = await services.in_store(concerns.latest, user.id)
    assert latest is not None
    assert (latest.level, latest.concern) == ("urgent", "self_harm")


async def test_stop_in_a_conversation_withdraws_everything_that_was_planned(services: Services, user: User) -> None:
    due = NOW + timedelta(hours=2)
    for kind in ("nudge", "review", "check_in"):
        await services.in_store(appointments.add, user.id, kind, kind, due, None, {})
    await write(services, URGENT)
    answer = await write(services, "stop")
    assert answer is not None
    assert answer.messages
    assert await services.in_store(appointments.waiting, user.id) == []
    assert not (await services.in_store(users.get, user.id)).nudges_on


async def test_what_alarmed_is_let_go_with_its_conversation(services: Services, user: User) -> None:
    await write(services, URGENT)
    await write(services, "", "safety:not_meant@self_harm")
    assert services.safety.alarmed(CHAT) == URGENT
    await write(services, URGENT)
    await write(services, "stop")
    assert not services.safety.is_open(CHAT)
    assert services.safety.alarmed(CHAT) == ""


async def test_two_people_have_two_conversations(services: Services, user: User) -> None:
    await write(services, URGENT)
    assert services.safety.is_open(CHAT)
    assert not services.safety.is_open(CHAT + 1)


async def test_two_messages_at_once_are_answered_one_after_the_other(services: Services, user: User) -> None:
    said = await asyncio.gather(*(write(services, text) for text in (URGENT, "yes", "no")))
    assert all(answer is not None and answer.messages for answer in said)


@pytest.mark.parametrize("intent", sorted(desk_module.BY_INTENT))
@pytest.mark.parametrize("is_sure", [True, False])
async def test_a_safety_intent_answers_beside_the_turn(
    services: Services, user: User, intent: str, is_sure: bool
) -> None:
    async with services.transaction(CHAT) as turn:
        await services.safety.take_over(intent, is_sure=is_sure)
        assert turn.beside
        assert all(one.kind == "safety" for one in turn.beside)
    assert services.safety.is_open(CHAT)


async def test_a_relapse_that_the_dialogue_heard_is_asked_about_first(services: Services, user: User) -> None:
    async with services.transaction(CHAT):
        await services.safety.take_over("relapse", is_sure=False)
    back = await write(services, "no i didnt drink, my sponsor is away")
    assert back is not None
    assert "pass_on" in back.effects or not services.safety.is_open(CHAT)


async def test_the_agreed_check_in_opens_its_conversation(services: Services, user: User) -> None:
    messages = await services.safety.check_in(CHAT, NOW)
    assert messages
    assert services.safety.is_open(CHAT)


def test_a_group_is_told_a_number_and_where_to_write(services: Services) -> None:
    line = services.safety.group_line(Seen("urgent", "self_harm"), NOW, "https://t.me/kith")
    assert "https://t.me/kith" in line.html
    assert line.buttons == ()


async def _person(services: Services, user: User, name: str, relation: str | None) -> int:
    return (await services.in_store(contacts.add, user.id, name, relation, NOW)).id


async def test_somebody_dangerous_is_marked_and_all_about_them_withdrawn_at_once(
    services: Services, user: User
) -> None:
    him = await _person(services, user, "Rob", "partner")
    her = await _person(services, user, "Ana", "sister")
    for who in (him, her):
        due = NOW + timedelta(days=1)
        await services.in_store(appointments.add, user.id, "nudge", f"n{who}", due, None, {"contact_id": who})
    await write(services, "my husband hit me and Ana doesn't know")
    people = {one.id: one.status for one in await services.in_store(contacts.list_all, user.id)}
    assert people == {him: "not_safe", her: "ok"}
    assert [one.payload["contact_id"] for one in await services.in_store(appointments.waiting, user.id)] == [her]
    assert (await services.in_store(users.get, user.id)).is_discreet
    await write(services, "", "safety:not_meant")
    assert {one.status for one in await services.in_store(contacts.list_all, user.id)} == {"ok"}
    assert len(await services.in_store(appointments.waiting, user.id)) == 2
    assert not (await services.in_store(users.get, user.id)).is_discreet
    assert await services.in_store(concerns.latest, user.id) is None


async def test_whom_the_writer_hurts_is_not_brought_closer(services: Services, user: User) -> None:
    her = await _person(services, user, "Mia", "wife")
    await write(services, "i hit my wife last night")
    assert (await services.in_store(contacts.get, user.id, her)).status == "no_contact"


async def test_where_nobody_is_named_no_nudge_stays(services: Services, user: User) -> None:
    await _person(services, user, "Ana", "sister")
    await services.in_store(appointments.add, user.id, "nudge", "n", NOW + timedelta(days=1), None, {})
    await write(services, "he choked me and i can't leave")
    assert await services.in_store(appointments.waiting, user.id) == []


async def test_the_plan_is_kept_as_it_grows_and_there_is_one(services: Services, user: User) -> None:
    await write(services, URGENT)
    for text in ("yes", "no one", "", "okay", "okay", "i go quiet", "the dog"):
        await write(services, text, None if text else "safety:nothing")
    said = await services.practice.safety_plan(user.id)
    assert said.fields["plan"] == "Warning signs: i go quiet\nWhat helps: the dog"
    kept = await services.in_store(drafts.list_kept, user.id)
    assert [draft.kind for draft in kept] == ["safety_plan"]


@pytest.mark.parametrize(
    ("now", "zone", "hour"),
    [
        ("2026-03-02T18:00", "Europe/Lisbon", 14),
        ("2026-03-02T03:00", "Europe/Lisbon", 19),
        ("2026-03-02T07:00", "Europe/Lisbon", 9),
    ],
)
def test_the_check_in_comes_by_day(now: str, zone: str, hour: int) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=timezone.utc)
    due = check_in_at(at, zone)
    assert due.astimezone(ZoneInfo(zone)).hour == hour
    assert timedelta(hours=12) < due - at < timedelta(hours=36)


async def test_after_danger_nothing_unasked_comes_for_a_while(services: Services, user: User) -> None:
    await write(services, URGENT)
    assert await services.in_store(concerns.is_resting, user.id, NOW + timedelta(days=2))
    assert not await services.in_store(concerns.is_resting, user.id, NOW + timedelta(days=4))


async def test_a_worry_before_a_restart_counts_after_it(services: Services, user: User) -> None:
    await write(services, "i feel like a burden to my family")
    await write(services, "", "safety:no")
    again = born_again(services)
    await again.safety.restore()
    answer = await write(again, "everyone would be better off without me")
    assert answer is not None
    assert any(b.label == "I'm not sure" for row in answer.messages[0].buttons for b in row)  # the plain question
    again.store.close()


async def test_words_that_the_open_room_asked_for_are_no_alarm(services: Services, user: User) -> None:
    said = "i'll do it tonight"
    assert services.safety.read(said).is_urgent
    await services.in_store(practices.start, user.id, "set_boundary", "when", {}, NOW)
    assert await write(services, said) is None
    assert not services.safety.is_open(CHAT)


async def test_after_a_worry_they_are_an_alarm_all_the_same(services: Services, user: User) -> None:
    await services.in_store(practices.start, user.id, "set_boundary", "when", {}, NOW)
    await write(services, "i don't want to be alive")
    await write(services, "that's not what i meant", "safety:safe")
    assert await write(services, "i'll do it tonight") is not None


async def test_they_are_an_alarm_at_any_other_step_and_without_the_store(
    services: Services, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    await services.in_store(practices.start, user.id, "set_boundary", "situation", {}, NOW)
    assert await write(services, "i'll do it tonight") is not None
    services.safety.forget(CHAT)
    await services.in_store(practices.start, user.id, "set_boundary", "when", {}, NOW)
    monkeypatch.setattr(services, "in_store", refuse)
    assert await write(services, "i'll do it tonight") is not None
