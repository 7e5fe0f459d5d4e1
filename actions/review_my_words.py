"""The room `review_my_words`."""

from actions.room import ValidateRoomForm


class ValidateReviewMyWordsForm(ValidateRoomForm):
    """Brings answers to the room `review_my_words`."""

    room = "review_my_words"
