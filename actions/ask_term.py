"""What a word means."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import entity, say, text_of
from bot import services


class ActionAskTerm(Action):
    """Explains the word in question."""

    def name(self) -> str:
        return "action_ask_term"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, services.current().terms.explain(entity(tracker, "term"), text_of(tracker)))
        return []
