"""The room `say_how_i_feel`."""

from actions.room import ValidateRoomForm


class ValidateSayHowIFeelForm(ValidateRoomForm):
    """Brings answers to the room `say_how_i_feel`."""

    room = "say_how_i_feel"
