"""Nothing understood well enough."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import UserUtteranceReverted
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, user_of
from bot import services


class ActionDefaultFallback(Action):
    """Says what is near to the words, else offers the two likeliest meanings in plain words."""

    def name(self) -> str:
        return "action_default_fallback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        ranking = tracker.latest_message.get("intent_ranking") or []
        offer = services.current().meanings.offer([one["name"] for one in ranking])
        say(dispatcher, await services.current().nearer.instead(user_of(tracker), offer))
        return [UserUtteranceReverted()]
