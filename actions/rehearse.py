"""The room `rehearse`."""

from actions.room import ValidateRoomForm


class ValidateRehearseForm(ValidateRoomForm):
    """Brings answers to the room `rehearse`."""

    room = "rehearse"
