"""One part at a time: a short prompt for each part of a message, then the parts woven into one."""

from __future__ import annotations

import re

from bot.coaching.message import Say
from bot.coaching.rooms.drafting import read_draft
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.teaching import HELP, MODES, help_with
from bot.coaching.rooms.values import Turn


def take_mode(frame: Frame, data: Data, heard: Heard) -> Turn:
    """One part at a time or all at once; words typed here are the whole message."""
    if heard.choice == "parts":
        return prompt(frame, {**data, "part": 0, "said": {}})
    if heard.choice == "whole":
        return frame.turn("draft", {**data, "whole": True}, frame.say("draft", *HELP))
    if heard.choice is not None:
        return frame.turn("mode", data, help_with(frame, data, heard.choice))
    if len(heard.text.split()) < 3:
        return frame.turn("mode", data, *ask_mode(frame, data))
    return read_draft(frame, {**data, "whole": True}, heard)


def take_part(frame: Frame, data: Data, heard: Heard) -> Turn:
    """The words for this part, or none; after the last the message is woven and read."""
    part = min(data.get("part", 0), len(frame.parts) - 1)
    said = dict(data.get("said", {}))
    if heard.choice is None:
        said[frame.parts[part]] = heard.text
    moved = {**data, "said": said, "part": part + 1}
    if part + 1 < len(frame.parts):
        return prompt(frame, moved)
    if not said:
        return frame.turn("mode", {**data, "part": 0}, frame.say("nothing_said", *MODES))
    woven = weave(tuple(said[name] for name in frame.parts if name in said))
    read = read_draft(frame, {**moved, "whole": True, "drafts": []}, Heard("text", woven))
    if read.outcome != "on" or read.progress.step != "reading":
        return read
    return frame.turn("reading", read.progress.data, frame.say("woven", draft=woven), read.says[-1])


def prompt(frame: Frame, data: Data) -> Turn:
    """The question for the part at hand."""
    return frame.turn("part", data, frame.say(f"part/{frame.parts[data['part']]}", "skip"))


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
    "part": Step("draft", lambda _frame, _data: ("skip",), take_part, ask_part),
}
