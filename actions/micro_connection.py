"""The room `micro_connection`."""

from actions.room import ValidateRoomForm


class ValidateMicroConnectionForm(ValidateRoomForm):
    """Brings answers to the room `micro_connection`."""

    room = "micro_connection"
