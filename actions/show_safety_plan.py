"""The safety plan that a person made."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, user_of
from bot import services


class ActionShowSafetyPlan(Action):
    """Shows the latest plan in the person's own words."""

    def name(self) -> str:
        return "action_show_safety_plan"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, await services.current().practice.safety_plan(user_of(tracker)))
        return []
