"""What somebody tells of themselves."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of, user_of
from bot import services


class ActionSetProfile(Action):
    """Keeps it and reads it back, or asks what to change."""

    def name(self) -> str:
        return "action_set_profile"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, *await services.current().profiles.introduce(user_of(tracker), text_of(tracker)))
        return []
