"""The measure: one case answered without help at the start, another after some practice, read in the same way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.coaching.message import Say
from bot.coaching.review import quote, read
from bot.coaching.rooms.choosing import ask_situation
from bot.coaching.rooms.frame import Data, Frame, Step
from bot.coaching.rooms.hearing import Heard
from bot.coaching.rooms.values import Turn

PRACTICES = 5
"""After so many the second case is offered."""

MOST_NAMED = 3

ASKS_WHICH = ("room/cold_kept", "room/cold_skipped")
"""What asks by itself which case comes next."""


def take_cold(frame: Frame, data: Data, heard: Heard) -> Turn:
    """The draft is read and put away without a word on it, the second set beside the first; then the practice."""
    if heard.choice == "skip_cold" or heard.sort != "text":
        return _then_practise(frame, data, frame.shared("cold_skipped"))
    reading = read(frame.kind, heard.text, frame.checks)
    taken = {
        "which": data["measure"],
        "text": heard.text,
        "parts": [*reading.parts],
        "faults": [*reading.faults],
        "at": data.get("practised", 0) + len(data.get("results", ())),
    }
    told = {**data, "measures": [*data.get("measures", ()), taken]}
    before = data.get("measured")
    if data["measure"] == "before" or not before:
        return _then_practise(frame, told, frame.shared("cold_kept"))
    return _then_practise(frame, told, compared(frame.names, before, taken))


def compared(names: Mapping[str, str], before: Data, now: Data) -> Say:
    """The two drafts in their own words, and what the second has that the first had not."""
    gains = [
        *(name for name in now["parts"] if name not in before["parts"]),
        *(name for name in before["faults"] if name not in now["faults"]),
    ]
    named = [names[name] for name in gains if name in names][:MOST_NAMED]
    first, second = quote(before["text"]), quote(now["text"])
    if not named:
        return Say("room/measured_same", {"before": first, "after": second})
    return Say("room/measured", {"before": first, "after": second, "gain": "; ".join(named)})


def _then_practise(frame: Frame, data: Data, say: Say) -> Turn:
    told: dict[str, Any] = {**data, "measure": None, "cold_offered": True}
    if say.key in ASKS_WHICH and data.get("offered") and not data.get("story"):
        choices = (*(one for one in data["offered"] if one in frame.situations), "others", "own")
        return frame.turn("situation", told, Say(say.key, say.fields, frame.buttons(*choices)))
    return frame.turn("situation", told, say, *ask_situation(frame, told))


def ask_cold(frame: Frame, data: Data) -> tuple[Say, ...]:
    return (frame.shared("cold", "skip_cold", scene=frame.measures[data["measure"]].scene),)


STEPS = {"cold": Step("draft", lambda _frame, _data: ("skip_cold",), take_cold, ask_cold)}
