"""The guide `seek_therapy`."""

from actions.room import ValidateRoomForm


class ValidateSeekTherapyForm(ValidateRoomForm):
    """Brings answers to the guide `seek_therapy`."""

    room = "seek_therapy"
