"""What the other side says: lines by kind of talk, move and reaction, woven with the words of the case."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from bot.coaching.rehearsal.dice import pick
from bot.coaching.rehearsal.moves import MOVES, OWN, Move
from bot.coaching.rehearsal.reactions import CAN, Reaction
from bot.coaching.rooms.values import Other

KINDS = ("boundary", "support_request", "feeling", "apology")
"""The kinds of review that a talk can be for."""

ANY = "any"
"""The name under which the lines stand that fit every kind of talk."""

WOVEN = frozenset({"topic", "want", "plea", "quote"})
"""The placeholders of a line: three words of the case, and what the user just said."""

_START = re.compile(r"(^|[.!?…] )([a-z])")


@dataclass(frozen=True)
class Replies:
    """Lines by "kind/move/reaction", and for each kind the other side of a case that somebody brings themselves."""

    lines: Mapping[str, tuple[str, ...]] = field(repr=False)
    own: Mapping[str, Other] = field(repr=False)


def key_of(kind: str, move: str, reaction: str) -> str:
    """Where the lines of a pair of move and reaction stand."""
    return f"{kind if move in OWN else ANY}/{move}/{reaction}"


def keys() -> Iterator[str]:
    """Every pair of move and reaction that can occur, by kind where it matters."""
    for move in MOVES:
        for kind in KINDS if move in OWN else (ANY,):
            yield from (f"{kind}/{move}/{reaction}" for reaction in CAN[move])


def line_for(
    replies: Replies, kind: str, move: Move, reaction: Reaction, *, used: Collection[str], seed: str
) -> tuple[str, str]:
    """A line that was not used in this talk, as it is written, and the id to remember it by; from the start where all
    were. The same for the same seed. Raises KeyError for a pair that cannot occur."""
    key = key_of(kind, move, reaction)
    ids = [f"{key}/{number}" for number in range(len(replies.lines[key]))]
    fresh = [one for one in ids if one not in used] or ids
    chosen = pick(fresh, f"{seed} {key} {len(used)}")
    return replies.lines[key][int(chosen.rpartition("/")[2])], chosen


def weave(line: str, other: Other, quote: str) -> str:
    """The line with the words of the case in it; every sentence begins with a capital."""
    woven = line.format_map({"topic": other.topic, "want": other.want, "plea": other.plea, "quote": quote})
    return _START.sub(lambda found: found[1] + found[2].upper(), woven)
