"""Before the scene: what is to be said, to whom, and what is coming."""

from __future__ import annotations

import re

from bot.coaching.message import Say
from bot.coaching.people import relation_of
from bot.coaching.rehearsal.at_once import start, wished
from bot.coaching.rehearsal.play import KINDS, SHEET, Play, Step
from bot.coaching.rehearsal.wish import TURNED
from bot.coaching.rooms.choosing import mixed
from bot.coaching.rooms.frame import Data
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn
from bot.coaching.script import sentence

HARDEST = 3
SHORT_NAME = 2  # words; what is longer and names nobody is no name
NOBODY = frozenset({"agrees", "declines", "thanks", "asks", "parts_ways"})
"""Signs of an answer that names nobody."""

NO_LINE = frozenset({"says_nothing", "at_a_loss", "declines"})
"""Signs of an answer that holds no line."""

_SAYS = re.compile(
    r"^(?:he|she|they|it|my \w+)(?:['’]d|['’]ll| would| will| always| usually| mostly| just)* "
    r"(?:says?|goes|asks?|is like)\b[:,]?\s+(?:(?:something |things? )?like[:,]?\s+)?",
    re.IGNORECASE,
)
"""What stands before a line where somebody tells what the other one says."""

_PLAYS = re.compile(
    r"\b(?:you(?:['’]re| are|['’]ll be)?|u r|u|be|play|being) (?:my|our) "
    r"(?P<who>[^\W\d_][\w-]*(?:[ -]in[ -]law)?)(?!['’]s)\b",
    re.IGNORECASE,
)
"""Whom Kith is to be."""
_OPENS = re.compile(
    r"\b(?:you|u)(?:['’]re| are| r)? (?:saying|say)(?: that)? (?!how\b|what\b|sorry\b)(?P<line>[^?]+?)"
    r"(?:,? (?:and |so )?(?:i want|i need|practi[sc]e|let['’]?s)\b.*)?$",
    re.IGNORECASE,
)
"""What the other one is to begin with."""

LONGEST_OPENING = 40  # words of what the other one usually says


def kind_in(play: Play, text: str) -> str | None:
    """The kind of talk that a text asks for, or None where it names none or several."""
    found = [KINDS[name] for name in play.checks.read(SHEET, text) if name in KINDS]
    return found[0] if len(found) == 1 else None


def who_in(play: Play, text: str) -> str | None:
    """Who is named in a text, as they are called in a scene: "my boss" → "your boss"; a short name as it is."""
    played = _played(play, text)
    if played is not None:
        return f"your {played}"
    named = play.checks.read("answer", text).get("names_someone")
    words = named[0].split() if named else text.strip(" .!?").split()
    if not words or len(words) > SHORT_NAME + 1 or (not named and len(words) > SHORT_NAME):
        return None
    if words[0].lower() in ("my", "our"):
        return " ".join(["your", *words[1:]])
    return " ".join(words)


def _played(play: Play, text: str) -> str | None:
    """Whom Kith is to be, where that is a person: somebody's sister, boss or RA."""
    found = _PLAYS.search(text)
    if found is None:
        return None
    who = found["who"]
    return who if relation_of(who.lower()) or _names(play, f"my {who}") or who.isupper() else None


def told_in(play: Play, text: str) -> Data:
    """What the words of somebody who comes say already: the kind of talk, who is played, and what they begin with."""
    wish = wished(play, text)
    if wish is not None:
        told = {"who": wish.who, "opens": wish.line, "kind": kind_in(play, wish.around)}
        return {"at_once": True, **{name: value for name, value in told.items() if value}}
    found: dict[str, str | None] = {"kind": kind_in(play, text)}
    if _played(play, text) or _names(play, text):
        found["who"] = who_in(play, text)
    opens = _OPENS.search(text) if _played(play, text) else None
    if opens is not None:
        words = opens["line"].strip(' "“”').split()[:LONGEST_OPENING]
        found["opens"] = sentence(" ".join(TURNED.get(word.lower(), word) for word in words))
    return found


def cast(play: Play, data: Data) -> Turn:
    """The next question of those that have no answer yet: the kind, the case, what the other one says. Where it was
    wished that somebody be played at once, only what they say is asked, and no line of their choice needs a kind."""
    if data.get("at_once") and (data.get("opens") or (data.get("kind") and data.get("no_line"))):
        return start(play, data)
    if data.get("at_once") and data.get("who") and not data.get("no_line"):
        return play.turn("opens", data, *ask_opens(play, data))
    if not data.get("kind"):
        return play.turn("kind", data, *ask_kind(play, data))
    if data.get("who") and data.get("opens"):
        return introduce(play, {**data, "situation": None})
    if data.get("who"):
        return play.turn("opens", data, *ask_opens(play, data))
    return offer(play, data)


def offer(play: Play, data: Data) -> Turn:
    """Three cases, or one's own."""
    seen = list(data.get("seen", ()))
    offered = mixed(play.cases(data["kind"]).values(), seen, data.get("tags", ()))
    moved = {**data, "offered": offered, "seen": [*seen, *(one for one in offered if one not in seen)]}
    if not offered:
        return play.turn("own", moved, *ask_own(play, moved))
    return play.turn("case", moved, play.with_choices(Say("rehearse/cases"), *offered, "others", "own"))


def take_kind(play: Play, data: Data, heard: Heard) -> Turn:
    """The kind by its button or from their words; whom they named with it is kept."""
    kind = KINDS[heard.choice] if heard.choice else kind_in(play, heard.text)
    who = data.get("who") or (who_in(play, heard.text) if _names(play, heard.text) else None)
    if kind is None:
        return play.turn("kind", {**data, "who": who}, *ask_kind(play, data))
    return cast(play, {**data, "kind": kind, "who": who})


def take_case(play: Play, data: Data, heard: Heard) -> Turn:
    """A case, others, or one's own; words typed freely are one's own."""
    if heard.choice == "others":
        return offer(play, data)
    if heard.choice == "own":
        return play.turn("own", data, *ask_own(play, data))
    if heard.choice is not None:
        return introduce(play, {**data, "situation": heard.choice, "who": None, "opens": None})
    return take_own(play, data, heard)


def take_own(play: Play, data: Data, heard: Heard) -> Turn:
    """Who it is; where nobody is named it stays open, and they are simply "they". Or a made-up case after all."""
    if heard.choice == "others":
        return offer(play, data)
    if NOBODY & set(play.checks.read("answer", heard.text)):
        return play.turn("own", data, *ask_own(play, data))
    who = who_in(play, heard.text) or play.replies.own[data["kind"]].who
    moved = {**data, "who": who, "situation": None}
    return play.turn("opens", moved, *ask_opens(play, moved))


def take_opens(play: Play, data: Data, heard: Heard) -> Turn:
    """What the other one usually says, in their words; a line for any case where they choose that or tell none."""
    if heard.choice is None and len(heard.text.split()) <= SHORT_NAME + 1 and _names(play, heard.text):
        return play.turn("opens", data, play.with_choices(Say("rehearse/own_line", {"who": data["who"]}), "guess"))
    if heard.choice is None and play.checks.read("answer", heard.text).keys() & NO_LINE:
        return introduce(play, {**data, "opens": None, "situation": None, "no_line": True})
    told = _SAYS.sub("", heard.text.strip())
    said = " ".join(told.strip(' "“”').split()[:LONGEST_OPENING])
    line = None if heard.choice else sentence(said)
    return introduce(play, {**data, "opens": line, "situation": None, "no_line": line is None})


def introduce(play: Play, data: Data) -> Turn:
    """The scene at difficulty 1, with what is coming; at once where that was wished."""
    if data.get("at_once") and not data.get("situation"):
        return cast(play, data)
    return coming(play, {**data, "level": 1, "mean": False, "turns": [], "used": [], "round": 0})


def coming(play: Play, data: Data) -> Turn:
    """What is coming at this difficulty, before anything comes."""
    case = play.situations.get(data.get("situation") or "")
    scene = (Say("room/scene", {"scene": case.scene}),) if case and not data["round"] else ()
    return play.turn("ready", data, *scene, *ask_ready(play, data))


def take_ready(play: Play, data: Data, heard: Heard) -> Turn:
    """Begin, one step harder, or with mean words; other words wait for the other one's first line."""
    if heard.choice == "harder":
        return play.turn(
            "ready", {**data, "level": data["level"] + 1}, *ask_ready(play, {**data, "level": data["level"] + 1})
        )
    if heard.choice in ("ready", "mean"):
        begun = {**data, "mean": heard.choice == "mean"}
        other = play.other(begun)
        opens = Say("rehearse/opens", {"who": sentence(other.who), "line": other.opens})
        return play.turn("talk", begun, play.with_choices(opens, "a_line", "stop_this"))
    if not data.get("situation") and _SAYS.match(heard.text.strip()):
        return take_opens(play, data, heard)
    return play.turn("ready", data, *ask_ready(play, data))


def _names(play: Play, text: str) -> bool:
    return "names_someone" in play.checks.read("answer", text)


def ready_choices(_play: Play, data: Data) -> tuple[str, ...]:
    """Harder until it is hardest; then mean words, for adults."""
    if data.get("level", 1) < HARDEST:
        return ("ready", "harder", "stop_this")
    return ("ready", *(() if "minor" in data.get("tags", ()) else ("mean",)), "stop_this")


def case_choices(play: Play, data: Data) -> tuple[str, ...]:
    return (*play.cases(data["kind"]), "others", "own")


def ask_kind(play: Play, _data: Data) -> tuple[Say, ...]:
    return (play.with_choices(Say("rehearse"), *KINDS),)


def ask_case(play: Play, data: Data) -> tuple[Say, ...]:
    offered = [one for one in data.get("offered", ()) if one in play.situations]
    return (play.with_choices(Say("rehearse/cases"), *offered, "others", "own"),)


def ask_own(play: Play, data: Data) -> tuple[Say, ...]:
    return (play.with_choices(Say("rehearse/own"), *(("others",) if play.cases(data["kind"]) else ())),)


def ask_opens(play: Play, data: Data) -> tuple[Say, ...]:
    return (play.with_choices(Say("rehearse/own_opens", {"who": data["who"]}), "guess"),)


def ask_ready(play: Play, data: Data) -> tuple[Say, ...]:
    coming_now = Say(f"rehearse/coming/{data['level']}", {"who": play.other(data).who})
    return (play.with_choices(coming_now, *ready_choices(play, data)),)


STEPS = {
    "kind": Step("story", lambda _play, _data: tuple(KINDS), take_kind, ask_kind),
    "case": Step("story", case_choices, take_case, ask_case),
    "own": Step("story", lambda _play, _data: ("others",), take_own, ask_own),
    "opens": Step("free", lambda _play, _data: ("guess",), take_opens, ask_opens),
    "ready": Step("choice", ready_choices, take_ready, ask_ready),
}
