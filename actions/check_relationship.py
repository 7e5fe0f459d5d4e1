"""The guide `check_relationship`."""

from actions.room import ValidateRoomForm


class ValidateCheckRelationshipForm(ValidateRoomForm):
    """Brings answers to the guide `check_relationship`."""

    room = "check_relationship"
