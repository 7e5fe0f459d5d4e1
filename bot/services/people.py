"""Somebody's people: added, listed, found by name, removed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process, utils

from bot.coaching.message import Say
from bot.coaching.names import name_in
from bot.coaching.plans import may_count
from bot.services.plans import zone_of
from bot.store import contact_log, contacts, plans, users
from bot.store.contact_log import Contacted
from bot.store.contacts import Contact

if TYPE_CHECKING:
    from bot.services.services import Services

ALIKE = 80
"""How alike a name must be to a kept one, of 100."""

SHORT = 2
"""How many words a name has at most that is said not to be on the list; longer ones may be no name at all."""

NAME_LIMIT = 60
"""How many characters of a name are kept."""

_DIED = re.compile(r"\b(?:died|dead|passed(?: away| on)?|funeral|we lost (?:him|her|them))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Overdue:
    """Somebody whose own rhythm has passed: `last_at` is the last contact, None where there was none yet."""

    contact: Contact = field(repr=False)
    last_at: datetime | None
    since: datetime
    """The instant at which the rhythm had passed."""


class People:
    """The contacts of a person."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def all(self, user_id: int) -> list[Contact]:
        """Everybody who is kept."""
        return await self._services.in_store(contacts.list_all, user_id)

    async def find(self, user_id: int, name: str) -> Contact | None:
        """The one whose name or relation is most like this, or None."""
        people = {contact.id: contact for contact in await self.all(user_id)}
        for attribute in ("name", "relation"):
            labels = {key: getattr(c, attribute) for key, c in people.items() if getattr(c, attribute)}
            found = process.extractOne(name, labels, scorer=fuzz.ratio, processor=utils.default_process)
            if found is not None and found[1] >= ALIKE:
                return people[found[2]]
        return None

    async def add_named(self, user_id: int, text: str, relation: str | None) -> Say | None:
        """Keeps the one whom the text names, and says so; None where it names nobody."""
        name = name_in(text, relation)
        if name is None or len(name) > NAME_LIMIT:
            return None
        known = await self.find(user_id, name)
        if known is not None and (known.name or "").casefold() == name.casefold():
            return Say("add_person/already", {"name": known.name})
        await self._services.in_store(contacts.add, user_id, name, relation, self._services.now)
        return Say("add_person/saved", {"name": name})

    async def remove_named(self, user_id: int, text: str, relation: str | None) -> Say | None:
        """Removes the one whom the text names, and says so; None where it names nobody who could be on the list.

        Of somebody who is not on it and has died the text tells no wish to remove, but grief.
        """
        name = name_in(text, relation)
        is_name = name is not None and len(name) <= NAME_LIMIT
        contact = await self.find(user_id, name) if name is not None and is_name else None
        if contact is not None:
            await self._services.in_store(contacts.remove, user_id, contact.id)
            return Say("remove_person/removed", {"name": contact.name})
        if _DIED.search(text):
            return Say("grieve")
        if name is None or not is_name or len(name.split()) > SHORT:
            return None
        return Say("remove_person/none", {"name": name})

    async def listed(self, user_id: int) -> Say:
        """Says who is kept."""
        names = [contact.name for contact in await self.all(user_id)]
        return Say("list_people/some", {"people": ", ".join(names)}) if names else Say("list_people/none")

    async def overdue(self, user_id: int, now: datetime) -> list[Overdue]:
        """Those who are ok and whose rhythm has passed since the last contact or the adding, the longest first."""
        last_at = await self._services.in_store(contact_log.last_at, user_id)
        found = []
        for contact in await self.all(user_id):
            if contact.status != "ok" or contact.rhythm_days is None:
                continue
            last = last_at.get(contact.id)
            since = (last or contact.created_at) + timedelta(days=contact.rhythm_days)
            if since <= now:
                found.append(Overdue(contact, last, since))
        return sorted(found, key=lambda one: one.since)

    async def log(self, user_id: int, contact_id: int, at: datetime, way: str | None = None) -> Contacted:
        """Records that they were in touch; what they had planned with this person for about then counts as done."""
        contacted = await self._services.in_store(contact_log.add, user_id, contact_id, at, way)
        on = at.astimezone(zone_of(await self._services.in_store(users.get, user_id))).date()
        for plan in await self._services.in_store(plans.list_all, user_id):
            if plan.contact_id == contact_id and (plan.schedule is None or may_count(plan.schedule, on)):
                await self._services.plans.done(user_id, plan.id, on)
        return contacted

    async def log_since(self, user_id: int, instant: datetime) -> list[Contacted]:
        """The contacts from that instant on, oldest first."""
        return await self._services.in_store(contact_log.since, user_id, instant)
