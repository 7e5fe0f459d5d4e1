"""Nothing unasked any more."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.room import draft_first
from actions.saying import say, text_of, user_of
from bot import services
from bot.coaching.message import Say
from bot.coaching.rooms import is_for_another


class ActionStopNudges(Action):
    """Does it at once, with a way back where it was typed; what a program cannot do is words for somebody."""

    def name(self) -> str:
        return "action_stop_nudges"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if opened := await draft_first(tracker):
            return opened
        said, user_id = text_of(tracker), user_of(tracker)
        if is_for_another(said):
            say(dispatcher, Say("stop_nudges/not_me"))
            return []
        was_on = await services.current().profiles.stop(user_id)
        say(dispatcher, Say("stop_nudges/typed" if said and was_on else "stop_nudges"))
        return []
