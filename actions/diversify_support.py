"""The guide `diversify_support`."""

from actions.room import ValidateRoomForm


class ValidateDiversifySupportForm(ValidateRoomForm):
    """Brings answers to the guide `diversify_support`."""

    room = "diversify_support"
