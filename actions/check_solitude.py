"""The guide `check_solitude`."""

from actions.room import ValidateRoomForm


class ValidateCheckSolitudeForm(ValidateRoomForm):
    """Brings answers to the guide `check_solitude`."""

    room = "check_solitude"
