"""A pause in an argument."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.room import draft_first
from actions.saying import say, text_of, user_of
from bot import services
from bot.coaching.pausing import is_over


class ActionPauseArgument(Action):
    """The sentence to say and for how long, or how the running pause stands; the room for a sorry, where it is over."""

    def name(self) -> str:
        return "action_pause_argument"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if opened := await draft_first(tracker):
            return opened
        if is_over(text_of(tracker)):
            return [FollowupAction("repair_conflict_form")]
        say(dispatcher, await services.current().pauses.open(user_of(tracker), text_of(tracker)))
        return []
