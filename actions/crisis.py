"""Rasa's safety intents: the second net, which hands over to the safety conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import intent_of
from bot import services


class ActionHandOverToSafety(Action):
    """Opens the safety conversation; it answers beside the dialogue."""

    def name(self) -> str:
        return "action_hand_over_to_safety"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        await services.current().safety.take_over(intent_of(tracker)[0] or "crisis")
        return []
