"""The gate of rooms that lead to a message: is contact safe, and is it wanted?"""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.rooms.choosing import offer
from bot.coaching.rooms.contact import barred, turned_away
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn

ANSWERS = ("okay", "no_contact", "order", "afraid")
SHORT_STORY = 4  # words


def take_gate(frame: Frame, data: Data, heard: Heard) -> Turn:
    """Okay goes on; a wish for no contact or an order leads to what is possible instead; fear hands over to safety."""
    answered = heard.choice or barred(frame, heard.text)
    if answered is None and frame.checks.matches("contact", "okay", heard.text):
        answered = "okay"
    if answered == "okay":
        return offer(frame, data)
    if answered is not None:
        return turned_away(frame, data, answered)
    kept = {**data, "story": heard.text} if len(heard.text.split()) > SHORT_STORY else data
    return frame.turn("gate", kept, frame.say("gate_again", *ANSWERS))


def ask_gate(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.say("gate_again", *ANSWERS),)


STEPS = {"gate": Step("story", lambda _frame, _data: ANSWERS, take_gate, ask_gate, on_yes=("okay",))}
