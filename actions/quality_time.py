"""A guided talk by the clock."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, user_of
from bot import services


class ActionQualityTime(Action):
    """What such a talk is, or how the one stands that is on."""

    def name(self) -> str:
        return "action_quality_time"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, await services.current().timed_talks.open(user_of(tracker)))
        return []
