"""Keeping somebody."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.question import ask
from actions.saying import entity, say, text_of, user_of
from bot import services


class ActionAddPerson(Action):
    """Keeps the person named, or asks for the name."""

    def name(self) -> str:
        return "action_add_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        relation = entity(tracker, "relation")
        said = await services.current().people.add_named(user_of(tracker), text_of(tracker), relation)
        if said is None:
            return ask("add_person")
        say(dispatcher, said)
        return []
