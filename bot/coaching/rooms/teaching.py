"""The lesson: what happens, how it can be said in another case, and the invitation to write.

Who asked for words gets a line to begin with instead, where one can surely be made of their own; who tells a case of a
wide kind, the line for that kind; and who tells any other case of their own, a plain line that holds for many.
"""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.review import quote
from bot.coaching.rooms.contact import unspeakable
from bot.coaching.rooms.frame import Data, Frame
from bot.coaching.rooms.own_words import wants_words
from bot.coaching.rooms.starting import plain_lines
from bot.coaching.rooms.values import Situation, Turn

HELP = ("hint", "show_me", "another")
WHOLE = 6
"""Words of a line of their own from which on it says more than the starter's."""
MODES = ("parts", "whole", "show_me")


def teach(frame: Frame, data: Data) -> Turn:
    """The case in one message, the lesson with a model for another case in the next; or a line of their own words with
    what is missing beside it. Then they write."""
    taught = {**data, "drafts": [], "said": {}, "lessons": data.get("lessons", 0) + 1, "helped": 0}
    taught |= {"shown": None, "others": []}
    case = frame.situation(taught)
    step, choices = ("mode", MODES) if frame.parts else ("draft", HELP)
    story = data.get("story") or ""
    may_say = _may_say(frame, data)
    starter = data.get("starter") if may_say else None
    own = frame.own_line(story) if may_say else None
    plain = plain_lines(frame.kind, story, frame.lines, taught["lessons"]) if may_say else ()
    if own is not None and not (starter and len(own.line.split()) < WHOLE):
        key = "own_line" if own.gap else "own_line_whole"
        taught |= {"shown": f"{own.line} {own.gap}".strip(), "others": list(_lines(data) if starter else plain)}
        return frame.turn(step, taught, frame.shared(key, *choices, line=own.line, gap=own.gap))
    if starter:
        title, (first, *others) = starter["title"], _lines(data)
        taught |= {"shown": first, "others": others}
        return frame.turn(step, taught, frame.shared("starter", *choices, quote=quote(story), title=title, line=first))
    opening = frame.shared("scene", scene=case.scene) if case else _taken(frame, story)
    if plain:
        taught |= {"shown": plain[0], "others": list(plain[1:])}
        return frame.turn(step, taught, opening, frame.say("lesson_own", *choices, line=plain[0]))
    example = _examples(frame, taught)[0]
    taught["seen"] = [*taught.get("seen", ()), *([example.id] if example.id not in taught.get("seen", ()) else ())]
    return frame.turn(step, taught, opening, frame.say("lesson", *choices, title=example.title, model=example.model))


def first_line(frame: Frame, data: Data) -> str | None:
    """A line for their own case before it is known whether contact is all right: the starter's, else a plain one, of a
    sorry where one is asked for; None where nothing is asked, or where anything they told casts doubt on it."""
    story = data.get("story") or ""
    is_asked = wants_words(story) or frame.checks.matches("answer", "asks", story)
    if not is_asked or not _may_say(frame, data) or frame.checks.matches("contact", "doubtful", story):
        return None
    if data.get("starter"):
        return _lines(data)[0]
    is_meant = frame.kind != "apology" or frame.checks.matches("answer", "wants_sorry", story)
    return next(iter(plain_lines(frame.kind, story, frame.lines)), None) if is_meant else None


def _may_say(frame: Frame, data: Data) -> bool:
    """Whether a line may be said for the case at hand: one of their own, about nobody who is set apart, with nothing in
    it that no words are given for."""
    story = data.get("story") or ""
    is_own = bool(story) and frame.situation(data) is None
    return is_own and not data.get("apart") and not unspeakable(frame.checks, story)


def _lines(data: Data) -> tuple[str, ...]:
    """The starter's lines, that first which was not said before the room opened, or at its gate."""
    first, second, *others = data["starter"]["lines"]
    is_said = data.get("is_carried") or data.get("line_said")
    return (second, *others, first) if is_said else (first, second, *others)


def _taken(frame: Frame, story: str) -> Say:
    """What takes up a case of their own; where it is about ruling another's life, whose that is."""
    rules = frame.checks.matches("contact", "rules_other", story)
    return frame.shared("theirs") if rules else frame.shared("own_taken", quote=quote(story))


def help_turn(frame: Frame, step: str, data: Data, wish: str, *before: Say) -> Turn:
    """At `step`, a hint or words to look at, for a case of their own others each time; `before` is said in front."""
    counted = {**data, "helped": data.get("helped", 0) + 1} if wish == "show_me" else data
    said = _help(frame, counted, wish)
    shown = said.fields["model"] if said.key == "room/model" else None
    return frame.turn(step, {**counted, "shown": shown}, *before, said)


def _help(frame: Frame, data: Data, wish: str) -> Say:
    """A hint or a model script for the case at hand; for one's own case, the other lines for it, then those
    of the room."""
    case = frame.situation(data)
    remaining = tuple(name for name in (MODES if frame.parts and not data.get("whole") else HELP) if name != wish)
    if wish == "hint":
        return frame.shared("hint", *remaining, hint=case.hint) if case else frame.say("own_hint", *remaining)
    if case:
        return frame.shared("model", *remaining, model=case.model)
    helped = data["helped"] - 1
    lines = data.get("others", ()) if _may_say(frame, data) else ()
    if helped < len(lines):
        return frame.shared("model", *remaining, model=lines[helped])
    examples = _examples(frame, {**data, "lessons": data.get("lessons", 0) + 1})
    example = examples[(helped - len(lines)) % len(examples)]
    return frame.shared("own_model", *remaining, title=example.title, model=example.model)


def _examples(frame: Frame, data: Data) -> list[Situation]:
    """Cases other than the one at hand: those that they have not seen before first, of these the likest to what they
    told."""
    minor = "minor" in data.get("tags", ())
    others = [
        case
        for case in frame.situations.values()
        if case.id != data.get("situation") and not case.suits and not (minor and case.relation == "partner")
    ] or list(frame.situations.values())
    by_id = {case.id: case for case in others}
    near = [by_id[one] for one in data.get("near", ()) if one in by_id] if data.get("story") else []
    lessons: int = data.get("lessons", 0)
    turned = [*others[lessons % len(others) :], *others[: lessons % len(others)]]
    ordered = [*near, *(case for case in turned if case not in near)]
    return sorted(ordered, key=lambda case: case.id in data.get("seen", ()))
