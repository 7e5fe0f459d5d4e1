"""The room `ask_for_support`."""

from actions.room import ValidateRoomForm


class ValidateAskForSupportForm(ValidateRoomForm):
    """Brings answers to the room `ask_for_support`."""

    room = "ask_for_support"
