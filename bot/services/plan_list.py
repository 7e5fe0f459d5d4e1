"""The plans that are on: listed, shown one by one, moved, skipped or dropped in a sentence or by buttons."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.coaching.message import Say, choice
from bot.coaching.plans import next_occurrence, sentence, when_in
from bot.coaching.plans.change import change_in, plans_meant
from bot.services.outcome import Outcome
from bot.services.plan_reading import PlanReading
from bot.services.plans import plan_button
from bot.services.zone import wall_time, zone_of
from bot.store import plans, users
from bot.store.plans import Plan
from bot.store.users import User

if TYPE_CHECKING:
    from bot.services.services import Services

SHOWN = 8
"""How many plans are listed at once."""


_THIS_ONE = re.compile(
    r"\b(?:only |just )?this (?:week|month|time|one|mon|tues|wednes|thurs|fri|satur|sun)\w*", re.IGNORECASE
)


class PlanList:
    """What is said of the plans that are on, and what changes them."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._reading = PlanReading(services)

    async def listed(self, user_id: int) -> Say:
        """The plans with their next time, soonest first, each with a button."""
        user = await self._services.in_store(users.get, user_id)
        found = await self._services.in_store(plans.list_all, user_id)
        if not found:
            return Say("list_plans/none")
        now = self._services.now
        coming = {plan.id: plan.schedule and next_occurrence(plan.schedule, zone_of(user), now) for plan in found}
        last = max((one.at for one in coming.values() if one), default=now)
        found.sort(key=lambda plan: one.at if (one := coming[plan.id]) else last)
        lines = [self._line(user, plan) for plan in found[:SHOWN]]
        buttons = tuple((plan_button(plan, "show"),) for plan in found[:SHOWN])
        return Say("list_plans/some", {"plan": "\n".join(lines)}, buttons)

    def _line(self, user: User, plan: Plan) -> str:
        first = self._services.plans.first_of(user, plan)
        said = sentence(plan.action, plan.cue, plan.obstacle, plan.answer)
        return f"• {said} ({first[0]}, {first[1]})" if first else f"• {said}"

    async def show(self, user_id: int, plan_id: int) -> Outcome:
        """One plan, with what can be done about it."""
        user = await self._services.in_store(users.get, user_id)
        plan = await self._services.in_store(plans.get, user_id, plan_id)
        if plan.state != "on":
            return Outcome((Say("choice/old"),))
        words = self._services.speech.words
        rows = (
            (
                choice(words("list_plans/did"), f"plan:did:{plan_id}"),
                choice(words("list_plans/skip"), f"plan:skip:{plan_id}"),
            ),
            (
                choice(words("list_plans/move"), f"plan:move:{plan_id}"),
                choice(words("list_plans/drop"), f"plan:drop:{plan_id}"),
            ),
        )
        return Outcome((Say("list_plans/one", {"plan": self._line(user, plan).removeprefix("• ")}, rows),))

    async def change(self, user_id: int, text: str, plan_id: int | None = None) -> Outcome:
        """What comes of a sentence that changes a plan; where two fit, it is asked which."""
        user = await self._services.in_store(users.get, user_id)
        found = await self._services.in_store(plans.list_all, user_id)
        if not found:
            return Outcome((Say("change_plan/none"),))
        wall = wall_time(user, self._services.now)
        wanted = change_in(text, wall)
        contact_ids = [one.id for one in await self._services.people.whom(user_id, text)]
        meant = [plan for plan in found if plan.id == plan_id] or plans_meant(
            wanted.old or "", found, contact_ids, wall
        )
        if len(meant) != 1:
            what = {"drop": "drop", "skip": "skip", "done": "did"}.get(wanted.turn, "move")
            return Outcome((Say("change_plan/which", {}, tuple((plan_button(plan, what),) for plan in meant[:SHOWN])),))
        (plan,) = meant
        if wanted.turn == "drop":
            return await self.drop(user_id, plan.id)
        if wanted.turn == "skip":
            return await self.skip(user_id, plan.id)
        if wanted.turn == "done":
            return await self.did(user_id, plan.id)
        if wanted.turn == "ask":
            return await self.show(user_id, plan.id)
        if plan.schedule and plan.schedule.every != "once" and _THIS_ONE.search(text):
            return await self.move_once(user_id, plan, wanted.new)
        return await self.move(user_id, plan, wanted.new)

    async def move_once(self, user_id: int, plan: Plan, words: str) -> Outcome:
        """The next time of a recurring plan, and no other, at the day that the words say."""
        user = await self._services.in_store(users.get, user_id)
        when = when_in(words, wall_time(user, self._services.now), is_answer=True)
        if when is None or when.schedule is None or plan.schedule is None:
            return Outcome(question=f"change_plan/to:{plan.id}")
        await self.skip(user_id, plan.id)
        schedule = replace(when.schedule, at=when.schedule.at or plan.schedule.at)
        about = {"contact_id": plan.contact_id, "cue": when.words, "schedule": schedule, "state": "on"}
        once = await self._services.in_store(
            plans.add, user_id, plan.action, self._services.now, source=plan.source, **about
        )
        first = self._services.plans.first_of(user, once) or ("", "")
        said = {"plan": sentence(once.action, once.cue), "date": first[0], "time": first[1]}
        asked = await self._services.plan_keeping.ask_if_beyond(user, once)
        return Outcome((Say("change_plan/moved", said), *asked))

    async def move(self, user_id: int, plan: Plan, words: str) -> Outcome:
        """The plan at the day or hour that the words say, read back."""
        user = await self._services.in_store(users.get, user_id)
        changes = await self._reading.changes(user, plan, words, wall_time(user, self._services.now))
        if not changes:
            return Outcome(question=f"change_plan/to:{plan.id}")
        if not plan.is_exception:  # a no was to another time
            changes["is_exception"] = None
        moved = await self._services.in_store(plans.change, user_id, plan.id, self._services.now, **changes)
        first = self._services.plans.first_of(user, moved)
        said = {"plan": sentence(moved.action, moved.cue)}
        if first is None:
            return Outcome((Say("change_plan/moved_cue", said),))
        asked = await self._services.plan_keeping.ask_if_beyond(user, moved)
        return Outcome((Say("change_plan/moved", {**said, "date": first[0], "time": first[1]}), *asked))

    async def drop(self, user_id: int, plan_id: int) -> Outcome:
        """The plan is gone."""
        plan = await self._services.in_store(plans.change, user_id, plan_id, self._services.now, state="dropped")
        return Outcome((Say("change_plan/dropped", {"plan": plan.action}),))

    async def skip(self, user_id: int, plan_id: int) -> Outcome:
        """The next time of a recurring plan is left out; a plan for once is dropped."""
        user = await self._services.in_store(users.get, user_id)
        plan = await self._services.in_store(plans.get, user_id, plan_id)
        if plan.schedule is None or plan.schedule.every == "once":
            return await self.drop(user_id, plan_id)
        coming = next_occurrence(plan.schedule, zone_of(user), self._services.now)
        if coming is not None:
            schedule = replace(plan.schedule, skips=(*plan.schedule.skips, coming.on))
            plan = await self._services.in_store(plans.change, user_id, plan_id, self._services.now, schedule=schedule)
        first = self._services.plans.first_of(user, plan)
        return Outcome((Say("change_plan/skipped", {"date": first[0] if first else ""}),))

    async def did(self, user_id: int, plan_id: int) -> Outcome:
        """The plan was done today; where it is about somebody, the contact is kept too, and asked about once."""
        user = await self._services.in_store(users.get, user_id)
        plan = await self._services.plans.done(user_id, plan_id, wall_time(user, self._services.now).date())
        if plan.contact_id is None:
            return Outcome((Say("change_plan/did"),))
        return await self._services.contacting.log(user_id, plan.contact_id)
