"""A contact that was made."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.question import carry_on
from actions.saying import text_of, user_of
from bot import services


class ActionLogContact(Action):
    """Keeps it, and asks once how it went."""

    def name(self) -> str:
        return "action_log_contact"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        outcome = await services.current().contacting.tell(user_of(tracker), text_of(tracker))
        return carry_on(dispatcher, outcome)
