"""Hello."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, user_of
from bot import services


class ActionGreet(Action):
    """Greets, and offers to go on with a room that was left open by a restart."""

    def name(self) -> str:
        return "action_greet"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, *await services.current().practice.greeting(user_of(tracker)))
        return []
