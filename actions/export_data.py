"""A copy of everything."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, user_of
from bot import services
from bot.coaching.message import Say


class ActionExportData(Action):
    """Sends the file with everything that is kept about the person."""

    def name(self) -> str:
        return "action_export_data"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        say(dispatcher, Say("export_data"))
        await services.current().own_data.send_copy(user_of(tracker))
        return []
