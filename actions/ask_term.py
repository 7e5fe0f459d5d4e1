"""What a word means."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import entity, say, text_of, user_of
from bot import services


class ActionAskTerm(Action):
    """Explains the word in question; a story that only holds such a question is taken up as one."""

    def name(self) -> str:
        return "action_ask_term"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        now, said = services.current(), text_of(tracker)
        if not now.terms.is_aside(said):
            say(dispatcher, now.terms.explain(entity(tracker, "term"), said))
            return []
        say(dispatcher, *await now.finding.beside_topic(user_of(tracker), said, "ask_term"))
        return []
