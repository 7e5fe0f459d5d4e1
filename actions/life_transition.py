"""The guide `life_transition`."""

from actions.room import ValidateRoomForm


class ValidateLifeTransitionForm(ValidateRoomForm):
    """Brings answers to the guide `life_transition`."""

    room = "life_transition"
