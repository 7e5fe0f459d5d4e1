"""Pauses and talks by the clock: a message at each turn, held and gone on with, and a restart loses nothing."""

from __future__ import annotations

from datetime import timedelta

from bot.nudger import send_due
from bot.services import Services
from bot.store import appointments
from bot.store.users import User
from tests.services.house import NOW, born_again, rows


def move(services: Services, minutes: float) -> None:
    services.clock = lambda: NOW + timedelta(minutes=minutes)


async def choose(services: Services, user: User, choice: str) -> str:
    return (await services.choices.take(user.id, choice)).says[0].key


async def sent_at(services: Services, minutes: float) -> int:
    """How many messages have gone to the outbox once these minutes have passed."""
    move(services, minutes)
    while await send_due(services):
        pass
    return len(rows(services, "outbox"))


async def test_a_pause_names_its_length_in_the_sentence_and_rings_when_it_is_over(
    services: Services, user: User
) -> None:
    said = await services.pauses.open(user.id, "i need half an hour away from this fight")
    assert (said.key, said.fields) == ("pause_argument/begun", {"minutes": "30"})
    move(services, 12)
    assert (await services.pauses.open(user.id, "pause")).fields == {"minutes": "18"}
    assert [await sent_at(services, minutes) for minutes in (29, 30, 90)] == [0, 1, 1]
    assert rows(services, "outbox")[0].message["kind"] == "timer"


async def test_without_a_length_it_is_the_sentence_and_for_how_long(services: Services, user: User) -> None:
    assert (await services.pauses.open(user.id, "we're fighting right now")).key == "pause_argument"
    assert await choose(services, user, "40") == "pause_argument/set"
    assert await choose(services, user, "pause_back") == "pause_argument/ready"
    assert not await services.pauses.is_running(user.id)


async def test_a_talk_rings_at_each_turn_and_at_its_end(services: Services, user: User) -> None:
    assert (await services.timed_talks.open(user.id)).key == "quality_time"
    assert await choose(services, user, "talk_10") == "quality_time/news"
    assert [await sent_at(services, minutes) for minutes in (9, 10, 20, 30, 200)] == [0, 1, 2, 3, 3]
    assert (await services.timed_talks.open(user.id)).key == "quality_time"


async def test_a_talk_is_held_over_a_restart_and_goes_on_where_it_stood(services: Services, user: User) -> None:
    await services.timed_talks.begin(user.id, 10)
    move(services, 14)
    held = await services.timed_talks.hold(user.id)
    assert (held.key, held.fields["minutes"]) == ("quality_time/held", "6")
    assert await sent_at(services, 120) == 0
    again = born_again(services)
    move(again, 120)
    assert (await again.timed_talks.open(user.id)).key == "quality_time/held"
    assert await choose(again, user, "talk_go_on") == "quality_time/running"
    assert [await sent_at(again, minutes) for minutes in (125, 126, 136)] == [0, 1, 2]
    again.store.close()


async def test_a_talk_that_is_stopped_rings_no_more(services: Services, user: User) -> None:
    await services.timed_talks.begin(user.id, 3)
    assert await choose(services, user, "talk_stop") == "quality_time/stopped"
    assert await sent_at(services, 60) == 0
    assert await choose(services, user, "talk_hold") == "quality_time/none"


async def test_a_pause_in_the_middle_of_a_talk_leaves_its_clock_alone(services: Services, user: User) -> None:
    await services.timed_talks.begin(user.id, 10)
    await services.pauses.begin(user.id, 20)
    await services.pauses.cancel(user.id)
    waiting = await services.in_store(appointments.waiting, user.id)
    assert [one.payload["say"].rpartition("/")[2] for one in waiting] == ["feelings", "thanks", "over"]
