"""The room `repair_conflict`."""

from actions.room import ValidateRoomForm


class ValidateRepairConflictForm(ValidateRoomForm):
    """Brings answers to the room `repair_conflict`."""

    room = "repair_conflict"
