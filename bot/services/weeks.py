"""The week: shown when asked for, and sent once a week to whoever wants it; a picture, its words, one suggestion."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.coaching.message import Button, File, Kind, Message, Say, choice
from bot.coaching.nudges.wishes import is_within
from bot.coaching.week import Week, suggestion, week_of
from bot.errors import StoreError
from bot.services.outcome import Outcome
from bot.services.turn import turn_at_hand
from bot.services.week_picture import Theme, Words, draw_week
from bot.services.zone import wall_time, zone_of
from bot.store import appointments, contact_log, contacts, practices, users
from bot.store.appointments import Appointment
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

SUNDAY, EVENING = 6, time(18)
"""When the weekly message comes."""

DAY_FROM, DAY_TO = 8, 18
"""Between these hours the picture is light, else dark."""

LATE = timedelta(hours=2)
"""A weekly message that comes later than this is not sent any more."""

SEVEN_DAYS = timedelta(days=7)


class Weeks:
    """A person's last seven days with other people."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def show(self, user_id: int, theme: Theme | None = None) -> None:
        """Sends the week beside what the dialogue says in this turn. Raises StoreError outside a turn."""
        turn = turn_at_hand.get()
        if turn is None:
            raise StoreError("No turn is open.")
        turn.beside += await self.messages(user_id, theme=theme)

    async def messages(self, user_id: int, kind: Kind = "reply", theme: Theme | None = None) -> list[Message]:
        """The picture with its words, and one suggestion. In discreet mode the words come without the picture."""
        user = await self._services.in_store(users.get, user_id)
        week = await self._week(user)
        if week.is_empty:
            return [await self._services.speech.draw(user_id, Say("show_week/empty", kind=kind))]
        told = await self._services.speech.draw(user_id, Say("show_week", {"what": self._in_words(week)}, kind=kind))
        hour = wall_time(user, self._services.now).hour
        theme = theme or ("light" if DAY_FROM <= hour < DAY_TO else "dark")
        if not (user.is_discreet and kind == "review"):
            picture = await asyncio.to_thread(draw_week, week, self._words(week), theme)
            told = replace(told, photo=File("week.png", picture))
        last = await self._suggestion(user, week, kind, theme)
        return [told, await self._services.speech.draw(user_id, last)]

    async def _week(self, user: User) -> Week:
        now, since = self._services.now, self._services.now - SEVEN_DAYS - timedelta(days=1)
        done = await self._services.in_store(practices.finished, user.id)
        return week_of(
            await self._services.in_store(contacts.list_all, user.id),
            await self._services.in_store(contact_log.since, user.id, since),
            await self._services.in_store(contact_log.last_at, user.id),
            [(one.room, one.changed_at) for one in done if one.changed_at >= since],
            now,
            zone_of(user),
        )

    def _in_words(self, week: Week) -> str:
        """The picture in words: who, what was expected against what happened, what was practised."""
        words = self._services.speech.words
        names = [
            one.name if one.times == 1 else words("show_week/times").format(name=one.name, count=one.times)
            for one in week.met
        ]
        names += [words("show_week/nameless")] if week.nameless else []
        lines = [words("show_week/met").format(people=", ".join(names))] if names else []
        if week.gaps:
            gaps = [f"{words('show_week/' + 'gap_' + name)} {count}" for name, count in week.gaps]
            lines.append(words("show_week/gaps").format(what=", ".join(gaps)))
        titles = [self._title(room) for room in week.practised]
        lines += [words("show_week/practised").format(what=", ".join(titles))] if titles else []
        return "\n".join(lines)

    def _title(self, room: str) -> str:
        key = f"meaning/{room}"
        return self._services.speech.words(key) if key in self._services.speech.scripts else room.replace("_", " ")

    def _words(self, week: Week) -> Words:
        words = self._services.speech.words
        first, last = week.days[0].on, week.days[-1].on
        dates = f"{format_date(first, 'd MMM', locale='en')} – {format_date(last, 'd MMM', locale='en')}"
        days = tuple(format_date(day.on, "EEE", locale="en") for day in week.days)
        marks = (words(f"show_week/{'mark_' + kind}") for kind in ("talk", "moment", "practice"))
        return Words(words("show_week/title"), dates, words("show_week/you"), days, *marks)

    async def _suggestion(self, user: User, week: Week, kind: Kind, theme: Theme) -> Say:
        overdue = await self._services.people.overdue(user.id, self._services.now)
        people = [one for one in await self._services.people.all(user.id) if one.status == "ok"]
        words, other = self._services.speech.words, "dark" if theme == "light" else "light"
        is_weekly = await self._is_weekly(user.id)
        weekly = choice(
            words("show_week/weekly_off" if is_weekly else "show_week/weekly_on"),
            "week:off" if is_weekly else "week:on",
        )
        below = (choice(words(f"show_week/{'as_' + other}"), f"week:{other}"), weekly)
        name = suggestion(week, bool(overdue), bool(people))
        if name == "reach_out":
            first = Button(words("show_week/write"), "/reach_out")
            return Say("show_week/overdue", {"name": overdue[0].contact.name}, ((first,), below), kind)
        if name == "plan":
            return Say("show_week/plan", {}, ((Button(words("show_week/make_plan"), "/plan_contact"),), below), kind)
        if name == "hello":
            return Say("show_week/hello", {}, ((Button(words("show_week/small"), "/micro_connection"),), below), kind)
        return Say("show_week/begin", {}, ((Button(words("list_people/add"), "/add_person"),), below), kind)

    async def take(self, user_id: int, tapped: str) -> Outcome:
        """What comes of "week:dark", "week:light", "week:on" or "week:off"."""
        what = tapped.partition(":")[2]
        if what in ("light", "dark"):
            await self.show(user_id, "light" if what == "light" else "dark")
            return Outcome()
        await self._services.in_store(appointments.withdraw, user_id, ("review",))
        if what == "off":
            return Outcome((Say("show_week/off"),))
        user = await self._services.in_store(users.get, user_id)
        if user.stopped_at is not None:
            return Outcome((Say("show_week/stopped"),))
        due = await self.arrange(user, self._services.now)
        return Outcome(
            (Say("show_week/on", {"date": format_date(due, "EEEE d MMMM", locale="en"), "time": f"{due:%H:%M}"}),)
        )

    async def arrange(self, user: User, after: datetime) -> datetime:
        """Makes the next weekly message later than `after` and returns when it is due, in their wall time with zone.

        It comes on Sunday at six, or where quiet hours hold that, at the last hour before them.
        """
        at = EVENING
        wishes = await self._services.nudges.wishes(user.id)
        for start, end in (wishes.quiet, *((wishes.rest,) if wishes.rest else ())):
            if is_within(at, start, end):
                at = time(max(start.hour - 1, 0))
        wall = after.astimezone(zone_of(user))
        for number in range(8):
            day = wall.date() + timedelta(days=number)
            due = datetime.combine(day, at, zone_of(user))
            if day.weekday() != SUNDAY or due <= after:
                continue
            key = f"review {day.isoformat()}"
            made = await self._services.in_store(appointments.add, user.id, "review", key, due, due + LATE, {})
            if made is not None:
                return due
            again = f"{key} {after.isoformat()}"  # this Sunday's was called off, and is wanted after all
            await self._services.in_store(appointments.add, user.id, "review", again, due, due + LATE, {})
            return due
        raise StoreError("No Sunday was found.")

    async def goes_on(self, user: User, appointment: Appointment) -> None:
        """Makes the weekly message after this one, unless they stopped everything."""
        if user.stopped_at is None:
            await self.arrange(user, max(appointment.due_at, self._services.now))

    async def _is_weekly(self, user_id: int) -> bool:
        waiting = await self._services.in_store(appointments.waiting, user_id)
        return any(one.kind == "review" for one in waiting)
