"""Contacts that were made: kept with their day, and asked about once, how it went beside what was expected."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coaching.message import Say, choice
from bot.coaching.people import gap_in, tells_gap, time_in, to_whom, way_in
from bot.services.outcome import Heard, Outcome
from bot.services.zone import wall_time, zone_of
from bot.store import contact_log, contacts, users
from bot.store.contact_log import Contacted

if TYPE_CHECKING:
    from bot.services.services import Services

TWICE = timedelta(hours=1)
"""The same contact told again within this time is the same one."""

WENT_LIMIT = 500
"""How many characters of how it went are kept."""

SURE = 0.75
"""From this confidence on, an answer that means another topic is no answer to how it went."""

_TOPICS_OF_ANSWERS = frozenset((
    "log_contact", "share_good_news", "affirm", "deny", "thank", "give_feedback", "out_of_scope", "nlu_fallback",
    "feel_lonely", "feel_ashamed", "feel_anxious_socially", "feel_overwhelmed", "feel_rejected", "feel_stuck", "grieve",
    "say_how_i_feel", "answer_a_bid", "build_trust", "open_up", "quality_time", "ask_for_support", "repair_conflict",
    "reach_out",
))  # fmt: skip


class Contacting:
    """Keeps contacts that somebody tells of."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def tell(self, user_id: int, text: str) -> Outcome:
        """What comes of "I called mum": kept, and asked about unless the text told how it went."""
        found = await self._services.people.whom(user_id, text)
        if len(found) > 1:
            return Outcome((self._services.people.which(found, "log", text),))
        if found:
            return await self.log(user_id, found[0].id, text)
        name = to_whom(text)
        await self._keep(user_id, None, text)
        if name is not None:
            label = self._services.speech.words("log_contact/keep_them")
            return Outcome(
                (Say("log_contact/unknown", {"name": name}, ((choice(label, f"person:keep_log:{name}"),),)),)
            )
        return await self._asked(user_id, text, None)

    async def log(self, user_id: int, contact_id: int, text: str = "") -> Outcome:
        """Keeps a contact with one of their people."""
        contact = await self._services.people.spoken_of(user_id, contact_id)
        await self._keep(user_id, contact_id, text)
        return await self._asked(user_id, text, contact.name)

    async def _keep(self, user_id: int, contact_id: int | None, text: str) -> Contacted:
        user = await self._services.in_store(users.get, user_id)
        now = self._services.now
        latest = await self._services.in_store(contact_log.latest, user_id)
        if latest is not None and latest.contact_id == contact_id and now - latest.at < TWICE:
            return latest
        wall = wall_time(user, now)
        told = time_in(text, wall)
        at = now if told == wall else told.replace(tzinfo=zone_of(user))
        way = way_in(text)
        if contact_id is None:
            return await self._services.in_store(contact_log.add, user_id, None, at, way)
        return await self._services.people.log(user_id, contact_id, at, way)

    async def _asked(self, user_id: int, text: str, name: str | None) -> Outcome:
        latest = await self._services.in_store(contact_log.latest, user_id)
        if latest is None or latest.asked_at is not None:
            return Outcome(
                (Say("log_contact/logged", {"name": name or ""}) if name else Say("log_contact/logged_moment"),)
            )
        await self._services.in_store(contact_log.change, user_id, latest.id, asked_at=self._services.now)
        if tells_gap(text):
            gap = gap_in(text)
            await self._services.in_store(
                contact_log.change, user_id, latest.id, expected=gap.expected, went=gap.went, compared=gap.compared
            )
            return Outcome((Say("log_contact/both", {"before": gap.expected or "", "after": gap.went or ""}),))
        return Outcome(question="log_contact" if name is None else f"log_contact/how_with:{name}")

    async def answer(self, user_id: int, heard: Heard) -> Outcome | None:
        """Keeps how it went; None where the answer is about something else."""
        latest = await self._services.in_store(contact_log.latest, user_id)
        is_elsewhere = heard.intent not in _TOPICS_OF_ANSWERS and heard.confidence >= SURE
        if latest is None or not heard.text.strip() or is_elsewhere:
            return None
        gap = gap_in(heard.text[:WENT_LIMIT])
        await self._services.in_store(
            contact_log.change, user_id, latest.id, expected=gap.expected, went=gap.went, compared=gap.compared
        )
        return Outcome(
            (
                Say(
                    {"better": "log_contact/better", "same": "log_contact/same", "harder": "log_contact/worse"}.get(
                        gap.compared or "", "log_contact/heard"
                    )
                ),
            )
        )

    async def compared(self, user_id: int, choice_name: str) -> Outcome:
        """Keeps a tapped answer: "log_contact:better", ":same" or ":worse"."""
        word = choice_name.partition(":")[2]
        latest = await self._services.in_store(contact_log.latest, user_id)
        if latest is not None:
            await self._services.in_store(
                contact_log.change, user_id, latest.id, compared="harder" if word == "worse" else word
            )
        key = choice_name.replace(":", "/")
        return Outcome((Say(key),))

    async def keep_with(self, user_id: int, name: str) -> Outcome:
        """Keeps somebody new, and the contact that was just told as one with them."""
        made = await self._services.in_store(contacts.add, user_id, name, None, self._services.now)
        await self._services.people.spoken_of(user_id, made.id)
        latest = await self._services.in_store(contact_log.latest, user_id)
        if latest is not None and latest.contact_id is None:
            await self._services.in_store(contact_log.change, user_id, latest.id, contact_id=made.id)
        return await self._asked(user_id, "", name)
