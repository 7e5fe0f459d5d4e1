"""The room `reach_out`."""

from actions.room import ValidateRoomForm


class ValidateReachOutForm(ValidateRoomForm):
    """Brings answers to the room `reach_out`."""

    room = "reach_out"
