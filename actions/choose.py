"""A tapped choice outside a room."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.question import carry_on
from actions.saying import entity, user_of
from bot import services


class ActionChoose(Action):
    """Says or does what the choice stands for."""

    def name(self) -> str:
        return "action_choose"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        outcome = await services.current().choices.take(user_of(tracker), entity(tracker, "choice") or "")
        return carry_on(dispatcher, outcome)
