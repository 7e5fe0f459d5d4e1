"""Rasa's safety intents: the second net, which hands over to the safety conversation."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import intent_of, say, text_of, user_of
from bot import services
from bot.services.understanding import NEVER_GUESSED, WORRY

SURE_ENOUGH = 0.8
"""Below this, the screen having seen nothing, what was meant is asked in plain words."""


class ActionHandOverToSafety(Action):
    """Opens the safety conversation; it answers beside the dialogue."""

    def name(self) -> str:
        return "action_hand_over_to_safety"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        intent, confidence = intent_of(tracker)
        said, desk = text_of(tracker), services.current().safety
        is_tapped, is_everyday = not said, desk.is_everyday(said)
        ranking = tracker.latest_message.get("intent_ranking") or []
        meant = {one["name"]: float(one["confidence"]) for one in ranking}
        finding = services.current().finding
        if not is_tapped and intent == WORRY and (known := await finding.surely(user_of(tracker), said, meant)):
            say(dispatcher, *known)
        elif is_tapped or (confidence >= SURE_ENOUGH and not is_everyday):
            await desk.take_over(intent or "crisis", is_sure=is_tapped)
        else:
            if is_everyday:
                meant = {topic: share for topic, share in meant.items() if topic not in NEVER_GUESSED}
            offer = services.current().meanings.ask(list(meant))
            say(dispatcher, *await finding.near_or_found(user_of(tracker), said, meant, offer))
        return []
