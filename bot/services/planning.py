"""Making a plan together: what is missing is asked for, the whole is read back once, and a yes keeps it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.coaching.message import Say, choice
from bot.coaching.plans import (
    Schedule,
    agrees,
    asks_reminder,
    birthday_in,
    drops,
    hour_in,
    is_what_if,
    sentence,
    undoes,
    what_if_in,
    when_in,
    wish_in,
)
from bot.coaching.rooms import Plan as RoomPlan
from bot.services.outcome import Heard, Outcome
from bot.services.plan_reading import PlanReading
from bot.services.zone import wall_time
from bot.store import contacts, plans, users
from bot.store.plans import Plan
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

WHOLE = "plan_contact"
"""The question for the whole plan, where nothing of it was told."""

_I_WILL = re.compile(r"^(?:then |and )?i(?:['’]?ll|['’]?d| will| would)? ", re.IGNORECASE)
_IS_BIRTHDAY = re.compile(r"\bbirthday|bday|b-day\b", re.IGNORECASE)


def _deed(said: str) -> str:
    """What they will do, to stand after an "I"."""
    bare = _I_WILL.sub("", said.strip())
    return bare[:1].lower() + bare[1:]


def _without(who: str, when: str) -> str | None:
    """Their words for when, less whom they named before it; None where nothing is left."""
    is_named = bool(who) and when.casefold().startswith(who.casefold())
    return (when[len(who) :].strip(" ,") if is_named else when) or None


class Planning:
    """The conversation about the plan that is on offer: the newest one that nobody has said yes or no to."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._reading = PlanReading(services)

    async def tell(self, user_id: int, text: str) -> Outcome:
        """What comes of a message that tells a plan, or asks for one."""
        user, now = await self._user_and_time(user_id)
        wish = wish_in(text, now)
        if wish.is_minimum and wish.when is None:
            return await self._services.plan_offers.minimum(user_id)
        fields = await self._reading.fields(user_id, text, wish, now)
        if not fields.get("action") and wish.when is None:
            return Outcome(question=WHOLE)
        return await self._offer(user, fields)

    async def hears_reminder(self, user_id: int, text: str) -> bool:
        """Whether a text asks to be reminded, says when, and of what."""
        _, now = await self._user_and_time(user_id)
        return asks_reminder(text, now)

    @staticmethod
    def hears_change(text: str) -> bool:
        """Whether a text wishes that a reminder or a plan be dropped or changed."""
        return undoes(text)

    async def take_over(self, user_id: int, made: RoomPlan) -> tuple[Say, ...]:
        """Keeps the plan that a room ends in, which was read back there; a day is its next one, and without a day it
        hangs on their words. Says where it is kept, with the one question about quiet hours or limits; nothing
        where its time is over."""
        user, now = await self._user_and_time(user_id)
        read = when_in(made.when, now)
        schedule = replace(read.schedule, every="once", days=()) if read and read.schedule else None
        about = await self._services.people.whom(user_id, f"{made.who} {made.when}")
        told = {
            "source": made.room,
            "cue": read.words if read else _without(made.who, made.when),
            "schedule": None if read and read.missing == "birthday" else schedule,
            "contact_id": about[0].id if len(about) == 1 else None,
            "obstacle": self._label("room/otherwise") if made.what_if else None,
            "answer": _deed(made.what_if) or None,
            "state": "on",
        }
        kept = await self._services.in_store(plans.add, user_id, self._act(made), self._services.now, **told)
        if kept.schedule is not None and self._services.plans.first_of(user, kept) is None:
            await self._change(user_id, kept, state="dropped")
            return ()
        asked = await self._services.plan_keeping.ask_if_beyond(user, kept)
        return (Say("room/in_plans", {"plan": made.when}), *asked)

    def _act(self, made: RoomPlan) -> str:
        """What the plan is to do, by the room and whom it is for."""
        key = "room/act_to" if made.who else "room/act"
        its_own = f"{key}_{made.room}"
        say = Say(its_own if its_own in self._services.speech.scripts else key, {"name": made.who} if made.who else {})
        return self._services.speech.plain(say).text

    async def offer_fields(self, user_id: int, **fields: Any) -> Outcome:
        """Offers a plan of these fields of `bot.store.plans.Plan`."""
        return await self._offer(await self._services.in_store(users.get, user_id), fields)

    async def _offer(self, user: User, fields: dict[str, Any]) -> Outcome:
        for old in await self._services.in_store(plans.list_all, user.id, ("offered",)):
            if old.source != "transition":
                await self._change(user.id, old, state="dropped")
        action = fields.pop("action") or ""
        made = await self._services.in_store(plans.add, user.id, action, self._services.now, **fields)
        return await self._next(user, made)

    async def on_offer(self, user_id: int) -> Plan | None:
        """The plan that waits for a yes or no; None where there is none."""
        offered = await self._services.in_store(plans.list_all, user_id, ("offered",))
        return next((plan for plan in reversed(offered) if plan.source != "transition"), None)

    async def _next(self, user: User, plan: Plan) -> Outcome:
        """The question that is open yet, or the whole plan read back."""
        return Outcome(question=f"plan_contact/{await self._open(user, plan)}")

    async def _open(self, user: User, plan: Plan) -> str:
        if not plan.action:
            return "who"
        if plan.schedule is None:
            if plan.cue and _IS_BIRTHDAY.search(plan.cue):
                return "birthday"
            return "confirm" if plan.cue else "when"
        read = when_in(plan.cue or "", wall_time(user, self._services.now))
        return "hour" if plan.schedule.at is None and read and read.missing == "hour" else "confirm"

    async def asked(self, user_id: int, question: str) -> Say:
        """The question as it is said, with the plan in it."""
        plan = await self.on_offer(user_id)
        user = await self._services.in_store(users.get, user_id)
        if plan is None:
            return Say("choice/old")
        name = question.partition("/")[2]
        if name == "confirm":
            return await self._read_back(user, plan)
        if name == "hour":
            return Say(
                question,
                {"when": plan.cue or ""},
                tuple((choice(at, f"plan:hour:{at}"),) for at in ("17:00", "18:00", "19:00")),
            )
        return Say(question)

    async def _read_back(self, user: User, plan: Plan) -> Say:
        buttons = (
            (choice(self._label("plan_contact/yes"), f"plan:yes:{plan.id}"),),
            (
                choice(self._label("plan_contact/add_what_if"), f"plan:what_if:{plan.id}"),
                choice(self._label("plan_contact/no"), f"plan:no:{plan.id}"),
            ),
        )
        said = {"plan": sentence(plan.action, plan.cue, plan.obstacle, plan.answer)}
        first = self._services.plans.first_of(user, plan)
        if first is None:
            return Say("plan_contact/confirm_cue", said, buttons)
        return Say("plan_contact/confirm", {**said, "date": first[0], "time": first[1]}, buttons)

    def _label(self, key: str) -> str:
        return self._services.speech.words(key)

    async def answer(self, user_id: int, question: str, heard: Heard) -> Outcome | None:
        """What comes of an answer to one of these questions; None where it answers something else."""
        plan = await self.on_offer(user_id)
        user, now = await self._user_and_time(user_id)
        if question == WHOLE:
            wish = wish_in(heard.text, now)
            return await self.tell(user_id, heard.text) if wish.action or wish.when else None
        if plan is None:
            return None
        if drops(heard.text):
            return await self.drop(user_id, plan.id)
        step = question.partition("/")[2]
        return await {
            "who": self._who,
            "when": self._when,
            "hour": self._hour,
            "birthday": self._birthday,
            "what_if": self._what_if,
            "confirm": self._confirm,
        }[step](user, plan, heard.text, now)

    async def _who(self, user: User, plan: Plan, text: str, now: datetime) -> Outcome | None:
        fields = await self._reading.fields(user.id, text, wish_in(text, now), now)
        if not fields["action"]:
            return None
        changes = {name: value for name, value in fields.items() if name in ("action", "contact_id")}
        return await self._next(user, await self._change(user.id, plan, **changes))

    async def _when(self, user: User, plan: Plan, text: str, now: datetime) -> Outcome | None:
        when = when_in(text, now, is_answer=True)
        if when is None:
            return None
        schedule = None if when.missing == "birthday" else when.schedule
        changed = await self._change(user.id, plan, schedule=schedule, cue=when.words or text)
        return await self._next(user, changed)

    async def _hour(self, user: User, plan: Plan, text: str, now: datetime) -> Outcome | None:
        hour = hour_in(text, is_answer=True)
        if hour is None or plan.schedule is None:
            return None
        return await self._next(user, await self._change(user.id, plan, schedule=replace(plan.schedule, at=hour.at)))

    async def _birthday(self, user: User, plan: Plan, text: str, now: datetime) -> Outcome | None:
        on = birthday_in(text, now)
        if on is None:
            return None
        if plan.contact_id is not None:
            await self._services.in_store(contacts.change, user.id, plan.contact_id, birthday=f"{on:%m-%d}")
        return await self._next(user, await self._change(user.id, plan, schedule=Schedule("year", on)))

    async def _what_if(self, user: User, plan: Plan, text: str, now: datetime) -> Outcome | None:
        read = what_if_in(text)
        if read is None:
            return None
        changed = await self._change(user.id, plan, obstacle=read[0], answer=read[1])
        return Outcome(
            (
                Say("plan_contact/with_what_if", {"plan": sentence(changed.action, changed.cue, *read)}),
                *(await self._services.plan_keeping.keep(user.id, plan.id)).says,
            )
        )

    async def take_hour(self, user_id: int, words: str) -> Outcome | None:
        """What comes of a tapped hour; None where no plan waits for it."""
        plan = await self.on_offer(user_id)
        user, now = await self._user_and_time(user_id)
        return None if plan is None else await self._hour(user, plan, words, now)

    async def _confirm(self, user: User, plan: Plan, text: str, now: datetime) -> Outcome | None:
        if is_what_if(text) and what_if_in(text):
            return await self._what_if(user, plan, text, now)
        if agrees(text, sentence(plan.action, plan.cue)):
            return await self._services.plan_keeping.keep(user.id, plan.id)
        changes = await self._reading.changes(user, plan, text, now)
        return await self._next(user, await self._change(user.id, plan, **changes)) if changes else None

    async def drop(self, user_id: int, plan_id: int) -> Outcome:
        """The no: the plan is gone."""
        plan = await self._services.in_store(plans.get, user_id, plan_id)
        await self._change(user_id, plan, state="dropped")
        return Outcome((Say("plan_contact/dropped"),))

    async def _change(self, user_id: int, plan: Plan, **fields: Any) -> Plan:
        return await self._services.in_store(plans.change, user_id, plan.id, self._services.now, **fields)

    async def _user_and_time(self, user_id: int) -> tuple[User, datetime]:
        user = await self._services.in_store(users.get, user_id)
        return user, wall_time(user, self._services.now)
