"""Nudges for one person: wished for, changed, put off, paused, stopped; and what a tap under one means."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from bot.coaching.message import Say
from bot.coaching.nearer import nearest
from bot.coaching.nudges import Later, Wishes, come_again, snoozed_look, wanted_in
from bot.coaching.nudges.gathering import FORGOTTEN
from bot.coaching.nudges.heard import MOST_A_DAY, MOST_A_WEEK, Heard, asks_how_often, heard_in
from bot.coaching.nudges.silence import asks_quiet, names_end, tells_absence
from bot.coaching.nudges.spans import pause_end
from bot.coaching.nudges.wishes import instant, is_within, zone_at
from bot.services import nudge_pass
from bot.services.nudge_settings import fields_of, kept, shown
from bot.services.nudge_words import number_of
from bot.services.outcome import Outcome
from bot.services.standing import having_sent
from bot.store import appointments, contacts, nudge_facts, nudging, users
from bot.store.appointments import Appointment, Planned
from bot.store.nudging import Nudging
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

FRESH = timedelta(hours=36)
"""A nudge older than this is over: nothing is put off or done by a word alone."""

BREAK = timedelta(weeks=2)
"""How long a pause is of which nobody said when it ends."""

LONGEST_PAUSE = timedelta(days=400)

SURE = 0.9
"""How sure the dialogue must be of a pause that no word asks for."""

LIKELY = 0.3
"""How sure it must be of one that words ask for."""


class Nudges:
    """What a person does with nudges; the pass over what is due is `settle`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def settle(self, claimed: list[Appointment]) -> None:
        """Decides about claimed nudges and lays out what is sent."""
        await self._services.in_store(nudge_pass.settle, self._services.speech, claimed, self._services.now)

    async def holds_back(self, user_id: int) -> bool:
        """Whether a pause, or the week after a crisis, holds back what is unasked."""
        state = await self._services.in_store(nudging.get, user_id)
        return any(
            until is not None and self._services.now < until for until in (state.paused_until, state.crisis_until)
        )

    async def count(self, user_id: int, key: str) -> None:
        """Counts something unasked that is no nudge, a weekly review, among what the caps of nudges count."""
        state = await self._services.in_store(nudging.get, user_id)
        sent = having_sent(state, (key,), self._services.now, is_snoozed=False)
        await self._change(user_id, sent=sent.sent)

    async def look_anew(self, user_id: int) -> None:
        """Puts the next look where it belongs by now; to be called when anything has changed that it hangs on."""
        now = self._services.now

        def anew(session: Any) -> None:
            if not users.get(session, user_id).nudges_on:
                return
            facts = nudge_facts.load(session, (user_id,), now, now - FORGOTTEN)
            if user_id in facts:
                appointments.withdraw_looks(session, user_id, now)
                nudge_pass.look_anew(session, facts.values(), now)

        await self._services.in_store(anew)

    async def wishes(self, user_id: int) -> Wishes:
        """What they wish for."""
        user = await self._services.in_store(users.get, user_id)
        state = await self._services.in_store(nudging.get, user_id)
        zone, quiet = user.zone or "UTC", (user.quiet_from, user.quiet_to)
        return Wishes(zone, user.per_day, user.per_week, user.days, state.hours, quiet, state.rest)

    async def start(self, user_id: int) -> tuple[Say, ...]:
        """They want nudges: begun, read back; and the zone asked for where it is not known."""
        user = await self._services.in_store(users.get, user_id)
        nothing: dict[str, Any] = dict.fromkeys(("paused_until", "crisis_until", "asked_at"))
        since = {} if user.nudges_on else {"since": self._services.now, "sent_since": 0}
        await self._change(user_id, **nothing, **since)
        await self._services.in_store(users.change, user_id, nudges_on=True, stopped_at=None)
        return () if user.zone is None else await self.told(user_id)

    async def told(self, user_id: int) -> tuple[Say, ...]:
        """What holds by now, once the zone is known: that they are on, or how they would be; with one question
        where one is open: whether a plan may come beyond that, else who of their people is easy to write to.
        """
        user = await self._services.in_store(users.get, user_id)
        fields = shown(self._services.speech, await self.wishes(user_id))
        if not user.nudges_on:
            return (Say("set_nudges/offer", fields),)
        asked = await self._services.plan_keeping.ask_about_next(user_id)
        return (Say("set_nudges/on", fields), *(asked or await self._services.people.ask_who_is_easy(user_id)))

    async def asked(self, user_id: int, text: str) -> tuple[Say, ...]:
        """The answer to a wish about nudges: what it says is done; else how they are, or what they would be.

        While there are none, what is wished for them is kept and said, and nothing is offered to who wants quiet. A
        time zone that is set beside it is kept and said first.
        """
        if (key := nearest(self._services.content.nearer, "set_nudges", text)) is not None:
            return (Say(key),)
        return (*await self._services.profiles.clock_beside(user_id, text), *await self._asked(user_id, text))

    async def wished_beside(self, user_id: int, text: str) -> tuple[Say, ...]:
        """The answer to a wish about nudges in a sentence about something else; nothing where there is none."""
        heard = heard_in(text)
        is_wish = heard.per_week is not None or (asks_quiet(text) and (heard.quiet or heard.rest) is not None)
        return await self._asked(user_id, text) if is_wish else ()

    def hears_hours(self, text: str, share: float) -> bool:
        """Whether words that may be a wish about nudges, as probably as that, tell at which hours to be quiet."""
        heard = heard_in(text)
        return share >= LIKELY and asks_quiet(text) and (heard.quiet is not None or heard.rest is not None)

    async def _asked(self, user_id: int, text: str) -> tuple[Say, ...]:
        heard = heard_in(text)
        user = await self._services.in_store(users.get, user_id)
        is_for_once = not heard.is_anything or (names_end(text) and not heard.is_timed)
        if is_for_once and asks_quiet(text) and self._ends(user, text) is not None:
            return await self.pause(user_id, text)
        if heard.is_anything:
            said = await self.change(user_id, heard)
            if user.nudges_on:
                return said
            if heard == Heard(days=heard.days) and not asks_quiet(text):  # a day is named in many a message
                return (Say("set_nudges/offer", said[0].fields),)
            what = kept(self._services.speech, heard, await self.wishes(user_id))
            return (Say("set_nudges/noted", {"what": what}), *said[1:])
        if not user.nudges_on and (asks_quiet(text) or asks_how_often(text)):
            return (Say("set_nudges/silent"),)
        fields = shown(self._services.speech, await self.wishes(user_id))
        return (Say("set_nudges" if user.nudges_on else "set_nudges/offer", fields),)

    async def change(self, user_id: int, heard: Heard) -> tuple[Say, ...]:
        """Changes what was said, and reads it all back; asks once where their hours lie in their quiet hours."""
        wishes = await self.wishes(user_id)
        fields, spans = fields_of(heard, wishes)
        if fields:
            await self._services.in_store(users.change, user_id, **fields)
        if spans:
            await self._change(user_id, **spans)
        wishes = await self.wishes(user_id)
        said = Say("set_nudges/changed", shown(self._services.speech, wishes))
        is_clash = heard.hours is not None and wishes.look_time != heard.hours[0]
        return (said, Say("set_nudges/clash")) if is_clash else (said,)

    async def quiet_after_hours(self, user_id: int) -> tuple[Say, ...]:
        """Lets the quiet hours make room for the hours they wished for."""
        wishes = await self.wishes(user_id)
        if wishes.hours is None:
            return await self.change(user_id, Heard())
        start, end = wishes.quiet
        first, last = wishes.hours
        if wishes.rest is not None and is_within(first, *wishes.rest):
            await self._change(user_id, rest=None)
        if not is_within(first, start, end):
            return await self.change(user_id, Heard())
        quiet = (last, end) if _lies_after(first, start, end) else (start, first)
        await self._services.in_store(users.change, user_id, quiet_from=quiet[0], quiet_to=quiet[1])
        return (Say("set_nudges/changed", shown(self._services.speech, await self.wishes(user_id))),)

    async def fewer(self, user_id: int) -> tuple[Say, ...]:
        """One less a week, from those that come now; one a week is the least."""
        user = await self._services.in_store(users.get, user_id)
        await self._change(user_id, asked_at=None)
        if user.per_week <= 1:
            return (Say("nudge/fewest"),)
        count = 3 if user.per_week > 4 else user.per_week - 1
        await self._services.in_store(users.change, user_id, per_week=count, per_day=1)
        return (Say("nudge/fewer", {"count": str(count)}),)

    async def more(self, user_id: int) -> tuple[Say, ...]:
        """Two more a week."""
        user = await self._services.in_store(users.get, user_id)
        count = min(MOST_A_WEEK, user.per_week + 2)
        per_day = min(MOST_A_DAY, 1 + count // 8)
        await self._services.in_store(users.change, user_id, per_week=count, per_day=per_day)
        return (Say("set_nudges/changed", shown(self._services.speech, await self.wishes(user_id))),)

    async def pause(self, user_id: int, text: str) -> tuple[Say, ...]:
        """No nudges until the end that the words name, else for two weeks; done at once and said."""
        user, now = await self._services.in_store(users.get, user_id), self._services.now
        end, heard = self._ends(user, text), heard_in(text)
        if end is None and (heard.rest is not None or (heard.quiet or (None,))[0] is not None):
            return await self.asked(user_id, text)  # it is about the hours of every day
        until = now + BREAK if end is None else instant(end.date(), end.time(), user.zone or "UTC")
        until = min(max(until, now), now + LONGEST_PAUSE)
        await self._services.in_store(appointments.withdraw, user_id, ("nudge",))
        await self._change(user_id, paused_until=until)
        return (Say("pause_nudges", {"date": self.day(until, user.zone)}),)

    async def hears_pause(self, user_id: int, text: str, share: float) -> bool:
        """Whether words that the dialogue takes for a pause, with this probability, are one: it is LIKELY, and they ask
        for quiet, or tell that somebody is away; where nudges come, it is enough that it is SURE."""
        if share >= LIKELY and (asks_quiet(text) or tells_absence(text)):
            return True
        return share >= SURE and (await self._services.in_store(users.get, user_id)).nudges_on

    def _ends(self, user: User, text: str) -> datetime | None:
        """When a pause asked for in these words ends, in wall time without a zone."""
        return pause_end(text, self._services.now.astimezone(zone_at(user.zone or "UTC")))

    async def snooze(self, user_id: int, text: str) -> tuple[Say, ...]:
        """Puts off the nudge that came last, until when the words say, else an hour; a word where there is none."""
        last = await self._last(user_id)
        if last is None:
            return (Say("snooze"),)
        wishes, now = await self.wishes(user_id), self._services.now
        return await self._put_off(user_id, last, wanted_in(text, wishes, now), wishes)

    async def tapped(self, user_id: int, name: str, appointment_id: int) -> Outcome:
        """What comes of a tap under a nudge: done, skip, fewer, or one of the ways to put it off."""
        if name == "fewer":
            return Outcome(await self.fewer(user_id))
        one = await self._services.in_store(appointments.get, user_id, appointment_id)
        about = (one.decision or {}).get("about") if one is not None else None
        if one is None or not about:
            return Outcome((Say("nudge/gone"),))
        if name == "skip":
            return Outcome((Say("nudge/skipped"),))
        if name == "done":
            return await self._done(user_id, about[0])
        laters: dict[str, Later] = {"hour": "hour", "tonight": "tonight", "tomorrow": "tomorrow"}
        wishes = await self.wishes(user_id)
        wanted = come_again(wishes, laters[name], self._services.now)
        return Outcome(await self._put_off(user_id, one, wanted, wishes))

    async def _done(self, user_id: int, about: list[Any]) -> Outcome:
        """Keeps that it was done; where it is about somebody, the contact too, and it is asked once how it went."""
        what, key, contact_id = about
        now = self._services.now
        known = {one.id for one in await self._services.in_store(contacts.list_all, user_id)}
        if what == "plan":
            user = await self._services.in_store(users.get, user_id)
            on = now.astimezone(zone_at(user.zone or "UTC")).date()
            plans = {one.plan.id for one in await self._services.plans.due(user_id, now - 3 * FRESH, now + 3 * FRESH)}
            if number_of(key) in plans:
                await self._services.plans.done(user_id, number_of(key), on)
        if contact_id not in known:
            return Outcome((Say("nudge/done"),))
        outcome = await self._services.contacting.log(user_id, contact_id)
        return replace(outcome, says=(Say("nudge/done"),))

    async def _put_off(self, user_id: int, one: Appointment, wanted: datetime, wishes: Wishes) -> tuple[Say, ...]:
        what, key, contact_id = (one.decision or {})["about"][0]
        look, now = snoozed_look(wishes, key, wanted), self._services.now
        payload = {"snooze": [what, key, contact_id], "at": now.isoformat(), "contact_id": contact_id}
        planned = Planned(user_id, "nudge", look.key, look.due_at, look.expires_at, payload)
        await self._services.in_store(appointments.arrange, [planned])
        return (Say("nudge/later", {"when": self.moment(look.due_at, now, wishes.zone)}),)

    async def _last(self, user_id: int) -> Appointment | None:
        """The nudge that came last, where it is still fresh."""
        now = self._services.now
        for one in await self._services.in_store(appointments.latest, user_id, 12):
            if (
                one.kind == "nudge"
                and one.state in ("sent", "claimed", "unknown")
                and (one.decision or {}).get("about")
            ):
                return one if (one.ended_at or one.due_at) > now - FRESH else None
        return None

    async def _change(self, user_id: int, **fields: Any) -> Nudging:
        return await self._services.in_store(nudging.change, user_id, self._services.now, **fields)

    def day(self, at: datetime, zone: str | None) -> str:
        """A day in words: "Monday 30 November"."""
        here = at.astimezone(zone_at(zone or "UTC"))
        return f"{here:%A} {here.day} {here:%B}"

    def moment(self, at: datetime, now: datetime, zone: str | None) -> str:
        """A near instant in words, by scripts: "today at 19:00", "tomorrow at 11:00", "on Monday at 11:00"."""
        here, today = at.astimezone(zone_at(zone or "UTC")), now.astimezone(zone_at(zone or "UTC")).date()
        distance = (here.date() - today).days
        key = {0: "nudges/word_today", 1: "nudges/word_tomorrow"}.get(distance, "nudges/word_day")
        label = self._services.speech.words(key)
        return label.format(time=f"{here:%H:%M}", day=f"{here:%A}")


def _lies_after(first: time, start: time, end: time) -> bool:
    """Whether a wished hour lies in the evening part of quiet hours that go over midnight."""
    return start <= end or first >= start
