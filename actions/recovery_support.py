"""The guide `recovery_support`."""

from actions.room import ValidateRoomForm


class ValidateRecoverySupportForm(ValidateRoomForm):
    """Brings answers to the guide `recovery_support`."""

    room = "recovery_support"
