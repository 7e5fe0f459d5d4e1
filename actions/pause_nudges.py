"""No nudges for a while."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.room import draft_first
from actions.saying import say, text_of, user_of
from bot import services


class ActionPauseNudges(Action):
    """Does it at once, and says until when; a bare "pause" in a timed talk stops its clock."""

    def name(self) -> str:
        return "action_pause_nudges"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if opened := await draft_first(tracker):
            return opened
        held = await services.current().timed_talks.held_by(user_of(tracker), text_of(tracker))
        if held is not None:
            say(dispatcher, held)
            return []
        say(dispatcher, *await services.current().nudges.pause(user_of(tracker), text_of(tracker)))
        return []
