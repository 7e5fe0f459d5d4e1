"""Everybody who is kept."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.entering import on_the_list
from actions.saying import say, user_of
from bot import services


class ActionListPeople(Action):
    """Lists them."""

    def name(self) -> str:
        return "action_list_people"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if (done := await on_the_list(dispatcher, tracker)) is not None:
            return done
        say(dispatcher, await services.current().people.listed(user_of(tracker)))
        return []
