"""Contacts that were made: kept with their day, and asked about once, how it went beside what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coaching.message import Say, choice
from bot.coaching.people import (
    Gap,
    beside,
    compared_in,
    expected_in,
    gap_in,
    outcome_in,
    quoted,
    tells_compared,
    tells_gap,
    time_in,
    to_whom,
    way_in,
    who_in,
)
from bot.coaching.people.gap import tells_harm
from bot.coaching.reflecting import may_be_said_back
from bot.services.outcome import Heard, Outcome
from bot.services.zone import wall_time, zone_of
from bot.store import contact_log, contacts, users
from bot.store.contact_log import Contacted
from bot.store.contacts import Contact

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


_COMPARED = {"better": "log_contact/better", "same": "log_contact/same", "harder": "log_contact/worse"}

FROM_THEM = "log_contact/from_them"
FROM_APART = "log_contact/from_apart"

APART = ("not_safe", "no_contact")
"""Those with whom nothing is written, whoever began."""


def _is_elsewhere(heard: Heard) -> bool:
    """Whether an answer surely means another topic."""
    return heard.intent not in _TOPICS_OF_ANSWERS and heard.confidence >= SURE


def _apart(found: Sequence[Contact]) -> Contact | None:
    """The first of them who is set apart; None where nobody is."""
    return next((one for one in found if one.status in APART), None)


def _may_be_quoted(*told: str | None) -> bool:
    """Whether what was told may be given back in its words: no harm and no insult is."""
    return all(may_be_said_back(one) and not tells_harm(one) for one in told if one)


class Contacting:
    """Keeps contacts that somebody tells of."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def tell(self, user_id: int, text: str) -> Outcome:
        """What comes of "I called mum": kept, and asked about unless the text told how it went; of "mum rang me", which
        is not theirs to have done, another answer; what they always did together is a story."""
        if self.is_to_note(text):
            return Outcome(await self.note(user_id, text))
        if self.is_from_them(text):
            return await self.from_them(user_id, text)
        if self._services.content.checks.matches("answer", "habitual", text):
            return Outcome(await self._services.finding.beside_topic(user_id, text, "log_contact"))
        found = await self._services.people.whom(user_id, text)
        if len(found) > 1:
            return Outcome((self._services.people.which(found, "log", text),))
        if found:
            return await self.log(user_id, found[0].id, text)
        name = to_whom(text)
        await self._keep(user_id, None, text)
        outcome = await self._asked(user_id, text, name)
        if name is None or outcome.question is not None:
            return outcome
        return Outcome((*outcome.says, self._offer(name, who_in(text)[1])))

    def is_to_note(self, text: str) -> bool:
        """Whether a text tells of something with people and ends in the wish to have it written down."""
        return self._services.content.checks.matches("answer", "to_note", text)

    async def note(self, user_id: int, text: str) -> tuple[Say, ...]:
        """Keeps what was told, with the one of their people whom it names, and says so without a question; something
        glad is met first. Nothing is kept of somebody set apart."""
        found = await self._services.people.whom(user_id, text)
        if (apart := _apart(found)) is not None:
            return (Say(FROM_APART, {"name": apart.name}),)
        contact = found[0] if len(found) == 1 else None
        latest = await self._keep(user_id, contact.id if contact else None, text)
        await self._services.in_store(contact_log.change, user_id, latest.id, asked_at=self._services.now)
        gap = gap_in(text) if tells_gap(text) else Gap(expected_in(text), outcome_in(text))
        await self._note(user_id, gap)
        kept = Say("log_contact/logged", {"name": contact.name}) if contact else Say("log_contact/noted")
        is_glad = self._services.content.checks.matches("answer", "glad", text)
        return (Say("log_contact/glad"), kept) if is_glad else (kept,)

    def is_from_them(self, text: str) -> bool:
        """Whether a text tells that somebody was in touch with the writer, who did not begin it."""
        return self._services.content.checks.matches("answer", "from_them", text)

    async def from_them(self, user_id: int, text: str) -> Outcome:
        """What comes of "mum rang me": asked what it was like; the answer is kept where she is one of their people."""
        said = await self.meet_from_them(user_id, text)
        is_kept = len(await self._services.people.whom(user_id, text)) == 1
        return Outcome(question=FROM_THEM) if is_kept and said.key == FROM_THEM else Outcome((said,))

    async def meet_from_them(self, user_id: int, text: str) -> Say:
        """What is said to it; kept where they are one of their people. No answer is offered to somebody set apart."""
        found = await self._services.people.whom(user_id, text)
        if (apart := _apart(found)) is not None:
            return Say(FROM_APART, {"name": apart.name})
        if len(found) == 1:
            await self._keep(user_id, found[0].id, text)
        return Say(FROM_THEM)

    async def take_in(self, user_id: int, heard: Heard) -> Outcome | None:
        """Keeps what it was like that they were in touch; None where the answer is empty or about something else."""
        latest = await self._services.in_store(contact_log.latest, user_id)
        if latest is None or not heard.text.strip() or _is_elsewhere(heard):
            return None
        await self._services.in_store(
            contact_log.change, user_id, latest.id, went=heard.text[:WENT_LIMIT], asked_at=self._services.now
        )
        return Outcome((Say("log_contact/from_them/heard"),))

    def _offer(self, name: str, relation: str | None = None) -> Say:
        """The offer to keep somebody whom a contact was with."""
        label = self._services.speech.words("log_contact/keep_them")
        tap = f"person:keep_log:{name}" + (f":{relation}" if relation else "")
        return Say("log_contact/unknown", {"name": name}, ((choice(label, tap),),))

    async def offer_to_keep(self, user_id: int, name: str) -> tuple[Say, ...]:
        """The offer to keep this name, where the contact told last is with nobody of the list."""
        latest = await self._services.in_store(contact_log.latest, user_id)
        if not name or latest is None or latest.contact_id is not None:
            return ()
        return (self._offer(name),)

    async def log(self, user_id: int, contact_id: int, text: str = "") -> Outcome:
        """Keeps a contact with one of their people; nothing of somebody set apart."""
        contact = await self._services.people.spoken_of(user_id, contact_id)
        if _apart([contact]) is not None:
            return Outcome((Say(FROM_APART, {"name": contact.name}),))
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
        logged = Outcome((Say("log_contact/logged", {"name": name}) if name else Say("log_contact/logged_moment"),))
        if latest is None or latest.asked_at is not None:
            return logged
        await self._services.in_store(contact_log.change, user_id, latest.id, asked_at=self._services.now)
        if tells_gap(text):
            gap = gap_in(text)
            await self._note(user_id, gap)
            if not _may_be_quoted(gap.expected, gap.went):
                is_good = gap.compared == "better" and not tells_harm(text)
                return Outcome((Say(_COMPARED["better"]),)) if is_good else logged
            fields = {"before": quoted(gap.expected or ""), "after": quoted(gap.went or "")}
            key = {"better": "log_contact/both_better", "harder": "log_contact/both_harder"}.get(gap.compared or "")
            return Outcome((Say(key or "log_contact/both", fields),))
        if tells_harm(text):
            return logged
        if tells_compared(text):
            gap = Gap(None, outcome_in(text) or text, compared_in(text))
            await self._note(user_id, gap)
            return Outcome((Say(_COMPARED.get(gap.compared or "", "log_contact/heard")),))
        about = f":{name}" if name else ""
        if (went := outcome_in(text)) is not None:
            await self._note(user_id, Gap(None, went))
            return Outcome(question=f"log_contact/expected{about}")
        if (expected := expected_in(text)) is not None:
            await self._note(user_id, Gap(expected))
            return Outcome(question=f"log_contact/went{about}")
        return Outcome(question="log_contact" if name is None else f"log_contact/how_with:{name}")

    async def _note(self, user_id: int, gap: Gap) -> None:
        """Keeps expectation and outcome with the contact told last."""
        latest = await self._services.in_store(contact_log.latest, user_id)
        if latest is not None:
            kept = {"expected": gap.expected, "went": gap.went, "compared": gap.compared}
            told = {field: value for field, value in kept.items() if value is not None}
            await self._services.in_store(contact_log.change, user_id, latest.id, **told)

    async def asked(self, user_id: int, key: str) -> Say:
        """The question for what is missing, with a bit of what was told."""
        latest = await self._services.in_store(contact_log.latest, user_id)
        told = None if latest is None else latest.went if key == "log_contact/expected" else latest.expected
        return Say(key, {"quote": quoted(told)}) if told and _may_be_quoted(told) else Say("log_contact")

    async def answer_missing(self, user_id: int, key: str, heard: Heard) -> Outcome | None:
        """Takes in what was missing, the expectation or the outcome, and says both; None where the answer is about
        something else."""
        latest = await self._services.in_store(contact_log.latest, user_id)
        text = heard.text.strip()[:WENT_LIMIT]
        if latest is None or not text or _is_elsewhere(heard):
            return None
        if tells_gap(text) or tells_compared(text) or not (latest.went or latest.expected):
            return await self.answer(user_id, heard)
        expected = expected_in(text) or text if key == "log_contact/expected" else latest.expected or ""
        went = text if key == "log_contact/went" else latest.went or ""
        compared = beside(expected, went)
        await self._note(user_id, Gap(expected, went, compared))
        return Outcome((Say(_COMPARED.get(compared or "", "log_contact/heard")),))

    async def answer(self, user_id: int, heard: Heard) -> Outcome | None:
        """Keeps how it went; None where the answer is about something else."""
        latest = await self._services.in_store(contact_log.latest, user_id)
        if latest is None or not heard.text.strip() or _is_elsewhere(heard):
            return None
        gap = gap_in(heard.text[:WENT_LIMIT])
        await self._note(user_id, gap)
        return Outcome((Say(_COMPARED.get(gap.compared or "", "log_contact/heard")),))

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

    async def keep_with(self, user_id: int, name: str, relation: str | None = None) -> Outcome:
        """Keeps somebody new, and the contact that was just told as one with them."""
        made = await self._services.in_store(contacts.add, user_id, name, relation, self._services.now)
        await self._services.people.spoken_of(user_id, made.id)
        latest = await self._services.in_store(contact_log.latest, user_id)
        if latest is not None and latest.contact_id is None:
            await self._services.in_store(contact_log.change, user_id, latest.id, contact_id=made.id)
        return await self._asked(user_id, "", name)
