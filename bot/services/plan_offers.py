"""Ready-made plans to accept or not: one voice note a day for a hard week, touchpoints for a life transition."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.coaching.message import Say, choice
from bot.coaching.plans import Schedule, sentence, wish_in
from bot.services.outcome import Outcome
from bot.services.plans import plan_button
from bot.services.zone import wall_time
from bot.store import plans, users

if TYPE_CHECKING:
    from bot.services.services import Services

MINIMUM_DAYS = 7
"""For how long the smallest plan runs."""

EVENING = time(18, 30)


class PlanOffers:
    """Offers plans that nobody had to think up. Nothing is on before the yes."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def minimum(self, user_id: int) -> Outcome:
        """Offers the smallest plan for a hard week: one voice note a day, for seven days from this evening on."""
        user = await self._services.in_store(users.get, user_id)
        now = wall_time(user, self._services.now)
        first = now.date() + timedelta(days=0 if now.time() < EVENING else 1)
        schedule = Schedule("day", first, EVENING, until=first + timedelta(days=MINIMUM_DAYS - 1))
        words = self._services.speech.words
        return await self._services.planning.offer_fields(
            user_id,
            action=words("plan_contact/minimum_act"),
            cue=words("plan_contact/minimum_when"),
            schedule=schedule,
            source="minimum",
        )

    async def touchpoints(self, user_id: int, change: str) -> Say:
        """Offers the small set of touchpoints for a life transition ("place", "parting", …), each with a button.

        Accepting one is a tap, and none is fine too. Raises KeyError for a transition that has no touchpoints.
        """
        sentences = [variant.html for variant in self._services.speech.scripts[f"touchpoint/{change}"].variants]
        user = await self._services.in_store(users.get, user_id)
        for old in await self._services.in_store(plans.list_all, user_id, ("offered",)):
            await self._services.in_store(plans.change, user_id, old.id, self._services.now, state="dropped")
        made = []
        for text in sentences:
            wish = wish_in(text, wall_time(user, self._services.now))
            when = wish.when
            fields = {"cue": when.words, "schedule": when.schedule} if when else {}
            made.append(
                await self._services.in_store(
                    plans.add, user_id, wish.action or text, self._services.now, source="transition", **fields
                )
            )
        listed = "\n".join(f"• {sentence(plan.action, plan.cue)}" for plan in made)
        none = choice(self._services.speech.words("touchpoint/none"), "choice:fine")
        return Say("touchpoint/offer", {"plan": listed}, (*((plan_button(plan, "touch"),) for plan in made), (none,)))

    async def accept(self, user_id: int, plan_id: int) -> Outcome:
        """One touchpoint is accepted. Raises StoreError where there is no such plan."""
        plan = await self._services.in_store(plans.get, user_id, plan_id)
        if plan.state != "offered":
            return Outcome((Say("choice/old"),))
        return await self._services.plan_keeping.keep(user_id, plan_id)
