"""What a lock screen shows."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of, user_of
from bot import services


class ActionSetDiscreet(Action):
    """Turns it on or off where that was said, else asks."""

    def name(self) -> str:
        return "action_set_discreet"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, await services.current().profiles.discreet(user_of(tracker), text_of(tracker)))
        return []
