"""The part that is taken at once, where somebody wishes it and says who: the first line, and what it is for."""

from __future__ import annotations

from typing import Any

from bot.coaching.message import Say
from bot.coaching.rehearsal.moves import CORE, SHEET
from bot.coaching.rehearsal.play import Play
from bot.coaching.rehearsal.wish import Wish, wish_in
from bot.coaching.review import read
from bot.coaching.rooms.frame import Data
from bot.coaching.rooms.values import Turn
from bot.coaching.script import sentence

OPENING = "opening"
"""The sheet of checks that reads the first line of the other one."""

CALLS = {
    "calls_for_feeling": "feeling",
    "calls_for_sorry": "apology",
    "calls_for_limit": "boundary",
    "calls_for_ask": "support_request",
}
"""The kind of talk that a line calls for, by sign; the first that is found."""

UNKNOWN = "feeling"
"""The kind that is played until an answer tells more: to say how it is fits most lines."""

TELLS = {
    "apology": CORE["apology"] - {"propose", "impact"},
    "boundary": CORE["boundary"],
    "support_request": CORE["support_request"] - {"specific"},
    "feeling": CORE["feeling"] - {"request"},
}
"""The parts that tell one kind from the others in an answer; the plainest kind first."""


def wished(play: Play, text: str) -> Wish | None:
    """The wish in a text that somebody be played, or None."""
    return wish_in(text, lambda word: play.checks.matches("answer", "names_someone", f"my {word}"))


def start(play: Play, data: Data) -> Turn:
    """In the scene, with their line first. Where what is practised was not said, it is guessed, nothing is said of it,
    and one tap changes it."""
    kind = data.get("kind") or kind_of_line(play, str(data.get("opens") or ""))
    fresh: dict[str, Any] = {"level": 1, "mean": False, "turns": [], "used": [], "round": 0, "situation": None}
    begun = {**data, **fresh, "kind": kind, "is_guess": not data.get("kind")}
    other = play.other(begun)
    says = Say("rehearse/at_once" if begun["is_guess"] else f"rehearse/at_once/{kind}", {"who": other.who})
    opens = Say("rehearse/they_say", {"who": sentence(other.who), "line": other.opens})
    return play.turn("talk", begun, says, play.with_choices(opens, *first_choices(begun)))


def first_choices(data: Data) -> tuple[str, ...]:
    """The buttons under their first line."""
    return ("a_line", *(("other_kind",) if data.get("is_guess") else ()), "stop_this")


def kind_of_line(play: Play, line: str) -> str:
    """The kind of talk that a line of the other one calls for."""
    signs = play.checks.read(OPENING, line)
    return next((kind for sign, kind in CALLS.items() if sign in signs), UNKNOWN)


def kind_of_answer(play: Play, guessed: str, text: str) -> str | None:
    """The kind of talk that an answer is of: the guessed one where that is told in it, else the first that is; None
    where none is."""
    if "holds" in play.checks.read(SHEET, text):
        return "boundary"
    found = [kind for kind, parts in TELLS.items() if parts & set(read(kind, text, play.checks).parts)]
    return guessed if guessed in found else next(iter(found), None)
