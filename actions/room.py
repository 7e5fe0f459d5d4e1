"""What every room's form does: brings answers to the room, asks its questions, closes it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import entity, intent_of, say, text_of, user_of
from bot import services
from bot.coaching.message import Say
from bot.coaching.rooms import Answer


async def draft_first(tracker: Tracker) -> list[dict[str, Any]]:
    """The room that looks at a message, where the latest is a limit for somebody and no wish to Kith; else nothing."""
    said, practice = text_of(tracker), services.current().practice
    if tracker.active_loop_name is not None or not practice.hears_limit(said):
        return []
    room = await practice.room_for_draft(user_of(tracker))
    return [SlotSet("room_draft", said), FollowupAction(f"{room}_form")]


class ValidateRoomForm(Action, ABC):
    """Brings what a person said in a room to the room."""

    @property
    @abstractmethod
    def room(self) -> str:
        """The room's name; the subclass gives it."""

    def name(self) -> str:
        return f"validate_{self.room}_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if tracker.slots_to_validate().get("room_reply") is None:
            return [SlotSet("room_reply", None)]
        intent, confidence = intent_of(tracker)
        answer = Answer(text_of(tracker), entity(tracker, "choice"), intent, confidence)
        step = await services.current().practice.take(user_of(tracker), self.room, answer)
        if step.turn.outcome == "aside" and answer.choice is None:
            return [SlotSet("room_reply", None), ActionExecutionRejected(f"{self.room}_form")]
        say(dispatcher, *step.says)
        turn = step.turn
        reply = turn.outcome if step.is_over else None
        slots = {"room_reply": reply, "room_next": turn.goes_to, "room_draft": turn.carries, "room_has_asked": True}
        return [SlotSet(name, value) for name, value in slots.items()]


class ActionAskRoomReply(Action):
    """Asks what the room waits for: its first question, or the present one again after something in between."""

    def name(self) -> str:
        return "action_ask_room_reply"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        if tracker.get_slot("room_has_asked"):
            return [SlotSet("room_has_asked", False)]
        practice, room = services.current().practice, str(tracker.active_loop_name).removesuffix("_form")
        if tracker.get_slot("room_is_open"):
            say(dispatcher, *await practice.ask_again(user_of(tracker)))
            return []
        is_about_somebody = bool(entity(tracker, "relation") or entity(tracker, "contact_name"))
        draft = tracker.get_slot("room_draft")
        turn = await practice.begin(user_of(tracker), room, text_of(tracker), is_about_somebody, draft)
        say(dispatcher, *turn.says)
        used = SlotSet("room_draft", None)
        if turn.outcome != "on":
            return [used, SlotSet("room_reply", turn.outcome), SlotSet("room_next", turn.goes_to), ActiveLoop(None)]
        return [used, SlotSet("room_is_open", True)]


class ActionCloseRoom(Action):
    """After a room: on to what the person chose next, or to safety."""

    def name(self) -> str:
        return "action_close_room"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        outcome, goes_to = tracker.get_slot("room_reply"), tracker.get_slot("room_next")
        names = ("room_reply", "room_next", "room_has_asked", "room_is_open")
        events = [SlotSet(name, None) for name in names]
        if outcome == "unsafe":
            await services.current().safety.take_over(goes_to or "in_danger", is_sure=goes_to is None)
        elif goes_to in services.current().practice.rooms:
            events.append(FollowupAction(f"{goes_to}_form"))
        elif goes_to is not None:
            say(dispatcher, Say(goes_to))
        return events
