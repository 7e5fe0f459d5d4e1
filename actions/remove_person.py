"""Forgetting somebody."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.question import ask
from actions.saying import entity, say, text_of, user_of
from bot import services


class ActionRemovePerson(Action):
    """Removes the person named, or asks whom."""

    def name(self) -> str:
        return "action_remove_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        relation = entity(tracker, "relation")
        said = await services.current().people.remove_named(user_of(tracker), text_of(tracker), relation)
        if said is None:
            return ask("remove_person")
        say(dispatcher, said)
        return []
