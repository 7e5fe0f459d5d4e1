"""Nothing understood well enough."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet, UserUtteranceReverted
from rasa_sdk.executor import CollectingDispatcher

from actions.entering import on_the_list
from actions.question import carry_on
from actions.saying import say, text_of, user_of
from bot import services
from bot.services.understanding import NEVER_GUESSED


class ActionDefaultFallback(Action):
    """Opens the room for words that are a draft or a case of its own, makes the plan that is asked for, keeps hours of
    quiet, or puts somebody on the list; else says what is near, or what may be by its meaning, or offers the two
    likeliest topics."""

    def name(self) -> str:
        return "action_default_fallback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        practice, said = services.current().practice, text_of(tracker)
        ranking = tracker.latest_message.get("intent_ranking") or []
        none = NEVER_GUESSED if services.current().safety.is_everyday(said) else frozenset()
        meant = {one["name"]: float(one["confidence"]) for one in ranking if one["name"] not in {"nlu_fallback", *none}}
        offer = services.current().meanings.offer(list(meant), said)
        is_free = tracker.active_loop_name is None
        room = services.current().first_lines.room_of_draft(user_of(tracker), said, meant) if is_free else None
        if room is not None:
            return [SlotSet("room_draft", said), FollowupAction(f"{room}_form")]
        if is_free and practice.hears_draft(said, meant) and not await practice.was_asked_of_draft(user_of(tracker)):
            return [SlotSet("room_draft", said), FollowupAction("review_my_words_form")]
        if is_free and await services.current().planning.hears_reminder(user_of(tracker), said):
            return [FollowupAction("action_plan_contact")]
        if is_free and services.current().planning.hears_change(said):
            changed = await services.current().plan_list.change(user_of(tracker), said)
            return carry_on(dispatcher, changed) or [UserUtteranceReverted()]
        if is_free and services.current().nudges.hears_hours(
            said, meant.get("set_nudges", 0) + meant.get("pause_nudges", 0)
        ):
            say(dispatcher, *await services.current().nudges.asked(user_of(tracker), said))
            return [UserUtteranceReverted()]
        if (done := await on_the_list(dispatcher, tracker)) is not None:
            return done or [UserUtteranceReverted()]
        says = await services.current().finding.near_or_found(user_of(tracker), said, meant, offer)
        if is_free and says[0].key in practice.rooms:
            return [FollowupAction(f"{says[0].key}_form")]
        say(dispatcher, *says)
        return [UserUtteranceReverted()]
