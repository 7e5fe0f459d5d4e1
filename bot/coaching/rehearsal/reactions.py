"""How the other side reacts: chosen by the move, the difficulty and what went before, the same for the same seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from bot.coaching.rehearsal.dice import pick
from bot.coaching.rehearsal.moves import Move

Reaction = Literal["accepts", "surprised", "pushes", "argues", "guilt_trips", "jokes", "silent", "attacks"]
REACTIONS: tuple[Reaction, ...] = get_args(Reaction)
LEVELS = (1, 2, 3)
GOOD = frozenset({"held"})
LEAVING = frozenset({"paused", "ended"})
"""Moves that end a talk well, whatever the other side says to them."""

MEAN: Reaction = "attacks"
"""The reaction that only those meet who asked for it."""

CAN: Mapping[Move, Mapping[Reaction, int]] = {
    "held": {
        "accepts": 1,
        "surprised": 1,
        "pushes": 1,
        "argues": 2,
        "guilt_trips": 2,
        "jokes": 2,
        "silent": 3,
        "attacks": 3,
    },
    "acknowledged": {"surprised": 1, "pushes": 1, "argues": 2, "guilt_trips": 2},
    "asked": {"surprised": 1, "pushes": 1, "argues": 2, "guilt_trips": 2},
    "explained": {"pushes": 1, "argues": 1, "guilt_trips": 2, "jokes": 2, "attacks": 3},
    "apologised": {"surprised": 1, "pushes": 1, "guilt_trips": 2, "jokes": 2},
    "hedged": {"surprised": 1, "pushes": 1, "argues": 2, "jokes": 2},
    "attacked": {"surprised": 1, "argues": 1, "guilt_trips": 2, "silent": 2, "attacks": 3},
    "gave_in": {"accepts": 1, "pushes": 2, "jokes": 2},
    "paused": {"accepts": 1, "surprised": 1, "pushes": 2, "guilt_trips": 2, "silent": 3, "attacks": 3},
    "ended": {"accepts": 1, "surprised": 1, "guilt_trips": 2, "silent": 2, "attacks": 3},
    "silent": {"surprised": 1, "pushes": 1, "jokes": 2},
    "beside": {"surprised": 1, "pushes": 1, "argues": 2, "jokes": 2},
}
"""Which reactions can follow a move, and from which difficulty on."""


def reaction_to(move: Move, level: int, before: Sequence[Mapping[str, str]], *, mean: bool, seed: str) -> Reaction:
    """The other side's reaction to a move after the turns `before` (each with its "move" and "reaction").

    Whoever has held as often as the level is high is accepted the next time; before that nobody is. A reaction that
    came last is left out where there is another. `seed` and the number of turns decide among the rest.
    """
    able = [name for name, from_level in CAN[move].items() if from_level <= level and (mean or name != MEAN)]
    if move in GOOD:
        held = sum(1 for turn in before if turn["move"] in GOOD)
        if held >= level:
            return "accepts"
        able = [name for name in able if name != "accepts" and not (held and name == "surprised")]
    last = before[-1]["reaction"] if before else None
    fresh = [name for name in able if name != last] or able
    harder = [name for name in fresh if CAN[move][name] == level] if level > 1 else []
    return pick([*fresh, *harder], f"{seed} {len(before)} {move}")
