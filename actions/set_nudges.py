"""Whether, when and how often Kith writes first."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.room import draft_first
from actions.saying import say, text_of, user_of
from bot import services


class ActionSetNudges(Action):
    """Does what was said, and reads it back; else shows how it is, or offers."""

    def name(self) -> str:
        return "action_set_nudges"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if opened := await draft_first(tracker):
            return opened
        say(dispatcher, *await services.current().nudges.asked(user_of(tracker), text_of(tracker)))
        return []
