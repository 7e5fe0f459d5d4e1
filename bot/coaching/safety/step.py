"""One turn of the safety conversation as a value, and the answers that many turns share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Step:
    """One turn: the scripts to say, the step that follows each answer, and the step for any other words."""

    says: tuple[str, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = "stay"
    effects: frozenset[str] = frozenset()
    keeps: bool = False  # what is typed here is the person's own plan
    is_light: bool = False  # nobody has to answer: words count only where they are an answer to this
    if_heard: Mapping[str, str] = field(default_factory=dict)  # answers that count too where the talk `is_heard`


def turn(
    says: str,
    answers: Mapping[str, str] | None = None,
    otherwise: str = "stay",
    effects: str = "",
    *,
    keeps: bool = False,
    is_light: bool = False,
    if_heard: Mapping[str, str] | None = None,
) -> Step:
    """A step that says `says` (keys of scripts, with spaces between); `effects` likewise."""
    return Step(
        tuple(says.split()),
        MappingProxyType(dict(answers or {})),
        otherwise,
        frozenset(effects.split()),
        keeps,
        is_light,
        MappingProxyType(dict(if_heard or {})),
    )


BARRIERS = {
    name: f"barrier_{name}"
    for name in (
        "cost",
        "police",
        "shame",
        "privacy",
        "no_talk",
        "no_use",
        "no_phone",
        "waiting",
        "deserve",
        "language",
    )
}
SERVICE = {
    **BARRIERS,
    "worse": "hard",
    "will": "contacting",
    "done": "contacting",
    "someone": "someone",
    "nothing": "means",
    "yes": "contacting",
    "no": "hard",
}
MEANS = {
    "took": "overdose",
    "meant": "right_now",
    "worse": "hard",
    "agreed": "plan",
    "refused": "means_no",
    "pain": "means_hurt",
    "yes": "plan",
    "no": "means_no",
    "nothing": "plan",
}
"""What answers the question about distance; pain that is said there is none, and it is asked again; what was,
or will be, taken or done goes before everything."""
SAFE_FROM_OTHERS = "rise discreet_on pause_nudges withdraw_plans"
APART = "rise pause_nudges withdraw_plans"
RISEN = "rise pause_nudges"
