"""The guide `check_online_time`."""

from actions.room import ValidateRoomForm


class ValidateCheckOnlineTimeForm(ValidateRoomForm):
    """Brings answers to the guide `check_online_time`."""

    room = "check_online_time"
