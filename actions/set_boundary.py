"""The room `set_boundary`."""

from actions.room import ValidateRoomForm


class ValidateSetBoundaryForm(ValidateRoomForm):
    """Brings answers to the room `set_boundary`."""

    room = "set_boundary"
