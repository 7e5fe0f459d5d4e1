"""A number to call."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of, user_of
from bot import services


class ActionAskHelpline(Action):
    """Gives those of the person's country."""

    def name(self) -> str:
        return "action_ask_helpline"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, await services.current().numbers.known(user_of(tracker), text_of(tracker)))
        return []
