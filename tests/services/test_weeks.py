"""The week is a picture, the same in words, and one suggestion; on request it comes every Sunday."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from bot import nudger
from bot.coaching.message import Message
from bot.coaching.week import Around, Day, Week
from bot.services import Services
from bot.services.outcome import Heard
from bot.services.week_picture import HEIGHT, WIDTH, Words, draw_week, seated
from bot.store import appointments
from bot.store.users import User
from tests.services.house import NOW, rows

WORDS = Words("Your week", "24 Feb – 2 Mar", "you", ("T", "W", "T", "F", "S", "S", "M"), "talk", "hello", "practice")


@asynccontextmanager
async def at(services: Services, hours: float) -> AsyncIterator[None]:
    services.clock = lambda: NOW + timedelta(hours=hours)
    yield
    services.clock = lambda: NOW


async def a_week(services: Services, user: User) -> None:
    for text in ("add my sister Ana, weekly", "add Mum", "add Tom", "Tom is not safe"):
        if text.startswith("add"):
            await services.people.add_named(user.id, text, None)
        else:
            await services.person_changes.tell(user.id, text)
    await services.contacting.tell(user.id, "I called Ana yesterday")
    await services.contacting.answer(user.id, Heard("much better than I thought"))
    await services.contacting.tell(user.id, "I said hi to the man at the kiosk")


async def test_the_week_is_told_in_words_too(services: Services, user: User) -> None:
    await a_week(services, user)
    told, suggested = await services.weeks.messages(user.id)
    assert "Ana" in told.text
    assert "better: 1" in told.text
    assert "Tom" not in told.text + suggested.text
    assert told.photo is not None
    assert Image.open(BytesIO(told.photo.content)).size == (WIDTH, HEIGHT)
    assert len([button for row in suggested.buttons for button in row]) == 3


async def test_a_week_of_which_nothing_was_told_has_no_picture_and_no_reproach(services: Services, user: User) -> None:
    (empty,) = await services.weeks.messages(user.id)
    assert empty.photo is None


async def test_light_by_day_dark_by_night_and_either_by_a_tap(services: Services, user: User) -> None:
    await a_week(services, user)

    def is_dark(message: Message) -> bool:
        assert message.photo is not None
        pixel = Image.open(BytesIO(message.photo.content)).convert("RGB").getpixel((5, 5))
        return sum(pixel) < 200  # type: ignore[arg-type]

    assert is_dark((await services.weeks.messages(user.id))[0])  # it is six in the evening
    async with at(services, 18):
        assert not is_dark((await services.weeks.messages(user.id))[0])
        assert is_dark((await services.weeks.messages(user.id, theme="dark"))[0])


async def test_somebody_whose_rhythm_has_passed_is_the_suggestion(services: Services, user: User) -> None:
    await a_week(services, user)
    async with at(services, 24 * 6.5):
        await services.contacting.tell(user.id, "I called Mum")
    async with at(services, 24 * 7):
        _, suggested = await services.weeks.messages(user.id)
        assert "Ana" in suggested.text


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "America/New_York", "Asia/Kathmandu"])
async def test_on_request_it_comes_every_sunday_at_six_on_their_wall(services: Services, user: User, zone: str) -> None:
    await services.profiles.change(user.id, zone=zone)
    await a_week(services, user)
    await services.choices.take(user.id, "week:on")
    sent = []
    for _ in range(3):
        (due,) = [one.due_at for one in await services.in_store(appointments.waiting, user.id)]
        services.clock = lambda due=due: due  # type: ignore[misc]
        await nudger.send_due(services)
        assert any(row.message and row.message["kind"] == "review" for row in rows(services, "outbox"))
        sent.append(due)
    walls = [due.astimezone(ZoneInfo(zone)) for due in sent]
    assert [(wall.weekday(), wall.hour) for wall in walls] == [(6, 18)] * 3
    assert [wall.date() - walls[0].date() for wall in walls] == [timedelta(days=7 * week) for week in range(3)]
    await services.choices.take(user.id, "week:off")
    assert await services.in_store(appointments.waiting, user.id) == []
    await services.choices.take(user.id, "week:on")  # wanted after all
    assert len(await services.in_store(appointments.waiting, user.id)) == 1


async def test_whoever_stopped_everything_gets_no_weekly_message(services: Services, user: User) -> None:
    await services.choices.take(user.id, "week:on")
    await services.profiles.stop(user.id)
    assert await services.in_store(appointments.waiting, user.id) == []
    outcome = await services.choices.take(user.id, "week:on")
    assert [say.key for say in outcome.says] == ["show_week/stopped"]


async def test_discreet_reviews_show_no_picture(services: Services, user: User) -> None:
    await a_week(services, user)
    await services.profiles.change(user.id, is_discreet=True)
    assert all(message.photo is None for message in await services.weeks.messages(user.id, kind="review"))
    assert (await services.weeks.messages(user.id))[0].photo is not None


def test_any_number_of_people_is_drawn(services: Services) -> None:
    for count in (0, 1, 9, 60):
        around = tuple(
            Around(name, n % 3, "this_week", n % 4) for n, name in enumerate(["Ana", "", "李", "x" * 60] * count)
        )
        days = tuple(Day(date(2026, 3, 1) + timedelta(days=n), n, n, n) for n in range(7))
        week = Week(around[:count], days, 0, (), ())
        assert len({place for _, place in seated(week.around)}) == min(count, 22)
    assert draw_week(week, WORDS, "light").startswith(b"\x89PNG")
