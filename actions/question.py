"""One question with one short answer: a name, a country, a zone, a person, a plan's when."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import entity, intent_of, say, text_of, user_of
from bot import services
from bot.services.outcome import Heard, Outcome

Events = list[dict[str, Any]]
FORM = "question_form"
LET_GO = -1
"""In `question_tries`: the question was let go, and the form is to end when it comes back."""


def ask(question: str) -> Events:
    """The events that put a question: the key of its script, which is also the name of what reads the answer."""
    return [*_slots(question), FollowupAction(FORM)]


def carry_on(dispatcher: CollectingDispatcher, outcome: Outcome) -> Events:
    """Says an outcome, and puts the question or opens the room that it goes on with."""
    say(dispatcher, *outcome.says)
    if outcome.question is not None:
        return ask(outcome.question)
    if outcome.resumes is not None:
        return [SlotSet("room_is_open", True), FollowupAction(f"{outcome.resumes}_form")]
    if outcome.opens is not None:
        return [SlotSet("room_draft", outcome.draft), FollowupAction(f"{outcome.opens}_form")]
    return []


def _slots(question: str | None) -> Events:
    slots = {"question": question, "question_reply": None, "question_tries": 0}
    return [SlotSet(name, value) for name, value in slots.items()]


class ValidateQuestionForm(Action):
    """Brings the answer to what reads it."""

    def name(self) -> str:
        return "validate_question_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        if tracker.slots_to_validate().get("question_reply") is None:
            return [SlotSet("question_reply", None)]
        questions, tries = services.current().questions, int(tracker.get_slot("question_tries") or 0)
        question, choice = str(tracker.get_slot("question")), entity(tracker, "choice")
        heard = Heard(text_of(tracker), *intent_of(tracker))
        answered = await questions.answer(user_of(tracker), question, heard, choice, tries)
        if answered.is_aside:
            let_go = [SlotSet("question_reply", None), SlotSet("question_tries", LET_GO)]
            return [*let_go, ActionExecutionRejected(FORM)]
        say(dispatcher, *answered.says)
        if answered.question is not None:
            return _slots(answered.question)
        reply = "answered" if answered.is_over else None
        return [SlotSet("question_reply", reply), SlotSet("question_tries", tries + 1)]


class ActionAskQuestionReply(Action):
    """Asks the question, unless the answer to it was just found unclear or the question was let go."""

    def name(self) -> str:
        return "action_ask_question_reply"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        tries = tracker.get_slot("question_tries")
        if tries == LET_GO:
            return [*_slots(None), ActiveLoop(None)]
        if not tries:
            say(
                dispatcher,
                await services.current().questions.asked(user_of(tracker), str(tracker.get_slot("question"))),
            )
        return []
