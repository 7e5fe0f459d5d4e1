"""No nudges for a while."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of, user_of
from bot import services


class ActionPauseNudges(Action):
    """Does it at once, and says until when."""

    def name(self) -> str:
        return "action_pause_nudges"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, *await services.current().nudges.pause(user_of(tracker), text_of(tracker)))
        return []
