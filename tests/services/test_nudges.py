"""Nudges for somebody: begun, sent, answered, put off, paused, stopped."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot import nudger
from bot.coaching.plans import Schedule
from bot.services import Services
from bot.store import appointments, concerns, contacts, nudging, outbox, plans, users
from bot.store.users import User
from tests.services.house import CHAT, NOW, rows  # a Monday, 18:00 in Lisbon

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class House:
    """A person with nudges on, and a clock that is moved from one due instant to the next."""

    def __init__(self, services: Services, user: User) -> None:
        self.services, self.user, self.now = services, user, NOW
        self.question: str | None = None
        services.clock = lambda: self.now

    async def begin(self, **fields: object) -> House:
        await self.services.in_store(users.change, self.user.id, zone="Europe/Lisbon", **fields)
        await self.services.nudges.start(self.user.id)
        await self.services.nudges.look_anew(self.user.id)
        return self

    async def keep(self, name: str, **fields: object) -> int:
        kept = {"rhythm_days": 7, "is_easy": True, **fields}
        return (await self.services.in_store(contacts.add, self.user.id, name, None, NOW - 8 * DAY, **kept)).id

    async def plan(self, action: str, at: time, **fields: object) -> int:
        values = {"schedule": Schedule("day", NOW.date(), at), "state": "on", **fields}
        made = await self.services.in_store(plans.add, self.user.id, action, self.now, **values)
        await self.services.nudges.look_anew(self.user.id)
        return made.id

    async def wait(self, span: timedelta) -> list[tuple[datetime, dict[str, Any]]]:
        """Time passes; what was sent meanwhile."""
        until, sent = self.now + span, []
        while True:
            due = await self.services.in_store(appointments.next_due)
            if due is None or due > until:
                self.now = until
                return sent
            self.now = max(due, self.now)
            await nudger.send_due(self.services)
            for row in await self.services.in_store(outbox.claim, self.now, 10):
                sent.append((self.now, row.message))
                await self.services.in_store(outbox.sent, row.id, self.now, row.id)

    async def tap(self, message: dict[str, Any], label: str) -> str:
        """They tap this button under the message; the key of what is said."""
        await self.services.in_store(users.seen_now, self.user.id, self.now)
        taps = {name: tap for row in message["buttons"] for name, tap in row}
        choice = taps[label].partition('"choice": "')[2].partition('"')[0]
        outcome = await self.services.choices.take(self.user.id, choice)
        await self.services.nudges.look_anew(self.user.id)
        self.question = outcome.question
        return outcome.says[0].key


@pytest.fixture
def house(services: Services, user: User) -> House:
    return House(services, user)


async def test_nothing_comes_before_somebody_said_yes_and_told_their_clock(house: House) -> None:
    await house.keep("Ana")
    await house.services.nudges.look_anew(house.user.id)
    assert await house.wait(9 * DAY) == []
    assert await house.services.nudges.start(house.user.id) == ()  # the zone is to be asked for
    await house.services.nudges.look_anew(house.user.id)
    assert await house.wait(9 * DAY) == []


async def test_somebody_whose_rhythm_has_passed_is_named_once_with_a_line_and_buttons(house: House) -> None:
    await house.keep("Ana")
    await house.begin()
    ((at, message),) = await house.wait(DAY)
    assert at == datetime(2026, 3, 3, 11, tzinfo=NOW.tzinfo)
    assert message["kind"] == "nudge"
    assert "Ana" in message["html"]
    labels = [[label for label, _ in row] for row in message["buttons"]]
    assert labels == [["Done", "Skip"], ["In an hour", "Tonight", "Tomorrow"], ["Fewer of these", "Stop them"]]
    assert [m["html"] for _, m in await house.wait(4 * DAY) if "Ana" in m["html"]] == []


async def test_done_is_kept_as_a_contact_and_nothing_more_is_due(house: House) -> None:
    ana = await house.keep("Ana")
    plan = await house.plan("ring my Ana", time(19), contact_id=ana)
    await house.begin()
    ((_, message),) = await house.wait(2 * HOUR)
    assert "ing your Ana" in message["html"]
    assert await house.tap(message, "Done") == "nudge/done"
    assert house.question == "log_contact/how_with:Ana"
    assert (await house.services.in_store(plans.get, house.user.id, plan)).last_done_on == NOW.date()
    assert [one.contact_id for one in await house.services.people.log_since(house.user.id, NOW)] == [ana]


@pytest.mark.parametrize(("label", "comes"), [("In an hour", 20), ("Tonight", 20), ("Tomorrow", 35)])
async def test_what_is_put_off_comes_again_and_the_schedule_stays(house: House, label: str, comes: int) -> None:
    await house.plan("write to Tom", time(19))
    await house.begin()
    ((_, message),) = await house.wait(HOUR)
    assert await house.tap(message, label) == "nudge/later"
    again = [at for at, _ in await house.wait(2 * DAY)]
    midnight = NOW.replace(hour=0)
    assert again[0] == midnight + comes * HOUR
    assert midnight + 43 * HOUR in again  # tomorrow's own time


async def test_how_it_went_is_asked_once_however_often_done_is_tapped(house: House) -> None:
    await house.keep("Ana")
    await house.begin()
    ((_, message),) = await house.wait(DAY)
    await house.tap(message, "Done")
    assert house.question == "log_contact/how_with:Ana"
    await house.tap(message, "Done")
    assert house.question is None


async def test_who_is_easy_to_write_to_is_asked_once_and_comes_first(house: House) -> None:
    _, easy = [await house.keep(name, is_easy=None, rhythm_days=30) for name in ("Ana", "Ben")]
    await house.services.in_store(users.change, house.user.id, zone="Europe/Lisbon")
    said, asked = await house.services.nudges.start(house.user.id)
    assert (said.key, asked.key) == ("set_nudges/on", "nudges/who_is_easy")
    await house.services.speech.draw(house.user.id, asked)
    await house.services.taps.take(house.user.id, f"person:easy:{easy}")
    assert len(await house.services.nudges.start(house.user.id)) == 1
    await house.begin()
    house.now += 40 * DAY
    sent = [message["html"] for _, message in await house.wait(10 * DAY)][:3]
    assert any("Ben" in html for html in sent)
    assert not any("Ana" in html for html in sent)


async def test_what_was_done_meanwhile_does_not_come_again(house: House) -> None:
    ana = await house.keep("Ana")
    await house.begin()
    ((_, message),) = await house.wait(DAY)
    await house.tap(message, "Tomorrow")
    house.now += HOUR
    await house.services.people.log(house.user.id, ana, house.now)
    assert await house.wait(30 * HOUR) == []


async def test_four_without_an_answer_are_followed_by_one_question_and_then_nothing(house: House) -> None:
    for name in ("Ana", "Ben", "Cem", "Dee", "Eva", "Flo"):
        await house.keep(name, rhythm_days=3)
    await house.begin()
    sent = await house.wait(60 * DAY)
    days = [(later[0].date() - sooner[0].date()).days for sooner, later in pairwise(sent)]
    assert days == [2, 4, 4, 4]
    assert [label for row in sent[-1][1]["buttons"] for label, _ in row] == ["Go on", "Less often", "Stop them"]
    await house.tap(sent[-1][1], "Go on")
    assert len(await house.wait(5 * DAY)) == 2


async def test_quiet_hours_hold_back_a_plan_unless_they_agreed_to_it(house: House) -> None:
    await house.plan("tuck in the kids", time(21, 30))
    late = await house.plan("write to Tom", time(22), is_exception=True)
    await house.begin(per_week=7)
    sent = await house.wait(DAY)
    assert (sent[0][0].hour, sent[0][0].minute) == (22, 0)
    assert late


async def test_downtime_leaves_no_backlog(house: House) -> None:
    for hour in (19, 20):
        await house.plan(f"do number {hour}", time(hour))
    await house.begin(per_day=3, per_week=14)
    house.now += timedelta(hours=2, minutes=30)  # 20:30: one is two hours late at 21, the other fresh
    sent = await house.wait(timedelta(minutes=1))
    assert len(sent) == 1
    assert "19" in sent[0][1]["html"]
    assert "20" in sent[0][1]["html"]
    house.now += 9 * DAY
    assert len(await house.wait(timedelta(minutes=1))) <= 1


async def test_discreet_nudges_begin_neutrally_and_make_no_sound(house: House) -> None:
    await house.keep("Ana")
    await house.begin(is_discreet=True)
    ((_, message),) = await house.wait(DAY)
    opening, _, hidden = message["html"].partition("\n\n<tg-spoiler>")
    assert "Ana" not in opening
    assert "Ana" in hidden
    assert message["silent"]


async def test_after_a_crisis_a_week_is_quiet_and_then_it_goes_on(house: House) -> None:
    await house.keep("Ana")
    await house.begin()
    await house.services.safety.hand_over(CHAT, house.services.safety.read("I want to kill myself tonight"), NOW)
    sent = await house.wait(12 * DAY)
    assert next(at for at, message in sent if message["kind"] == "nudge") >= NOW + 7 * DAY
    assert (await house.services.in_store(concerns.open_talk, CHAT)) is not None


@pytest.mark.parametrize(
    ("said", "until"), [("not until Friday", 6), ("give me three days", 5), ("no messages for now", 16)]
)
async def test_a_pause_begins_at_once_and_ends_by_itself(house: House, said: str, until: int) -> None:
    await house.keep("Ana", rhythm_days=2)
    await house.begin()
    (answer,) = await house.services.nudges.pause(house.user.id, said)
    assert str(until) in answer.fields["date"]
    await house.services.nudges.look_anew(house.user.id)
    sent = await house.wait(20 * DAY)
    assert sent[0][0].date().day >= until


async def test_stop_ends_it_and_blocked_is_stopped(house: House) -> None:
    await house.keep("Ana")
    await house.begin()
    await house.services.profiles.stop(house.user.id)
    await house.services.nudges.look_anew(house.user.id)
    assert await house.wait(20 * DAY) == []
    assert all(row.state == "withdrawn" for row in rows(house.services, "appointment"))


async def test_nobody_is_named_who_is_not_safe(house: House) -> None:
    ana = await house.keep("Ana")
    await house.plan("ring Ana", time(19), contact_id=ana)
    await house.begin()
    await house.services.in_store(contacts.change, house.user.id, ana, status="not_safe")
    assert not [m for _, m in await house.wait(20 * DAY) if "Ana" in m["html"]]


async def test_fewer_goes_down_to_one_and_then_asks(house: House) -> None:
    await house.begin()
    keys = [(await house.services.nudges.fewer(house.user.id))[0].key for _ in range(3)]
    assert keys == ["nudge/fewer", "nudge/fewer", "nudge/fewest"]
    assert (await house.services.in_store(users.get, house.user.id)).per_week == 1


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("twice a week please", "per_week", 2),
        ("only on weekends", "days", frozenset({5, 6})),
        ("not on mondays", "days", frozenset(range(1, 7))),
        ("quiet from 10pm to 7am", "quiet_to", time(7)),
        ("nothing after 8pm", "quiet_from", time(20)),
    ],
)
async def test_wishes_in_a_sentence_are_kept_and_read_back(house: House, said: str, field: str, value: object) -> None:
    await house.begin()
    (answer,) = await house.services.nudges.asked(house.user.id, said)
    assert answer.key == "set_nudges/changed"
    assert getattr(await house.services.in_store(users.get, house.user.id), field) == value


async def test_hours_in_the_quiet_hours_are_asked_about_and_a_yes_makes_room(house: House) -> None:
    await house.begin()
    _, asked = await house.services.nudges.asked(house.user.id, "after 10 pm")
    assert asked.key == "set_nudges/clash"
    await house.services.nudges.quiet_after_hours(house.user.id)
    assert not (await house.services.nudges.wishes(house.user.id)).is_quiet(NOW.replace(hour=22, minute=30))


async def test_quiet_by_day_is_kept_beside_the_night_until_quiet_hours_are_named_whole(house: House) -> None:
    await house.begin()
    nudges = house.services.nudges
    (said,) = await nudges.asked(house.user.id, "nothing from 1 to 3, the baby naps")
    assert said.fields["quiet"] == "21:00–09:00 and 13:00–15:00"
    wishes = await nudges.wishes(house.user.id)
    assert (wishes.quiet, wishes.rest) == ((time(21), time(9)), (time(13), time(15)))
    assert wishes.unquiet(NOW.replace(hour=14)) == NOW.replace(hour=15)
    (said,) = await nudges.asked(house.user.id, "quiet from 10pm to 7am")
    assert said.fields["quiet"] == "22:00–07:00"
    (said,) = await nudges.asked(house.user.id, "nothing from 7 am to noon")
    assert said.fields["quiet"] == "22:00–12:00"


@pytest.mark.parametrize(
    ("said", "key", "what"),
    [
        ("no texts between 1 and 4, i mind the little ones", "set_nudges/noted", "nothing 21:00–09:00 and 13:00–16:00"),
        ("can I have it once in the week", "set_nudges/noted", "at most 1 a week"),
        ("not on sundays, and nothing before ten", "set_nudges/noted", "nothing 21:00–10:00"),
        ("how often will you write to me?", "set_nudges/silent", ""),
        ("dont bother me", "set_nudges/silent", ""),
        ("No messages till I'm home, three weeks", "pause_nudges", ""),
        ("send me little notes", "set_nudges/offer", ""),
    ],
)
async def test_without_notes_a_wish_is_kept_and_quiet_is_not_answered_with_an_offer(
    house: House, said: str, key: str, what: str
) -> None:
    (answer, *_) = await house.services.nudges.asked(house.user.id, said)
    assert answer.key == key
    assert what in answer.fields.get("what", "")
    assert not (await house.services.in_store(users.get, house.user.id)).nudges_on


async def test_a_pause_needs_a_wish_for_quiet_or_an_absence(house: House) -> None:
    hears = house.services.nudges.hears_pause
    assert not await hears(house.user.id, "The mill's shut till spring.", 0.95)
    assert await hears(house.user.id, "shush till spring", 0.4)
    assert await hears(house.user.id, "I'm away till spring", 0.4)
    assert not await hears(house.user.id, "shush till spring", 0.2)
    await house.begin()
    assert await hears(house.user.id, "after Lent, maybe", 0.95)
    assert not await hears(house.user.id, "The mill's shut till spring.", 0.85)


async def test_hours_of_every_day_that_are_taken_for_a_pause_are_kept_as_hours(house: House) -> None:
    await house.begin()
    (said,) = await house.services.nudges.pause(house.user.id, "no pings from 9 to 17, work")
    assert said.key == "set_nudges/changed"


async def test_hours_of_quiet_are_heard_where_the_dialogue_is_unsure(house: House) -> None:
    hears = house.services.nudges.hears_hours
    assert hears("please can you not send me message after 21h", 0.4)
    assert not hears("please can you not send me message after 21h", 0.1)
    assert not hears("he rang after 21h again", 0.4)


async def test_words_put_off_the_latest_note(house: House) -> None:
    await house.keep("Ana")
    await house.begin()
    assert (await house.services.nudges.snooze(house.user.id, "later"))[0].key == "snooze"
    await house.wait(DAY)
    (said,) = await house.services.nudges.snooze(house.user.id, "remind me on friday")
    assert said.fields["when"] == "Friday at 11:00"
    state = await house.services.in_store(nudging.get, house.user.id)
    assert len(state.sent) == 1


async def test_a_pause_holds_back_the_weekly_review_and_does_not_end_it(house: House) -> None:
    await house.begin()
    due = NOW + DAY
    await house.services.in_store(appointments.add, house.user.id, "review", "week", due, None, {"say": "greet"})
    await house.services.nudges.pause(house.user.id, "for a week")
    assert await house.wait(2 * DAY) == []
    assert "review" in {one.kind for one in await house.services.in_store(appointments.waiting, house.user.id)}
