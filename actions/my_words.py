"""Drafts that a person kept."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, user_of
from bot import services


class ActionMyWords(Action):
    """Shows the latest of them."""

    def name(self) -> str:
        return "action_my_words"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, await services.current().words.listed(user_of(tracker)))
        return []
