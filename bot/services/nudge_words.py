"""The words of a nudge: which script says it, what fills it, and the buttons under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.coaching.message import Button, Buttons, Say, choice
from bot.coaching.nudges import Subject

_MINE = {
    "i": "you",
    "i'm": "you're", "i’m": "you're", "i'll": "you'll", "i’ll": "you'll", "i've": "you've", "i’ve": "you've",
    "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are",
}  # fmt: skip
_WORD = re.compile(r"\b[A-Za-z]+(?:['’][A-Za-z]+)?")
_WRITES = re.compile(r"^(?:text|write|message|send|email|dm|voice ?note)\b", re.IGNORECASE)
_LABELS = (
    "nudge/button_done",
    "nudge/button_skip",
    "nudge/button_hour",
    "nudge/button_tonight",
    "nudge/button_tomorrow",
    "nudge/button_fewer",
    "nudge/button_stop",
)
_WHICH = "{which}"
_LONGEST = 200
"""How many characters of somebody's own words are said back."""


@dataclass(frozen=True)
class Details:
    """The words of what is kept: names by contact, (action, obstacle, answer) by plan, (when, draft) by practice."""

    names: Mapping[int, str] = field(repr=False)
    plans: Mapping[int, tuple[str, str | None, str | None]] = field(repr=False)
    practised: Mapping[int, tuple[str, str | None]] = field(repr=False)


def said_back(words: str) -> str:
    """Somebody's own words, turned to them: "ring my mum" is "ring your mum"."""
    turned = _WORD.sub(lambda word: _MINE.get(word[0].lower(), word[0]), words.strip(" ."))
    return turned[:_LONGEST]


def wording(about: Sequence[Subject], details: Details) -> Say | None:
    """The wish to say a nudge about these; None where what it was about is gone meanwhile.

    Its field "draft" is empty where a first line to open with is yet to be drawn.
    """
    first = about[0]
    number = number_of(first.key)
    if first.about == "plan":
        return _of_plans([details.plans[n] for one in about if (n := number_of(one.key)) in details.plans])
    if first.about == "follow_up":
        if number not in details.practised:
            return None
        when, words = details.practised[number]
        fields = {"when": when[:_LONGEST]}
        return Say("nudge/follow_up", fields) if words is None else _drafted("nudge/follow_up_draft", fields, words)
    if first.about == "person":
        name = details.names.get(first.contact_id or 0)
        return None if name is None else Say("nudge/person", {"name": name, "draft": ""})
    return Say("micro_connection")


def number_of(key: str) -> int:
    """The id that an occurrence's key names second: of a plan, a person, a practice; 0 where it names none."""
    parts = key.split()
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0


def buttons(label: Callable[[str], str], appointment_id: int) -> Buttons:
    """Done, skip; later; fewer, stop. A tap names the appointment."""

    return tuple(
        tuple(Button(words, tap.replace(_WHICH, str(appointment_id))) for words, tap in row)
        for row in _board(*map(label, _LABELS))
    )


@lru_cache(maxsize=8)
def _board(*labels: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The labels, in the order of `_LABELS`, and taps of the buttons, by row, before an appointment is named."""
    names = [key.rpartition("_")[2] for key in _LABELS]
    taps = [choice(words, f"nudge_{name}:{_WHICH}").tap for name, words in zip(names, labels, strict=True)]
    done, skip, *later, fewer, stop = zip(labels, (*taps[:-1], "/stop_nudges"), strict=True)
    return (done, skip), tuple(later), (fewer, stop)


def _of_plans(plans: Sequence[tuple[str, str | None, str | None]]) -> Say | None:
    if not plans:
        return None
    if len(plans) > 1:
        return Say("nudge/plans", {"plans": "; ".join(said_back(action) for action, _, _ in plans)})
    action, obstacle, answer = plans[0]
    plan = _capital(said_back(action))
    if obstacle and answer:
        fields = {"plan": plan, "obstacle": said_back(obstacle), "answer": said_back(answer)}
        return Say("nudge/plan_if", fields)
    if _WRITES.match(action):
        return Say("nudge/plan_line", {"plan": plan, "draft": ""})
    return Say("nudge/plan", {"plan": plan})


def _drafted(key: str, fields: Mapping[str, str], words: str) -> Say:
    return Say(key, {**fields, "draft": words[:_LONGEST]})


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
