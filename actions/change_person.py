"""A change about one of their people."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.entering import on_the_list
from actions.question import carry_on
from actions.saying import text_of, user_of
from bot import services


class ActionChangePerson(Action):
    """Keeps it; what is not safe is never brought up again."""

    def name(self) -> str:
        return "action_change_person"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if (done := await on_the_list(dispatcher, tracker)) is not None:
            return done
        outcome = await services.current().person_changes.tell(user_of(tracker), text_of(tracker))
        return carry_on(dispatcher, outcome)
