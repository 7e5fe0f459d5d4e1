"""Forgetting somebody."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.entering import on_the_list, remove


class ActionRemovePerson(Action):
    """Removes the person named, or asks whom."""

    def name(self) -> str:
        return "action_remove_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        done = await on_the_list(dispatcher, tracker, "remove")
        return await remove(dispatcher, tracker) if done is None else done
