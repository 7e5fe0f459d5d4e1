"""What somebody just did in a rehearsal, named: held the limit, gave in, explained too much, attacked, paused …"""

from __future__ import annotations

from typing import Literal, get_args

from bot.coaching.review import Checks, Reading, read

Move = Literal[
    "held",
    "acknowledged",
    "asked",
    "explained",
    "apologised",
    "hedged",
    "attacked",
    "gave_in",
    "paused",
    "ended",
    "silent",
    "beside",
]
MOVES: tuple[Move, ...] = get_args(Move)

SHEET = "moves"
"""The sheet of checks that has the words of each move, and its name."""

OWN = frozenset({"held", "explained", "apologised", "hedged", "gave_in"})
"""Moves that mean something else in each kind of talk; the others are the same in all."""

CORE = {
    "boundary": frozenset({"limit", "own_action"}),
    "support_request": frozenset({"ask", "specific"}),
    "feeling": frozenset({"feeling", "request"}),
    "apology": frozenset({"responsibility", "apology", "propose", "impact"}),
}
"""Parts of which one is enough to have said what the talk is for, by kind of review."""

_ATTACKS = {
    "boundary": frozenset({"blame", "threat"}),
    "support_request": frozenset({"guilt"}),
    "feeling": frozenset({"blame"}),
    "apology": frozenset({"counter_attack"}),
}
_EXPLAINS = frozenset({"over_explaining", "excuse"})
_SORRY = frozenset({"over_apology", "asks_forgiveness"})
_HEDGES = frozenset(
    {"hedge", "conditional", "hint", "vague", "false_feeling", "mind_reading", "absolute", "vague_repair"}
)
LONG = 70  # words; whoever says more explains


def move_of(kind: str, text: str, checks: Checks) -> Move:
    """The move that a line is, said to the other side in a talk of this kind of review. Raises KeyError for a kind that
    cannot be rehearsed.

    What harms counts before what helps; leaving and pausing count before the rest, and the core before mere hearing.
    """
    signs, reading = checks.read(SHEET, text), read(kind, text, checks)
    if "silent" in signs:
        return "silent"
    faults = set(reading.faults)
    has_core = "holds" in signs or _has_core(kind, reading)
    if faults & _ATTACKS[kind] or "attacked" in signs:
        return "attacked"
    if "gave_in" in signs and not ("holds" in signs or (kind == "boundary" and has_core)):
        return "gave_in"
    if "ended" in signs:
        return "ended"
    if "paused" in signs and (kind == "boundary" or not has_core):
        return "paused"
    if faults & _EXPLAINS or len(text.split()) > LONG or "explained" in signs:
        return "explained"
    if faults & _SORRY or ("apologised" in signs and kind != "apology"):
        return "apologised"
    if faults & _HEDGES or "hedged" in signs:
        return "hedged"
    if has_core:
        return "held"
    if "acknowledged" in signs or {"care", "impact"} & set(reading.parts):
        return "acknowledged"
    return "asked" if text.rstrip().endswith("?") else "beside"


def _has_core(kind: str, reading: Reading) -> bool:
    return bool(CORE[kind] & set(reading.parts))


def named(kind: str, move: str) -> str:
    """The name under which a move of this kind of talk has its label and its words: "held/boundary", "asked"."""
    return f"{move}/{kind}" if move in OWN else move
