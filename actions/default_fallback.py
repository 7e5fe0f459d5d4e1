"""Nothing understood well enough."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import UserUtteranceReverted
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of, user_of
from bot import services


class ActionDefaultFallback(Action):
    """Says what is near to the words, else what may be by its meaning, else offers the two likeliest topics."""

    def name(self) -> str:
        return "action_default_fallback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        ranking = tracker.latest_message.get("intent_ranking") or []
        meant = {one["name"]: float(one["confidence"]) for one in ranking if one["name"] != "nlu_fallback"}
        offer = services.current().meanings.offer(list(meant))
        finding, said = services.current().finding, text_of(tracker)
        say(dispatcher, *await finding.near_or_found(user_of(tracker), said, meant, offer))
        return [UserUtteranceReverted()]
