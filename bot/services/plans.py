"""Plans: what is due between two instants, what was done; and a plan told in one sentence, said back as when-then."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.coaching.message import Say
from bot.coaching.plans import Occurrence, is_done, occurrences
from bot.store import contacts, plans, users
from bot.store.contacts import Contact
from bot.store.plans import Plan
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

LONGEST = 14
"""How many words a plan has at most that is said back."""

_ACT = r"(?:ring|call|phone|text|write(?: to)?|message|email|visit|see|meet|invite|check on|check in with|send|have)"
_WHEN = (
    r"(?:every|each|once a|twice a|on|at|this|next|tomorrow|tonight|today|in the|after|before|when|weekly|monthly|"
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
)
_ACT_FIRST = re.compile(rf"\b(?P<act>{_ACT}\s+\S.*?)\s+(?P<when>{_WHEN}\b.*)$", re.IGNORECASE)
_WHEN_FIRST = re.compile(
    rf"^(?:remind me\s+)?(?P<when>{_WHEN}\b.*?),?\s+(?:(?:i['’]?ll|i will|i|to|remind me to|i want to)\s+)"
    rf"(?P<act>{_ACT}\s+\S.*)$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,]+(?:please|pls|hold me to it|thanks|thank you|ok|okay)\s*$", re.IGNORECASE)
_REMINDS = re.compile(r"\b(?:remind\w*|alarm|notify|ping me|nudge me)\b", re.IGNORECASE)
_DAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")


def plan_in(text: str) -> Say:
    """The plan that the text tells, as a when-then sentence; else whether Kith reminds, or how a plan is made."""
    plain = _TAIL.sub("", " ".join(text.split()).strip(" .!?"))
    found = _WHEN_FIRST.search(plain) or _ACT_FIRST.search(plain)
    if found is not None and len(plain.split()) <= LONGEST:
        when = _DAYS.sub(lambda day: day[0].capitalize(), found["when"].strip(" ,"))
        return Say("plan_contact/theirs", {"plan": f"{when[0].upper()}{when[1:]}, I {found['act'].strip(' ,')}"})
    return Say("plan_contact/no_reminder" if _REMINDS.search(plain) else "plan_contact")


def zone_of(user: User) -> ZoneInfo:
    """Where this person's wall time is; UTC where they have not said."""
    return ZoneInfo(user.zone or "UTC")


@dataclass(frozen=True)
class DuePlan:
    """A plan, one occurrence of it, whom it is about where it is one of their people, and whether it is done already.

    `key` names the occurrence: it is the same however often it is asked for.
    """

    plan: Plan
    occurrence: Occurrence
    contact: Contact | None = field(repr=False)
    is_done: bool

    @property
    def key(self) -> str:
        return f"plan {self.plan.id} {self.occurrence.on.isoformat()}"


class Plans:
    """The plans of a person."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def due(self, user_id: int, after: datetime, until: datetime) -> list[DuePlan]:
        """What falls into (after, until], in order of time; nothing about somebody who is not ok."""
        user = await self._services.in_store(users.get, user_id)
        people = {one.id: one for one in await self._services.in_store(contacts.list_all, user_id)}
        found = []
        for plan in await self._services.in_store(plans.list_all, user_id):
            contact = None if plan.contact_id is None else people[plan.contact_id]
            if plan.schedule is None or (contact is not None and contact.status != "ok"):
                continue
            for one in occurrences(plan.schedule, zone_of(user), after, until):
                found.append(DuePlan(plan, one, contact, is_done(plan.schedule, one.on, plan.last_done_on)))
        return sorted(found, key=lambda due: due.occurrence.at)

    async def done(self, user_id: int, plan_id: int, on: date) -> Plan:
        """Records that it was done on that day; a plan for once is over with that. Raises StoreError."""
        plan = await self._services.in_store(plans.get, user_id, plan_id)
        is_over = plan.schedule is not None and plan.schedule.every == "once"
        state = "done" if is_over else plan.state
        return await self._services.in_store(
            plans.change, user_id, plan_id, self._services.now, last_done_on=on, state=state
        )
