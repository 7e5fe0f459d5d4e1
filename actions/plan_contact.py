"""A plan to be in touch."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.entering import on_the_list
from actions.question import carry_on
from actions.saying import text_of, user_of
from bot import services


class ActionPlanContact(Action):
    """Takes it in, asks for what is missing, and reads it back."""

    def name(self) -> str:
        return "action_plan_contact"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if (done := await on_the_list(dispatcher, tracker)) is not None:
            return done
        text = await services.current().second_thing.without_others(text_of(tracker), "plan_contact")
        outcome = await services.current().planning.tell(user_of(tracker), text)
        return carry_on(dispatcher, outcome)
