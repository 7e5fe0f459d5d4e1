"""One part at a time: a short prompt for each part of a message, then the parts woven into one.

A part is read at once for what would undo it, "if I hurt you" or "but you"; all else waits for the whole.
"""

from __future__ import annotations

import re

from bot.coaching.message import Say
from bot.coaching.review import quote, read
from bot.coaching.rooms.drafting import before_draft, read_draft, with_choices
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.teaching import HELP, MODES, help_turn
from bot.coaching.rooms.values import Turn

SAID_AT_ONCE = ("counter_attack", "excuse", "conditional", "asks_forgiveness")
"""Faults that a part can hold by itself, and one that only the last part can."""
WHOLE = 3
"""So many parts in what is typed for one of them are the whole message."""
LAST_PART = "vague_repair"


def take_mode(frame: Frame, data: Data, heard: Heard) -> Turn:
    """One part at a time or all at once; words typed here are the whole message."""
    if heard.choice == "parts":
        return prompt(frame, {**data, "part": 0, "said": {}})
    if heard.choice == "whole":
        return frame.turn("draft", {**data, "whole": True}, frame.say("draft", *HELP))
    if heard.choice is not None:
        return help_turn(frame, "mode", data, heard.choice)
    if len(heard.text.split()) < 3:
        return frame.turn("mode", data, *ask_mode(frame, data))
    before = before_draft(frame, data, heard, "mode", MODES)
    return before or read_draft(frame, {**data, "whole": True}, heard)


def take_part(frame: Frame, data: Data, heard: Heard) -> Turn:
    """The words for this part, or none; after the last the message is woven and read. A fault is named once, and then
    the part is theirs to keep or to change."""
    part = min(data.get("part", 0), len(frame.parts) - 1)
    said = dict(data.get("said", {}))
    if heard.choice is None and frame.checks.matches("answer", "grumbles", heard.text):
        return frame.turn("part", data, frame.shared("grumble", *part_choices(frame, data)))
    if heard.choice is None and frame.checks.matches("answer", "whole", heard.text):
        return take_mode(frame, data, Heard("choice", heard.text, "whole"))
    if heard.choice is None and len(read(frame.kind, heard.text, frame.checks).parts) >= WHOLE:
        return read_draft(frame, {**data, "whole": True}, heard)
    if heard.choice is None:
        said[frame.parts[part]] = heard.text
        fault = fault_in(frame, heard.text, part) if data.get("named_at") != part else None
        if fault is not None:
            return frame.turn("part", {**data, "said": said, "named_at": part}, fault)
    elif heard.choice == "skip":
        said.pop(frame.parts[part], None)
    moved = {**data, "said": said, "part": part + 1, "named_at": None}
    if part + 1 < len(frame.parts):
        return prompt(frame, moved)
    if not said:
        return frame.turn("mode", {**data, "part": 0}, frame.say("nothing_said", *MODES))
    woven = weave(tuple(said[name] for name in frame.parts if name in said))
    turn = read_draft(frame, {**moved, "whole": True, "drafts": []}, Heard("text", woven))
    if turn.outcome != "on" or turn.progress.step != "reading":
        return turn
    return frame.turn("reading", turn.progress.data, frame.say("woven", draft=woven), turn.says[-1])


def fault_in(frame: Frame, text: str, part: int) -> Say | None:
    """The change for what would undo this part in words that a pattern knows, the worst first; else None.
    Of half a message the ear is less sure."""
    reading, matched = read(frame.kind, text, frame.checks), frame.checks.read(frame.kind, text)
    faults = (*SAID_AT_ONCE, *((LAST_PART,) if part + 1 == len(frame.parts) else ()))
    fault = next((name for name in faults if name in reading.faults and name in matched), None)
    if fault is None:
        return None
    change = Say(f"review/{frame.kind}/{fault}/change", {"quote": quote(reading.spans[fault])})
    return with_choices(frame, change, part_choices(frame, {"named_at": part, "part": part}))


def part_choices(_frame: Frame, data: Data) -> tuple[str, ...]:
    """To skip the part; where a fault was named in it, to keep it as it is too."""
    is_named = data.get("named_at") is not None and data["named_at"] == data.get("part", 0)
    return ("keep", "skip") if is_named else ("skip",)


def prompt(frame: Frame, data: Data) -> Turn:
    """The question for the part at hand."""
    return frame.turn("part", data, frame.say(f"part/{frame.parts[data['part']]}", *part_choices(frame, data)))


def weave(said: tuple[str, ...]) -> str:
    """The parts as one message: each begins with a capital and ends with a full stop."""
    sentences = []
    for words in said:
        flat = re.sub(r"\s+", " ", words).strip()
        flat = re.sub(r"\bi\b(?=[ ']|$)", "I", flat[:1].upper() + flat[1:])
        sentences.append(flat if flat[-1:] in ".!?…" else flat.rstrip(",;:") + ".")
    return " ".join(sentences)


def ask_mode(frame: Frame, _data: Data) -> tuple[Say, ...]:
    return (frame.say("mode_again", *MODES),)


def ask_part(frame: Frame, data: Data) -> tuple[Say, ...]:
    return prompt(frame, {**data, "part": min(data.get("part", 0), len(frame.parts) - 1)}).says


STEPS = {
    "mode": Step("draft", lambda _frame, _data: MODES, take_mode, ask_mode),
    "part": Step("draft", part_choices, take_part, ask_part),
}
