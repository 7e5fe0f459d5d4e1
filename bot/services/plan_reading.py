"""What a text says of a plan, as fields of one, with whom it is about found among somebody's people."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.coaching.people import relation_of, without_pronoun
from bot.coaching.plans import Schedule, When, Wish, moved, on_other_day, when_in, wish_in
from bot.store import plans
from bot.store.contacts import Contact
from bot.store.plans import Plan
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services


_PLAIN_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_ONE_DAY = re.compile(r"\b(?:this|next|coming)\b|\d(?:st|nd|rd|th)\b", re.IGNORECASE)


class PlanReading:
    """Reads plans against what is kept."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def fields(self, user_id: int, text: str, wish: Wish, now: datetime) -> dict[str, Any]:
        """What a wish says, as fields of a plan, with whom it is about found among their people."""
        who = await self._services.people.whom(user_id, wish.action or wish.rest or text)
        contact = who[0] if len(who) == 1 else None
        action = wish.action
        if action is None and (contact is not None or _names_one(wish.rest)):
            name = contact.name if contact is not None else wish.rest
            action = f"{self._services.speech.words('plan_contact/some_act')} {name}"
        elif action is None:
            action = wish.in_mind
        elif contact is not None and not await self._services.people.is_named(user_id, action):
            action = without_pronoun(action, contact.name)
        return {
            "action": action,
            "contact_id": contact.id if contact else None,
            "cue": wish.when.words if wish.when else None,
            "schedule": await self._schedule(user_id, wish.when, contact, now) if wish.when else None,
            "obstacle": wish.obstacle,
            "answer": wish.answer,
        }

    async def _schedule(self, user_id: int, when: When, contact: Contact | None, now: datetime) -> Schedule | None:
        """The schedule, with what an earlier plan or the contact tells of it: when their work ends, a birthday."""
        if when.missing == "birthday":
            birthday = contact.birthday if contact else None
            return Schedule("year", next_birthday(birthday, now.date())) if birthday else None
        if when.missing == "hour" and when.schedule is not None:
            for old in reversed(await self._services.in_store(plans.list_all, user_id, ("on", "done", "dropped"))):
                if (
                    when.cue
                    and old.cue
                    and when.cue.casefold() in old.cue.casefold()
                    and old.schedule
                    and old.schedule.at
                ):
                    return replace(when.schedule, at=old.schedule.at)
        return when.schedule

    async def changes(self, user: User, plan: Plan, text: str, now: datetime) -> dict[str, Any]:
        """The fields of the plan that a text changes ("make it Saturday", "text, not call"); none where none."""
        wish = wish_in(text, now)
        changes: dict[str, Any] = {}
        when = when_in(text, now, is_answer=True)
        new = when.schedule if when is not None else None
        if when is not None and plan.schedule and new and is_same_rhythm(plan.schedule, when):
            on, at = new.first_on, new.at or plan.schedule.at
            cue = on_other_day(plan.cue or "", on.weekday(), now)
            if new.at is not None:
                cue = moved(cue, f"at {new.at:%H:%M}", now)
            moved_on = replace(plan.schedule, days=(on.weekday(),), first_on=on, at=at)
            changes |= {"cue": cue, "schedule": moved_on}
        elif when is not None:
            cue = moved(plan.cue, when.words or text, now)
            read = when_in(cue, now) or when
            changes |= {"cue": cue, "schedule": read.schedule}
            if read.schedule and read.schedule.at is None and plan.schedule:
                changes["schedule"] = replace(read.schedule, at=plan.schedule.at)
        if wish.action:
            fields = await self.fields(user.id, text, wish, now)
            changes |= {name: fields[name] for name in ("action", "contact_id") if fields.get(name)}
        return changes


def _names_one(rest: str) -> bool:
    """Whether what is left of a wish is a name, or "dad"."""
    words = rest.split()
    return 1 <= len(words) <= 2 and (rest[0].isupper() or relation_of(words[-1]) is not None)


def is_same_rhythm(old: Schedule | None, when: When) -> bool:
    """Whether a day that is named for a weekly plan, "Saturday", is its new day each week; "this Saturday" is not."""
    if old is None or old.every != "week" or when.schedule is None or when.schedule.every != "once":
        return False
    return _PLAIN_DAY.search(when.words) is not None and not _ONE_DAY.search(when.words)


def next_birthday(birthday: str, today: date) -> date:
    """The next day of a birthday "MM-DD" from today on; of a 29 February in an ordinary year the 28th."""
    month, day = (int(part) for part in birthday.split("-"))

    def in_year(year: int) -> date:
        try:
            return date(year, month, day)
        except ValueError:
            return date(year, month, 28)

    return in_year(today.year) if in_year(today.year) >= today else in_year(today.year + 1)
