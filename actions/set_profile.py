"""What somebody tells of themselves."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import say, text_of, user_of
from bot import services


class ActionSetProfile(Action):
    """Keeps it and reads it back, or asks what to change; what is asked beside it is answered, where that is surely
    known."""

    def name(self) -> str:
        return "action_set_profile"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        now, said = services.current(), text_of(tracker)
        says = await now.profiles.introduce(user_of(tracker), said)
        if "?" in said:
            asked = await now.meant(said)
            others = {topic: share for topic, share in asked.items() if topic != "set_profile"}
            says += await now.finding.surely(user_of(tracker), said, others)
        say(dispatcher, *says)
        return []
