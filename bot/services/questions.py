"""Questions with one short answer: how each is asked, and what reads the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.coaching.message import Say
from bot.coaching.nudges.heard import heard_in
from bot.errors import StoreError
from bot.services import clocks
from bot.services.outcome import Heard, Outcome
from bot.services.planning import WHOLE
from bot.store import plans

if TYPE_CHECKING:
    from bot.services.services import Services

TRIES = 2
"""After so many answers that could not be read, the question is let go."""

LEAVING = frozenset({"stop", "menu", "cancel", "never mind", "nevermind", "leave it", "no", "nothing", "skip"})
"""What lets a question go at once."""

OPEN = ("plan_contact", "change_plan", "log_contact", "add_person/rhythm")
"""Questions that may be left unanswered: what answers something else is answered as that."""

SURE = 0.6
"""From this confidence on, what is no answer to an open question is taken for another topic."""

Reader = Callable[[int, str, Heard], Awaitable[Outcome | None]]


@dataclass(frozen=True)
class Answered:
    """What is said to the answer, whether the question is done with, and the question that is put next.

    `is_aside`: it was no answer; the question is let go, and what was said is answered as any other message.
    """

    says: tuple[Say, ...] = ()
    is_over: bool = True
    question: str | None = None
    is_aside: bool = False


class Questions:
    """Each question is the key of the script that asks it, with the number it is about where there is one."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._readers: dict[str, Reader] = {
            "set_profile/ask_name": self._profile,
            "set_profile/ask_country": self._profile,
            **dict.fromkeys(clocks.QUESTIONS, self._clock),
            "set_nudges/ask_count": self._nudges,
            "set_nudges/ask_days": self._nudges,
            "set_nudges/ask_hours": self._nudges,
            "set_nudges/ask_quiet": self._nudges,
            "add_person": self._add_person,
            "add_person/rhythm": self._rhythm,
            "remove_person": self._remove_person,
            WHOLE: self._planning,
            "log_contact": self._how_it_went,
            "log_contact/how_with": self._how_it_went,
            "log_contact/expected": self._what_is_missing,
            "log_contact/went": self._what_is_missing,
            "log_contact/from_them": self._from_them,
            "change_plan/to": self._move_plan,
        }

    async def asked(self, user_id: int, question: str) -> Say:
        """The question as it is said to this person."""
        key, _, about = question.partition(":")
        if key.startswith("plan_contact/"):
            return await self._services.planning.asked(user_id, key)
        if key == "add_person/rhythm":
            return await self._services.person_changes.rhythm_asked(user_id, int(about))
        if key == "log_contact/how_with":
            return Say("log_contact/how_with", {"name": about})
        if key in ("log_contact/expected", "log_contact/went"):
            return await self._services.contacting.asked(user_id, key)
        return Say(key)

    async def answer(self, user_id: int, question: str, heard: Heard, choice: str | None, tries: int) -> Answered:
        """Reads an answer. One that cannot be read is asked again; a tap, a "never mind" or a second one ends it."""
        key = question.partition(":")[0]
        is_open = key.startswith(OPEN)
        if choice is not None:
            if choice.startswith((clocks.CLOCK, clocks.HERE)):
                outcome = await self._services.clocks.choose(user_id, question, choice)
            else:
                outcome = await self._services.choices.take(user_id, choice)
            return Answered((*outcome.says, *await self._beside(user_id, question)), question=outcome.question)
        if not key.startswith("plan_contact/") and heard.text.strip(" .!").casefold() in LEAVING:
            return Answered((Say("choice/fine"),))
        try:
            read = self._planning if key.startswith("plan_contact/") else self._readers[key]
            outcome_or_none = await read(user_id, question, heard)
        except StoreError:  # what it was about is gone
            return Answered((Say("choice/old"),))
        if outcome_or_none is not None:
            says = (*outcome_or_none.says, *await self._beside(user_id, question))
            return Answered(says, not outcome_or_none.stays, outcome_or_none.question)
        is_another = heard.confidence >= SURE and heard.intent not in (None, "out_of_scope", "nlu_fallback")
        if is_open and (is_another or not heard.text or tries + 1 >= TRIES):
            return Answered(is_aside=True)
        topic = key if f"{key}/unclear" in self._services.speech.scripts else key.partition("/")[0]
        topic = f"{WHOLE}/whole" if key == WHOLE else topic
        return Answered((Say(f"{topic}/unclear"),), is_over=tries + 1 >= TRIES)

    async def _beside(self, user_id: int, question: str) -> tuple[Say, ...]:
        """What is offered once a contact was told: to keep the name that it was with."""
        key, _, about = question.partition(":")
        return await self._services.contacting.offer_to_keep(user_id, about) if key.startswith("log_contact/") else ()

    async def _planning(self, user_id: int, question: str, heard: Heard) -> Outcome | None:
        return await self._services.planning.answer(user_id, question, heard)

    async def _profile(self, user_id: int, question: str, heard: Heard) -> Outcome | None:
        field = question.rpartition("_")[2]
        value = await self._services.profiles.read_in(user_id, field, heard.text)
        return None if value is None else Outcome((Say("set_profile/saved", {"what": value}),))

    async def _add_person(self, user_id: int, _question: str, heard: Heard) -> Outcome | None:
        said = await self._services.people.add_named(user_id, heard.text, None)
        return None if said is None else Outcome((said,))

    async def _remove_person(self, user_id: int, _question: str, heard: Heard) -> Outcome | None:
        return await self._services.people.remove_named(user_id, heard.text, None)

    async def _rhythm(self, user_id: int, question: str, heard: Heard) -> Outcome | None:
        return await self._services.person_changes.read_rhythm(user_id, int(question.partition(":")[2]), heard.text)

    async def _clock(self, user_id: int, question: str, heard: Heard) -> Outcome | None:
        return await self._services.clocks.read(user_id, question, heard.text)

    async def _nudges(self, user_id: int, question: str, heard: Heard) -> Outcome | None:
        said = heard_in(heard.text, question.rpartition("_")[2])
        return Outcome(await self._services.nudges.change(user_id, said)) if said.is_anything else None

    async def _how_it_went(self, user_id: int, _question: str, heard: Heard) -> Outcome | None:
        return await self._services.contacting.answer(user_id, heard)

    async def _what_is_missing(self, user_id: int, question: str, heard: Heard) -> Outcome | None:
        return await self._services.contacting.answer_missing(user_id, question.partition(":")[0], heard)

    async def _from_them(self, user_id: int, _question: str, heard: Heard) -> Outcome | None:
        return await self._services.contacting.take_in(user_id, heard)

    async def _move_plan(self, user_id: int, question: str, heard: Heard) -> Outcome | None:
        plan = await self._services.in_store(plans.get, user_id, int(question.partition(":")[2]))
        outcome = await self._services.plan_list.move(user_id, plan, heard.text)
        return outcome if outcome.says else None
