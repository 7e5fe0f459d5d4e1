"""After the scene: how the moves went over the talk, one line to keep, and what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.coaching.message import Say
from bot.coaching.rehearsal.casting import HARDEST, coming
from bot.coaching.rehearsal.play import Play, Step
from bot.coaching.rehearsal.reactions import GOOD, LEAVING
from bot.coaching.rooms.frame import Data
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn

Turns = Sequence[Mapping[str, Any]]

WON = frozenset({"accepted", "paused", "ended", "held"})
"""Ways in which a talk goes well: the limit kept, a pause, or leaving; the other side's yes is not needed."""


def how_it_went(turns: Turns) -> str:
    """accepted, paused, ended, held, gave_in or mixed."""
    last = turns[-1]
    if last["move"] in LEAVING:
        return str(last["move"])
    if last["move"] == "gave_in":
        return "gave_in"
    if last["move"] in GOOD:
        return "accepted" if last["reaction"] == "accepts" else "held"
    return "mixed"


def look_back(play: Play, data: Data) -> Turn:
    """The moves in order, and one thing about them. A turn that was taken again is set beside its first go."""
    turns: Turns = data["turns"]
    how = how_it_went(turns)
    moves = "\n".join(f"{n}. {play.move_label(data['kind'], turn['move'])}" for n, turn in enumerate(turns, 1))
    fields = {"moves": moves, "quote": best_line(turns) or ""}
    after = {**data, "how": how}
    went = play.with_choices(Say(f"rehearse/debrief/{how}", fields), *after_choices(play, after))
    retaken = (Say("rehearse/debrief_retaken", data["retaken"]),) if data.get("retaken") else ()
    return play.turn("after", after, *retaken, went)


def best_line(turns: Turns) -> str | None:
    """The last line that held, in their own words."""
    return next((str(turn["said"]) for turn in reversed(turns) if turn["move"] in GOOD), None)


def wind_down(play: Play, data: Data) -> Turn:
    """Out of the scene at once."""
    stopped = {**data, "how": None}
    return play.turn("after", stopped, play.with_choices(Say("rehearse/stopped"), *after_choices(play, stopped)))


def take_after(play: Play, data: Data, heard: Heard) -> Turn:
    """Harder, the same again, a look back, or enough; other words are asked about again."""
    if heard.choice in ("harder", "once_more"):
        level = min(data["level"] + (heard.choice == "harder"), HARDEST)
        fresh: dict[str, Any] = {"turns": [], "again_from": None, "retaken": None, "how": None, "mean": False}
        return coming(play, {**data, **fresh, "level": level, "round": data.get("round", 0) + 1})
    if heard.choice == "look_back":
        return look_back(play, data)
    if heard.choice == "enough":
        return play.turn("after", data, Say("rehearse/done"), outcome="done")
    return play.turn("after", data, *ask_after(play, data))


def after_choices(_play: Play, data: Data) -> tuple[str, ...]:
    """Three at most: back or on, the line that held, enough."""
    turns = data.get("turns", ())
    if data.get("how") is None:
        return ("look_back" if turns else "once_more", "enough")
    is_next = "harder" if data["how"] in WON and data["level"] < HARDEST else "once_more"
    return (is_next, *(("keep_line",) if best_line(turns) else ()), "enough")


def ask_after(play: Play, data: Data) -> tuple[Say, ...]:
    return (play.with_choices(Say("rehearse/after_again"), *after_choices(play, data)),)


STEPS = {"after": Step("choice", after_choices, take_after, ask_after)}
