"""Forgetting somebody."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.question import ask, carry_on
from actions.saying import entity, text_of, user_of
from bot import services


class ActionRemovePerson(Action):
    """Removes the person named, or asks whom."""

    def name(self) -> str:
        return "action_remove_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        relation = entity(tracker, "relation")
        outcome = await services.current().people.remove_named(user_of(tracker), text_of(tracker), relation)
        return ask("remove_person") if outcome is None else carry_on(dispatcher, outcome)
