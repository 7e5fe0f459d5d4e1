"""Messages unasked again."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.question import ask
from actions.saying import say, user_of
from bot import services
from bot.coaching.message import Say


class ActionResumeNudges(Action):
    """Does it at once; asks for the clock they live by where it is not known."""

    def name(self) -> str:
        return "action_resume_nudges"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        said = await services.current().nudges.start(user_of(tracker))
        say(dispatcher, Say("resume_nudges"), *said)
        return [] if said else ask("set_nudges/ask_zone")
