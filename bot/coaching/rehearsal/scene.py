"""The scene: a line of theirs, the move named, the other side's answer; any turn can be taken again."""

from __future__ import annotations

import re
from typing import Any

from bot.coaching.message import Say
from bot.coaching.rehearsal.at_once import first_choices, kind_of_answer
from bot.coaching.rehearsal.debrief import look_back, wind_down
from bot.coaching.rehearsal.moves import move_of, named
from bot.coaching.rehearsal.play import KINDS, Play, Step
from bot.coaching.rehearsal.reactions import GOOD, LEAVING, reaction_to
from bot.coaching.rehearsal.replies import line_for, weave
from bot.coaching.review import quote
from bot.coaching.rooms.frame import Data
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn
from bot.coaching.script import sentence

LONGEST_TALK = 8  # turns
GIVEN_IN = 2  # times, and the scene is over
KEPT_WORDS = 40  # of a line, for looking back and keeping
ECHO = 8  # words of theirs that the other side may take up
EVERY_TURN = ("retake", "a_line", "stop_this")
_IF = re.compile(
    r"^\W*(?:and |but |ok,? |so |hm+,? )*what if i(?:['’]d| had| would have| just| have)? "
    r"(?:said|say|told (?:him|her|them)|answered|asked)[\s:,]*(?:that\s+)?",
    re.IGNORECASE,
)


def take_talk(play: Play, data: Data, heard: Heard) -> Turn:
    """Stop, a line to try, the last moment again, another kind of talk; all other words are said to the other side."""
    if heard.choice == "other_kind":
        changed = {**data, "kind": None, "is_guess": False}
        return play.turn("kind", changed, play.with_choices(Say("rehearse/other_kind"), *KINDS))
    if heard.choice == "stop_this":
        return wind_down(play, data)
    if heard.choice == "a_line":
        line = Say(f"rehearse/line/{data['kind']}")
        return play.turn("talk", data, play.with_choices(line, *_choices(data)))
    if heard.choice == "what_if":
        instead = _IF.sub("", heard.text).strip(" \"“”‘’'?")
        return answer(play, _taken_back(data), instead) if len(instead.split()) > 1 else retake(play, data)
    if heard.choice == "retake":
        return retake(play, data)
    return answer(play, data, heard.text)


def retake(play: Play, data: Data) -> Turn:
    """The same moment once more: the last turn is undone, and what the other side had said before it stands again."""
    before = _taken_back(data)
    said = Say("rehearse/retake", {"who": _who(play, before), "line": _last_line(play, before)})
    return play.turn("talk", before, play.with_choices(said, *_choices(before)))


def answer(play: Play, data: Data, text: str) -> Turn:
    """The move named and the other side's answer to it; the scene ends where they accept, where the person leaves or
    pauses, gives in twice, or after eight turns."""
    turns: list[dict[str, Any]] = list(data.get("turns", ()))
    if data.get("is_guess"):
        told = kind_of_answer(play, data["kind"], text)
        data = {**data, "kind": told or data["kind"], "is_guess": told is None}
    kind, seed = data["kind"], f"{data.get('seed', '')} {data.get('round', 0)}"
    move = move_of(kind, text, play.checks)
    reaction = reaction_to(move, data["level"], turns, mean=bool(data.get("mean")), seed=seed)
    line, used = line_for(play.replies, kind, move, reaction, used=data.get("used", ()), seed=seed)
    woven = weave(line, play.other(data), quote(text, ECHO))
    turns.append({"move": move, "reaction": reaction, "line": woven, "said": quote(text, KEPT_WORDS)})
    moved = {**data, "turns": turns, "used": [*data.get("used", ()), used], "again_from": None}
    name, again_from = _name(turns, kind, text), data.get("again_from")
    if again_from is not None and again_from != move:
        pair = {"before": play.move_label(kind, again_from), "after": play.move_label(kind, move)}
        name = Say("rehearse/retaken", pair)
        moved["retaken"] = pair
    fields = {"who": _who(play, data), "line": woven}
    if _is_over(turns):
        return play.turn("ended", moved, name, play.with_choices(Say("rehearse/last", fields), "look_back", "retake"))
    return play.turn("talk", moved, name, play.with_choices(Say("rehearse/they_say", fields), *EVERY_TURN))


def _name(turns: list[dict[str, Any]], kind: str, text: str) -> Say:
    move = turns[-1]["move"]
    if move in GOOD and any(turn["move"] in GOOD for turn in turns[:-1]):
        again = "held_again" if kind == "boundary" else "stayed"
        return Say(f"rehearse/move/{again}", {"quote": quote(text)})
    return Say(f"rehearse/move/{named(kind, move)}", {"quote": quote(text)})


def _is_over(turns: list[dict[str, Any]]) -> bool:
    last = turns[-1]
    accepted = last["move"] in GOOD and last["reaction"] == "accepts"
    given_in = sum(turn["move"] == "gave_in" for turn in turns) >= GIVEN_IN
    return accepted or last["move"] in LEAVING or given_in or len(turns) >= LONGEST_TALK


def _taken_back(data: Data) -> dict[str, Any]:
    turns = list(data.get("turns", ()))
    undone = turns.pop()["move"] if turns else None
    return {**data, "turns": turns, "again_from": undone}


def _last_line(play: Play, data: Data) -> str:
    turns = data.get("turns", ())
    return str(turns[-1]["line"]) if turns else play.other(data).opens


def _who(play: Play, data: Data) -> str:
    return sentence(play.other(data).who)


def _choices(data: Data) -> tuple[str, ...]:
    return EVERY_TURN if data.get("turns") else first_choices(data)


def take_ended(play: Play, data: Data, heard: Heard) -> Turn:
    """Looking back, unless the last moment is taken again."""
    if heard.choice == "retake":
        return retake(play, data)
    if heard.choice == "what_if":
        return take_talk(play, data, heard)
    return look_back(play, data)


def ask_talk(play: Play, data: Data) -> tuple[Say, ...]:
    said = Say("rehearse/they_say", {"who": _who(play, data), "line": _last_line(play, data)})
    return (play.with_choices(said, *_choices(data)),)


def ask_ended(play: Play, _data: Data) -> tuple[Say, ...]:
    return (play.with_choices(Say("rehearse/ended_again"), "look_back", "retake"),)


STEPS = {
    "talk": Step("draft", lambda _play, _data: (*EVERY_TURN, "what_if", "other_kind"), take_talk, ask_talk),
    "ended": Step("choice", lambda _play, _data: ("look_back", "retake", "what_if"), take_ended, ask_ended),
}
