"""Buttons about one person or one plan: "person:show:12", "plan:drop:4"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coaching.message import Say
from bot.errors import StoreError
from bot.services.outcome import Outcome
from bot.store import plans

if TYPE_CHECKING:
    from bot.services.services import Services

STATUSES = ("ok", "not_now", "not_safe", "no_contact")


class Taps:
    """Does what such a button says; one about somebody who is gone is answered as an old one."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def take(self, user_id: int, tapped: str) -> Outcome:
        """What comes of a tap of this form."""
        noun, what, rest = (*tapped.split(":", 2), "", "")[:3]
        try:
            return await (self._person if noun == "person" else self._plan)(user_id, what, rest)
        except (StoreError, ValueError, KeyError):
            return Outcome((Say("choice/old"),))

    async def _person(self, user_id: int, what: str, rest: str) -> Outcome:
        people, changes = self._services.people, self._services.person_changes
        if what == "keep_log":
            name, _, relation = rest.partition(":")
            return await self._services.contacting.keep_with(user_id, name, relation or None)
        number, _, said = rest.partition(":")
        contact_id = int(number)
        if what in STATUSES:
            return await changes.set_status(user_id, contact_id, what)
        if what == "show":
            return await changes.show(user_id, contact_id)
        if what == "tell":
            return await changes.apply(user_id, contact_id, said)
        if what == "rhythm":
            return await changes.ask_rhythm(user_id, contact_id)
        if what == "days":
            return await changes.set_rhythm(user_id, contact_id, int(said))
        if what == "log":
            return await self._services.contacting.log(user_id, contact_id, said)
        if what == "easy":
            return await people.is_easy(user_id, contact_id)
        if what == "remove":
            return await people.remove(user_id, contact_id)
        raise KeyError(what)

    async def _plan(self, user_id: int, what: str, rest: str) -> Outcome:
        planning, listed, keeping = self._services.planning, self._services.plan_list, self._services.plan_keeping
        if what == "hour":
            answered = await planning.take_hour(user_id, rest)
            return answered or Outcome((Say("choice/old"),))
        if what == "touch":
            return await self._services.plan_offers.accept(user_id, int(rest))
        plan = await self._services.in_store(plans.get, user_id, int(rest))
        if what in ("yes", "no", "what_if"):
            if plan.state != "offered":
                return Outcome((Say("choice/old"),))
            if what == "what_if":
                return Outcome(question="plan_contact/what_if")
            return await (keeping.keep if what == "yes" else planning.drop)(user_id, plan.id)
        if what in ("except", "no_except"):
            return await keeping.decide(user_id, plan.id, what == "except")
        if plan.state != "on":
            return Outcome((Say("choice/old"),))
        if what == "move":
            return Outcome(question=f"change_plan/to:{plan.id}")
        return await {"show": listed.show, "drop": listed.drop, "skip": listed.skip, "did": listed.did}[what](
            user_id, plan.id
        )
