"""The yes to a plan: it is on, and what is said tells truly whether Kith will come back to it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.coaching.message import Say, choice
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
        if await self._is_beyond(user, plan):
            buttons = (
                (choice(self._services.speech.words("plan_contact/exception_yes"), f"plan:except:{plan.id}"),),
                (choice(self._services.speech.words("plan_contact/exception_no"), f"plan:no_except:{plan.id}"),),
            )
            return Outcome((Say("plan_contact/exception", {"time": first[1]}, buttons),))
        return Outcome((Say("plan_contact/kept", {"date": first[0], "time": first[1]}),))

    async def _is_beyond(self, user: User, plan: Plan) -> bool:
        """Whether the plan falls into quiet hours, on a day without nudges, or beyond what they allow in a week."""
        now = self._services.now
        due = await self._services.plans.due(user.id, now, now + WEEK)
        mine = [one for one in due if one.plan.id == plan.id]
        walls = [one.occurrence.at.astimezone(zone_of(user)) for one in mine]
        quiet_from, quiet_to = user.quiet_from, user.quiet_to
        for wall in walls:
            at = wall.time()
            is_quiet = quiet_from <= at or at < quiet_to if quiet_from > quiet_to else quiet_from <= at < quiet_to
            if is_quiet or wall.weekday() not in user.days:
                return True
        return bool(mine) and len(due) > user.per_week

    async def decide(self, user_id: int, plan_id: int, is_exception: bool) -> Outcome:
        """Keeps their answer to whether the plan may come all the same."""
        await self._services.in_store(plans.change, user_id, plan_id, self._services.now, is_exception=is_exception)
        return Outcome((Say("plan_contact/exception_on" if is_exception else "plan_contact/exception_off"),))
