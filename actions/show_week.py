"""The last seven days with other people."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import user_of
from bot import services


class ActionShowWeek(Action):
    """Shows them: a picture, its words, one suggestion."""

    def name(self) -> str:
        return "action_show_week"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        await services.current().weeks.show(user_of(tracker))
        return []
