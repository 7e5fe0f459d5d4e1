"""Plans: what is due between two instants, what was done, and what rooms and others hand over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.coaching.message import Button, choice
from bot.coaching.plans import Occurrence, is_done, may_count, next_occurrence, occurrences
from bot.services.zone import zone_of
from bot.store import contacts, plans, users
from bot.store.contacts import Contact
from bot.store.plans import Plan
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services


LABEL = 30
"""How many characters a button holds."""


def plan_button(plan: Plan, what: str) -> Button:
    """A button with what is planned, that does `what` (bot.services.taps)."""
    label = plan.action[0].upper() + plan.action[1:]
    return choice(label if len(label) <= LABEL else f"{label[: LABEL - 1]}…", f"plan:{what}:{plan.id}")


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

    def first_of(self, user: User, plan: Plan) -> tuple[str, str] | None:
        """The day and the hour of the next time, in words; None where the plan hangs on a moment alone or is over."""
        zone = zone_of(user)
        found = plan.schedule and next_occurrence(plan.schedule, zone, self._services.now - timedelta(minutes=1))
        if not found:
            return None
        return format_date(found.on, "EEEE d MMMM", locale="en"), f"{found.at.astimezone(zone):%H:%M}"

    async def done(self, user_id: int, plan_id: int, on: date) -> Plan:
        """Records that it was done on that day; a plan for once is over with that. Raises StoreError."""
        plan = await self._services.in_store(plans.get, user_id, plan_id)
        is_over = plan.schedule is not None and plan.schedule.every == "once"
        state = "done" if is_over else plan.state
        return await self._services.in_store(
            plans.change, user_id, plan_id, self._services.now, last_done_on=on, state=state
        )

    async def done_with(self, user_id: int, contact_id: int, at: datetime) -> None:
        """Records that what was planned with this person for about then was done."""
        on = at.astimezone(zone_of(await self._services.in_store(users.get, user_id))).date()
        for plan in await self._services.in_store(plans.list_all, user_id):
            if plan.contact_id == contact_id and (plan.schedule is None or may_count(plan.schedule, on)):
                await self.done(user_id, plan.id, on)

    async def drop_about(self, user_id: int, contact_id: int) -> None:
        """Drops every plan about this person, offered ones too."""
        for plan in await self._services.in_store(plans.list_all, user_id, ("offered", "on")):
            if plan.contact_id == contact_id:
                await self._services.in_store(plans.change, user_id, plan.id, self._services.now, state="dropped")
