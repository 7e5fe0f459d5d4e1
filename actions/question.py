"""One question with one short answer: a name, a country, a zone, a person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import entity, say, text_of, user_of
from bot import services
from bot.coaching.message import Say

Events = list[dict[str, Any]]


def ask(question: str) -> Events:
    """The events that put a question: the key of its script, which is also the name of what reads the answer."""
    slots = {"question": question, "question_reply": None, "question_tries": 0}
    return [*(SlotSet(name, value) for name, value in slots.items()), FollowupAction("question_form")]


class ValidateQuestionForm(Action):
    """Brings the answer to what reads it."""

    def name(self) -> str:
        return "validate_question_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        if tracker.slots_to_validate().get("question_reply") is None:
            return [SlotSet("question_reply", None)]
        questions, tries = services.current().questions, int(tracker.get_slot("question_tries") or 0)
        question, choice = str(tracker.get_slot("question")), entity(tracker, "choice")
        answered = await questions.answer(user_of(tracker), question, text_of(tracker), choice, tries)
        say(dispatcher, answered.say)
        reply = "answered" if answered.is_over else None
        return [SlotSet("question_reply", reply), SlotSet("question_tries", tries + 1)]


class ActionAskQuestionReply(Action):
    """Asks the question, unless the answer to it was just found unclear."""

    def name(self) -> str:
        return "action_ask_question_reply"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        if not tracker.get_slot("question_tries"):
            say(dispatcher, Say(str(tracker.get_slot("question"))))
        return []
