"""What a step of the safety conversation is about: its concern, whose danger it is, and how its talk ends."""

from __future__ import annotations

from bot.coaching.safety.levels import CONCERNS, Concern
from bot.coaching.safety.steps import STEPS
from bot.coaching.safety.talk import Talk

CONFIRMED = {
    "watch_self_harm": "self_harm",
    "watch_relationship_danger": "relationship_danger",
    "watch_abuse_of_child": "abuse_of_child",
    "watch_harm_to_others": "harm_to_others",
}
"""Where another worry of the same kind leads, said in place of an answer to the gentle question."""

_BY_BEGINNING: tuple[tuple[str, Concern], ...] = (
    ("watch_overdose", "overdose"),
    ("overdose", "overdose"),
    ("never_alone", "overdose"),
    ("watch_relationship", "relationship_danger"),
    ("watch_other_danger", "relationship_danger"),
    ("relationship_danger", "relationship_danger"),
    ("danger", "relationship_danger"),
    ("other_danger", "relationship_danger"),
    ("abuse_of_child", "abuse_of_child"),
    ("watch_abuse", "abuse_of_child"),
    ("child", "abuse_of_child"),
    ("watch_harm", "harm_to_others"),
    ("watch_other_harm", "harm_to_others"),
    ("other_harm", "harm_to_others"),
    ("harm", "harm_to_others"),
    ("stay_harm", "harm_to_others"),
    ("watch_relapse", "relapse"),
    ("watch_other_relapse", "relapse"),
    ("relapse", "relapse"),
)
OTHERS_OVERDOSE = (
    "overdose_other", "overdose_position", "overdose_naloxone", "overdose_spray", "overdose_breaths", "overdose_awake",
)  # fmt: skip
"""Beginnings of the steps of a talk about somebody else's overdose."""
SHAKEN = ("child_did_shaken", "child_did_call", "child_did_wait", "child_shaken")
"""Steps about a small child that was shaken."""
PARENT = ("harm_child", "child_did")
"""Beginnings of the steps of a talk with somebody who might hurt, or has hurt, a child of theirs."""
DANGER = ("relationship_danger", "danger_", "watch_relationship_danger")
"""Beginnings of the steps of a talk about danger from someone close."""
_OF_ANOTHER = (
    "other", "danger_other", "harm_other", "stay_other", *OTHERS_OVERDOSE, "watch_other", "relapse_other",
)  # fmt: skip
_LIGHT = ("watch", "relapse", "softly", "check_in", "checking_in", "anew", "elsewhere")

GRAVE = frozenset(name for name in STEPS if not name.startswith(_LIGHT))
"""Steps that only an urgent conversation comes to."""

ABOUT_ANOTHER: dict[Concern, str] = {
    "self_harm": "other_self_harm",
    "overdose": "overdose_other",
    "relationship_danger": "other_danger",
    "abuse_of_child": "child_other",
    "harm_to_others": "other_harm",
}
"""Where an urgent talk about somebody else begins."""
WORRY_ABOUT_ANOTHER: dict[Concern, str] = {
    "self_harm": "watch_other",
    "overdose": "watch_other",
    "relationship_danger": "watch_other_danger",
    "harm_to_others": "watch_other_harm",
    "relapse": "watch_other_relapse",
}
OPENING = frozenset(
    (*CONCERNS, *(f"watch_{one}" for one in CONCERNS), *ABOUT_ANOTHER.values(), *WORRY_ABOUT_ANOTHER.values())
)
"""Steps at which a talk begins, and may have begun for nothing."""
MAY_BE_NOTHING = OPENING | {"doubted", "not_that"}
"""Where nothing was confirmed yet."""
AT_ONCE = frozenset(
    (
        "right_now",
        "danger_now",
        "danger_hidden",
        "harm_child",
        "harm_did",
        "child_did",
        "child_did_shaken",
        "child_shaken",
    )
)
"""Steps at which it may begin too, where the first message tells of what cannot wait."""


def concern_of(step: str) -> Concern:
    """What a step is about, by its name."""
    return next((concern for start, concern in _BY_BEGINNING if step.startswith(start)), "self_harm")


def is_about_another(talk: Talk) -> bool:
    """Whether the danger is somebody else's, or may be."""
    return talk.concern == "overdose" or talk.step.startswith(_OF_ANOTHER)


def closing_of(talk: Talk) -> str:
    """The script that is said when it is over."""
    if not talk.is_urgent:
        return "watch/done"
    if talk.step.startswith(_OF_ANOTHER):
        return "close/safe_other"
    if talk.step.startswith("harm_child"):
        return "close/safe_parent"
    ends: dict[Concern, str] = {
        "relationship_danger": "close/safe_danger",
        "abuse_of_child": "close/safe_child",
        "harm_to_others": "close/safe_harm",
    }
    return ends.get(talk.concern, "close/safe")
