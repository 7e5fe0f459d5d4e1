"""A plan to be in touch."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of
from bot.services.plans import plan_in


class ActionPlanContact(Action):
    """Says it back as when-then, or how one is made."""

    def name(self) -> str:
        return "action_plan_contact"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, plan_in(text_of(tracker)))
        return []
