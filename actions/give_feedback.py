"""What somebody thinks of an answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of, user_of
from bot import services


class ActionGiveFeedback(Action):
    """Takes it as it sounds."""

    def name(self) -> str:
        return "action_give_feedback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, await services.current().opinions.take(user_of(tracker), text_of(tracker)))
        return []
