"""The guide `find_community`."""

from actions.room import ValidateRoomForm


class ValidateFindCommunityForm(ValidateRoomForm):
    """Brings answers to the guide `find_community`."""

    room = "find_community"
