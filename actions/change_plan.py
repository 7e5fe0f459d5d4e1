"""A change to a plan."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.question import carry_on
from actions.saying import text_of, user_of
from bot import services


class ActionChangePlan(Action):
    """Moves, skips or drops the plan that is meant."""

    def name(self) -> str:
        return "action_change_plan"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        outcome = await services.current().plan_list.change(user_of(tracker), text_of(tracker))
        return carry_on(dispatcher, outcome)
