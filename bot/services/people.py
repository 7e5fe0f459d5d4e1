"""Somebody's people: whom a text means, added, listed, removed; who is due by their own rhythm."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.coaching.message import Button, Say, choice
from bot.coaching.people import entry_in, meant, pointed_to, several_in, told_in, who_in
from bot.services.outcome import Outcome
from bot.services.zone import wall_time
from bot.store import contact_log, contacts, seen, users
from bot.store.contact_log import Contacted
from bot.store.contacts import Contact

if TYPE_CHECKING:
    from bot.services.services import Services

SHORT = 2
"""How many words a name has at most that is said not to be on the list; longer ones may be no name at all."""

NAME_LIMIT = 60
"""How many characters of a name are kept."""

SHOWN = 12
"""How many people have a button of their own in the list."""

EASY = "nudges/who_is_easy"
"""The script of that question; that it was seen is how Kith knows that it was asked."""

EASIEST = 5
"""How many people it names."""

LABEL = 30
"""How many characters a button holds."""

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

    async def whom(self, user_id: int, text: str) -> list[Contact]:
        """Those whom a text may mean, or who was spoken of last where it says "her"; a single one is spoken of now."""
        people = await self.all(user_id)
        found = meant(text, people)
        if not found and (last := pointed_to(text, people)) is not None:
            found = [last]
        if len(found) == 1:
            return [await self.spoken_of(user_id, found[0].id)]
        return found

    async def is_named(self, user_id: int, text: str) -> bool:
        """Whether a text names somebody who is kept, rather than pointing at them."""
        return bool(meant(text, await self.all(user_id)))

    async def spoken_of(self, user_id: int, contact_id: int) -> Contact:
        """The contact, noted as the one spoken of last. Raises StoreError."""
        return await self._services.in_store(contacts.change, user_id, contact_id, mentioned_at=self._services.now)

    async def find(self, user_id: int, name: str) -> Contact | None:
        """The one whom this name or relation means, or None where none or several."""
        found = meant(name, await self.all(user_id))
        return found[0] if len(found) == 1 else None

    async def add_named(self, user_id: int, text: str, relation: str | None) -> Say | None:
        """Keeps the one whom the text names with all it tells of them, or each of several, and says so; None where it
        names nobody."""
        several = several_in(text)
        if several and all(len(name) <= NAME_LIMIT for name, _ in several):
            return await self._add_several(user_id, several)
        name, relation = who_in(text, relation)
        if name is None or len(name) > NAME_LIMIT:
            return None
        user = await self._services.in_store(users.get, user_id)
        told = told_in(text, wall_time(user, self._services.now)).fields()
        fields = {key: value for key, value in told.items() if key not in ("name", "relation")}
        known = [one for one in await self.all(user_id) if one.name.casefold() == name.casefold()]
        if known and (relation is None or known[0].relation in (None, relation)):
            if relation and known[0].relation is None:
                fields["relation"] = relation
            changed = await self._services.in_store(
                contacts.change, user_id, known[0].id, mentioned_at=self._services.now, **fields
            )
            return Say("add_person/already", {"name": changed.name}) if not fields else self.changed(changed)
        made = await self._services.in_store(contacts.add, user_id, name, relation, self._services.now, **fields)
        await self.spoken_of(user_id, made.id)
        return self._saved(made, fields)

    def _saved(self, made: Contact, told: Mapping[str, object]) -> Say:
        """Says that somebody is on the list now, with what was `told`; nothing to do is offered about those who are not
        to be brought up."""
        if made.status == "not_now":
            return Say("add_person/saved_quiet", {"name": _with_relation(made)})
        how_often = choice(self._services.speech.words("add_person/how_often"), f"person:rhythm:{made.id}")
        write = Button(self._services.speech.words("add_person/write"), "/reach_out")
        buttons = ((write,) if made.rhythm_days else (how_often, write),) if made.status == "ok" else ()
        if told:
            return Say("add_person/saved_with", {"name": made.name, "what": self.about(made)}, buttons)
        return Say("add_person/saved", {"name": _with_relation(made)}, buttons)

    async def _add_several(self, user_id: int, several: Sequence[tuple[str, str | None]]) -> Say:
        """Keeps those who are not kept yet."""
        known = {one.name.casefold() for one in await self.all(user_id)}
        for name, relation in several:
            if name.casefold() not in known:
                made = await self._services.in_store(contacts.add, user_id, name, relation, self._services.now)
                await self.spoken_of(user_id, made.id)
        see = Button(self._services.speech.words("meaning/list_people"), "/list_people")
        return Say("add_person/saved_several", {"people": ", ".join(name for name, _ in several)}, ((see,),))

    def changed(self, contact: Contact) -> Say:
        """Says how somebody is kept now."""
        return Say(
            "change_person/changed",
            {"name": contact.name, "what": self.about(contact) or self._services.speech.words("change_person/nothing")},
        )

    def about(self, contact: Contact) -> str:
        """What is kept about somebody, in a few words; nothing where there is nothing but the name."""
        words = self._services.speech.words
        parts = (
            [contact.relation] if contact.relation and contact.relation.casefold() != contact.name.casefold() else []
        )
        if contact.rhythm_days:
            key = {1: "daily", 7: "weekly", 14: "fortnightly", 30: "monthly", 365: "yearly"}.get(contact.rhythm_days)
            parts.append(
                words(f"change_person/{key}")
                if key
                else words("change_person/every_days").format(count=contact.rhythm_days)
            )
        parts += [f"“{contact.usual_way}”"] if contact.usual_way else []
        if contact.birthday:
            parts.append(words("change_person/birthday").format(date=_day_in_words(contact.birthday)))
        parts += [contact.notes] if contact.notes else []
        if contact.status != "ok":
            parts.append(words(f"change_person/{'is_' + contact.status}"))
        return ", ".join(parts)

    async def remove_named(self, user_id: int, text: str, relation: str | None) -> Outcome | None:
        """Removes the one whom the text names, and says so; None where it names nobody who could be on the list.

        Of somebody who is not on it and has died the text tells no wish to remove, but grief.
        """
        entry = entry_in(text)
        if entry is not None and entry.wish == "remove":
            found = meant(entry.name, await self.all(user_id))
        else:
            found = await self.whom(user_id, text)
        if len(found) == 1:
            return await self.remove(user_id, found[0].id)
        if found:
            return Outcome((self.which(found, "remove"),))
        if _DIED.search(text):
            return Outcome((Say("grieve"),))
        name, _ = who_in(text, relation)
        if name is None or len(name) > NAME_LIMIT or len(name.split()) > SHORT:
            return None
        return Outcome((Say("remove_person/none", {"name": name}),))

    async def remove(self, user_id: int, contact_id: int) -> Outcome:
        """Takes somebody off, with all that is kept and planned about them."""
        contact = await self._services.in_store(contacts.get, user_id, contact_id)
        await self._services.in_store(contacts.withdraw_about, user_id, contact_id)
        await self._services.in_store(contacts.remove, user_id, contact_id)
        return Outcome((Say("remove_person/removed", {"name": contact.name}),))

    def which(self, found: list[Contact], what: str, rest: str = "") -> Say:
        """Asks which of several is meant; the answer goes on with `what`, and with the text that was said."""
        rows = tuple(
            (choice(_label(one), f"person:{what}:{one.id}{':' + rest if rest else ''}"),) for one in found[:SHOWN]
        )
        return Say("list_people/which", {}, rows)

    async def listed(self, user_id: int) -> Say:
        """Says who is kept, each with a button."""
        people = await self.all(user_id)
        if not people:
            return Say("list_people/none")
        buttons = [choice(_label(one), f"person:show:{one.id}") for one in people[:SHOWN]]
        rows = [tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2)]
        rows.append((Button(self._services.speech.words("list_people/add"), "/add_person"),))
        return Say("list_people/some", {"people": ", ".join(one.name for one in people)}, tuple(rows))

    async def ask_who_is_easy(self, user_id: int) -> tuple[Say, ...]:
        """The one question who of their people is easy to write to: whom the first nudges point to. Once."""
        people = [one for one in await self.all(user_id) if one.status == "ok"]
        asked = await self._services.in_store(seen.of_scripts, user_id, [EASY])
        if not people or asked or any(one.is_easy for one in people):
            return ()
        rows = tuple((choice(_label(one), f"person:easy:{one.id}"),) for one in people[:EASIEST])
        return (Say(EASY, {}, (*rows, (choice(self._services.speech.words("nudges/none_easy"), "nudges:no_one"),))),)

    async def is_easy(self, user_id: int, contact_id: int) -> Outcome:
        """Keeps that contact with this one comes easily."""
        contact = await self._services.in_store(contacts.change, user_id, contact_id, is_easy=True)
        return Outcome((Say("nudges/easy_kept", {"name": contact.name}),))

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
        await self._services.plans.done_with(user_id, contact_id, at)
        return contacted

    async def log_since(self, user_id: int, instant: datetime) -> list[Contacted]:
        """The contacts from that instant on, oldest first."""
        return await self._services.in_store(contact_log.since, user_id, instant)


def _with_relation(contact: Contact) -> str:
    relation = contact.relation if contact.relation and contact.relation.casefold() != contact.name.casefold() else None
    return f"{contact.name} ({relation})" if relation else contact.name


def _label(contact: Contact) -> str:
    label = _with_relation(contact)
    return label if len(label) <= LABEL else f"{label[: LABEL - 1]}…"


def _day_in_words(birthday: str) -> str:
    day = datetime.strptime(f"2024-{birthday}", "%Y-%m-%d")  # noqa: DTZ007 - a day without a year
    return f"{day.day} {day:%B}"
