"""Keeping somebody."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.entering import add, on_the_list


class ActionAddPerson(Action):
    """Keeps the person named, or asks for the name."""

    def name(self) -> str:
        return "action_add_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        done = await on_the_list(dispatcher, tracker, "add")
        return await add(dispatcher, tracker) if done is None else done
