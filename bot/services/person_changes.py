"""What changes about one of somebody's people: status, rhythm, name, notes; by a sentence or by buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.coaching.message import Say, choice
from bot.coaching.people import told_in
from bot.coaching.people.matching import relation_of
from bot.coaching.plans import days_in
from bot.services.outcome import Outcome
from bot.services.zone import wall_time
from bot.store import contact_log, contacts, users
from bot.store.contacts import Contact

if TYPE_CHECKING:
    from bot.services.services import Services

RHYTHMS = (7, 14, 30)
"""How often, in days, on the buttons."""


class PersonChanges:
    """Changes to one person, and their card."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def tell(self, user_id: int, text: str) -> Outcome:
        """What comes of a sentence about one of their people; where two fit, it is asked who."""
        found = await self._services.people.whom(user_id, text)
        if len(found) > 1:
            return Outcome((self._services.people.which(found, "tell", text),))
        if found:
            return await self.apply(user_id, found[0].id, text)
        told = await self._told(user_id, text)
        if told.get("status") in ("not_safe", "no_contact"):
            return await self._keep_apart(user_id, text, told)
        people = await self._services.people.all(user_id)
        if not people:
            return Outcome((Say("list_people/none"),))
        return Outcome((self._services.people.which(people, "tell" if told else "show", text if told else ""),))

    async def apply(self, user_id: int, contact_id: int, text: str) -> Outcome:
        """The contact with what the text tells of them; the card where it tells nothing."""
        contact = await self._services.people.spoken_of(user_id, contact_id)
        fields = await self._told(user_id, text)
        if relation_of(fields.get("relation", "")) == relation_of((contact.relation or "").split(" ")[-1]) or (
            fields.get("relation", "").casefold() == contact.name.casefold()
        ):
            fields.pop("relation", None)
        if fields.get("name", "").casefold() == contact.name.casefold():
            fields.pop("name", None)
        if not fields:
            return await self.show(user_id, contact_id)
        status = fields.pop("status", None)
        if fields:
            contact = await self._services.in_store(contacts.change, user_id, contact_id, **fields)
        if status is not None:
            return await self.set_status(user_id, contact_id, status)
        return Outcome((self._services.people.changed(contact),))

    async def _told(self, user_id: int, text: str) -> dict[str, Any]:
        user = await self._services.in_store(users.get, user_id)
        return told_in(text, wall_time(user, self._services.now)).fields()

    async def _keep_apart(self, user_id: int, text: str, told: dict[str, Any]) -> Outcome:
        """Somebody not on the list whom Kith is never to bring up: kept with that status, so that it is known."""
        said = await self._services.people.add_named(user_id, text, None)
        newest = (await self._services.people.all(user_id))[-1:] if said is not None else []
        if not newest:
            return Outcome((Say("change_person"),))
        return await self.set_status(user_id, newest[0].id, told["status"])

    async def set_status(self, user_id: int, contact_id: int, status: str) -> Outcome:
        """Keeps how things stand. Where that is not ok, all that is scheduled about them is withdrawn."""
        if status not in ("ok", "not_now", "not_safe", "no_contact"):
            return Outcome((Say("choice/old"),))
        contact = await self._services.in_store(contacts.change, user_id, contact_id, status=status)
        if status != "ok":
            await self._services.in_store(contacts.withdraw_about, user_id, contact_id)
        if status in ("not_safe", "no_contact"):
            await self._services.plans.drop_about(user_id, contact_id)
        key = f"change_person/{status}"
        return Outcome((Say(key, {"name": contact.name}),))

    async def show(self, user_id: int, contact_id: int) -> Outcome:
        """The card of one person: what is kept, and what can be done."""
        contact = await self._services.people.spoken_of(user_id, contact_id)
        words = self._services.speech.words
        last = (await self._services.in_store(contact_log.last_at, user_id)).get(contact_id)
        when = words("change_person/never") if last is None else f"{last:%-d %B}"
        status = ("back", "ok") if contact.status != "ok" else ("not_now_label", "not_now")
        rows = (
            (
                choice(words("change_person/talked"), f"person:log:{contact_id}"),
                choice(words("add_person/how_often"), f"person:rhythm:{contact_id}"),
            ),
            (
                choice(words(f"change_person/{status[0]}"), f"person:{status[1]}:{contact_id}"),
                choice(words("change_person/not_safe_label"), f"person:not_safe:{contact_id}"),
            ),
            (choice(words("change_person/take_off"), f"person:remove:{contact_id}"),),
        )
        about = self._services.people.about(contact) or words("change_person/nothing")
        return Outcome((Say("change_person/card", {"name": contact.name, "what": about, "when": when}, rows),))

    async def ask_rhythm(self, user_id: int, contact_id: int) -> Outcome:
        """Asks how often would feel right; typed answers are read as well."""
        contact = await self._services.people.spoken_of(user_id, contact_id)
        return Outcome(question=f"add_person/rhythm:{contact.id}")

    async def rhythm_asked(self, user_id: int, contact_id: int) -> Say:
        """That question, with its buttons."""
        contact = await self._services.in_store(contacts.get, user_id, contact_id)
        words = self._services.speech.words
        keys = ("weekly", "fortnightly", "monthly")
        rows = tuple(
            (choice(words(f"change_person/{key}"), f"person:days:{contact_id}:{days}"),)
            for key, days in zip(keys, RHYTHMS, strict=True)
        )
        return Say("add_person/rhythm", {"name": contact.name}, rows)

    async def set_rhythm(self, user_id: int, contact_id: int, days: int) -> Outcome:
        """Keeps how often would feel right."""
        return Outcome((self._services.people.changed(await self._change(user_id, contact_id, rhythm_days=days)),))

    async def read_rhythm(self, user_id: int, contact_id: int, text: str) -> Outcome | None:
        """Keeps a rhythm that was typed; None where the text holds none."""
        user = await self._services.in_store(users.get, user_id)
        days = days_in(text, wall_time(user, self._services.now))
        if days is None or days.schedule.every == "once":
            return None
        return await self.set_rhythm(user_id, contact_id, days.schedule.length)

    async def _change(self, user_id: int, contact_id: int, **fields: Any) -> Contact:
        return await self._services.in_store(contacts.change, user_id, contact_id, **fields)
