"""Nothing unasked any more."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, user_of
from bot import services
from bot.coaching.message import Say


class ActionStopNudges(Action):
    """Does it at once."""

    def name(self) -> str:
        return "action_stop_nudges"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        await services.current().profiles.stop(user_of(tracker))
        say(dispatcher, Say("stop_nudges"))
        return []
