"""Which script names the numbers: those of a country that was told, and those that were asked for."""

from __future__ import annotations

from bot.coaching.safety.levels import Concern
from bot.coaching.safety.talk import Talk

_TOLD: dict[Concern, str] = {
    "overdose": "aside/numbers_now",
    "relationship_danger": "aside/numbers_danger",
    "abuse_of_child": "aside/numbers_child",
    "relapse": "aside/numbers_relapse",
}
_ASKED: dict[Concern, str] = {
    "relationship_danger": "aside/whom_danger",
    "abuse_of_child": "aside/whom_child",
    "harm_to_others": "aside/whom_harm",
    "relapse": "aside/whom_relapse",
}
_NOW = frozenset(
    (  # noqa: SIM905
        "right_now danger_now danger_hidden danger_locked danger_other_now child_now child_shaken child_did_shaken "
        "child_did_call harm_other_now harm_again other_self_harm other_go other_with other_unknown other_worse"
    ).split()
)
"""Steps at which the emergency number goes before any line."""
_BODY_IS_SAFE = (
    "overdose_after", "never_alone", "overdose_other_after", "overdose_other_alone", "overdose_other_next",
    "overdose_other_died", "stay",
)  # fmt: skip
"""Beginnings of steps after an overdose at which the ambulance has come, or none was needed."""


def told(talk: Talk) -> str:
    """The words for the numbers of a country that was told, after what the talk is about."""
    return _TOLD.get(talk.concern, "aside/numbers")


def asked(talk: Talk) -> str:
    """The words for whom to call where that is asked, after what the talk is about and how pressing it is."""
    if talk.concern == "overdose" and not talk.step.startswith(_BODY_IS_SAFE):
        return "aside/numbers_now"
    return "aside/whom_now" if talk.step in _NOW else _ASKED.get(talk.concern, "aside/whom")
