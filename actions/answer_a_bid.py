"""The room `answer_a_bid`."""

from actions.room import ValidateRoomForm


class ValidateAnswerABidForm(ValidateRoomForm):
    """Brings answers to the room `answer_a_bid`."""

    room = "answer_a_bid"
