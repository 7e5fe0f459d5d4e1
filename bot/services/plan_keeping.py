"""The yes to a plan: it is on, and what is said tells truly whether Kith will come back to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coaching.message import Say, choice
from bot.coaching.nudges import exceptions_needed
from bot.coaching.plans import next_occurrence, sentence
from bot.services.outcome import Outcome
from bot.services.zone import zone_of
from bot.store import plans, users
from bot.store.plans import Plan
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

WEEK = timedelta(days=7)


class PlanKeeping:
    """Keeps plans, and asks once about one that goes beyond quiet hours or limits."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def keep(self, user_id: int, plan_id: int) -> Outcome:
        """Makes the plan one that is on. Raises StoreError where there is no such plan."""
        user = await self._services.in_store(users.get, user_id)
        plan = await self._services.in_store(plans.get, user_id, plan_id)
        plan = await self._services.in_store(plans.change, user_id, plan.id, self._services.now, state="on")
        first = self._services.plans.first_of(user, plan)
        if first is None:
            return Outcome((Say("plan_contact/kept_cue"),))
        if not user.nudges_on:
            return Outcome((Say("plan_contact/kept_quiet"),))
        asked = await self.ask_if_beyond(user, plan)
        return Outcome(asked or (Say("plan_contact/kept", {"date": first[0], "time": first[1]}),))

    async def ask_if_beyond(self, user: User, plan: Plan, key: str = "plan_contact/exception") -> tuple[Say, ...]:
        """The one question whether a plan that is on may come beyond what they set for nudges, where it would.

        Until they say yes it may not.
        """
        first = self._services.plans.first_of(user, plan)
        is_open = user.nudges_on and user.zone is not None and plan.is_exception is None
        if first is None or not is_open or not await self._is_beyond(user, plan):
            return ()
        await self._services.in_store(plans.change, user.id, plan.id, self._services.now, is_exception=False)
        buttons = (
            (choice(self._services.speech.words("plan_contact/exception_yes"), f"plan:except:{plan.id}"),),
            (choice(self._services.speech.words("plan_contact/exception_no"), f"plan:no_except:{plan.id}"),),
        )
        fields = {"plan": sentence(plan.action, plan.cue), "time": first[1]}
        return (Say(key, fields, buttons),)

    async def ask_about_next(self, user_id: int) -> tuple[Say, ...]:
        """That question about the first plan of which nobody asked yet: for plans made before nudges were on."""
        user = await self._services.in_store(users.get, user_id)
        for plan in await self._services.in_store(plans.list_all, user_id):
            if asked := await self.ask_if_beyond(user, plan, "plan_contact/exception_of"):
                return asked
        return ()

    async def _is_beyond(self, user: User, plan: Plan) -> bool:
        """Whether any of its next times falls into quiet hours, on a day without nudges, or beyond a cap."""
        now, zone = self._services.now, zone_of(user)
        first = plan.schedule and next_occurrence(plan.schedule, zone, now)
        if not first:
            return False
        due = await self._services.plans.due(user.id, max(now, first.at - WEEK), first.at + WEEK)
        mine = [one.occurrence.at for one in due if one.plan.id == plan.id]
        others = [one.occurrence.at for one in due if one.plan.id != plan.id]
        wishes = await self._services.nudges.wishes(user.id)
        return any(exceptions_needed(wishes, at, [*others, *mine[:place]]) for place, at in enumerate(mine))

    async def decide(self, user_id: int, plan_id: int, is_exception: bool) -> Outcome:
        """Keeps their answer to whether the plan may come all the same."""
        await self._services.in_store(plans.change, user_id, plan_id, self._services.now, is_exception=is_exception)
        said = Say("plan_contact/exception_on" if is_exception else "plan_contact/exception_off")
        return Outcome((said, *await self.ask_about_next(user_id)))
