"""Later, not now."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of, user_of
from bot import services


class ActionSnooze(Action):
    """Puts off the nudge that came last; or makes the plan of what is to be reminded of later."""

    def name(self) -> str:
        return "action_snooze"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if await services.current().planning.hears_reminder(user_of(tracker), text_of(tracker)):
            return [FollowupAction("action_plan_contact")]
        say(dispatcher, *await services.current().nudges.snooze(user_of(tracker), text_of(tracker)))
        return []
