"""The rooms: guided practice as pure state machines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.coaching.review import Checks
from bot.coaching.rooms import afresh
from bot.coaching.rooms.addressed import asks_kith, calls_by_name, is_for_another, is_to_kith, speaks_to
from bot.coaching.rooms.drafting import is_written, says_you
from bot.coaching.rooms.ending import Ending
from bot.coaching.rooms.frame import Frame
from bot.coaching.rooms.guided import Guided
from bot.coaching.rooms.left import ENDED, is_left
from bot.coaching.rooms.measuring import PRACTICES, compared
from bot.coaching.rooms.opinion import brought_in
from bot.coaching.rooms.own_line import Lines, PlainLines
from bot.coaching.rooms.own_words import is_bare_wish, points_back, wants_words
from bot.coaching.rooms.results import Result, level, results_in
from bot.coaching.rooms.review_my_words import ReviewRoom
from bot.coaching.rooms.room import Room
from bot.coaching.rooms.starting import begun_with, occasion_lines, plain_lines
from bot.coaching.rooms.told import weighs
from bot.coaching.rooms.values import Answer, Other, Outcome, Plan, Progress, Relation, Situation, Starter, Turn

__all__ = [
    "DRAFT_ROOMS",
    "ENDED",
    "PRACTICES",
    "Answer",
    "Ending",
    "Guided",
    "Lines",
    "Other",
    "Outcome",
    "PlainLines",
    "Plan",
    "Progress",
    "Relation",
    "Result",
    "ReviewRoom",
    "Room",
    "Situation",
    "Starter",
    "Turn",
    "afresh",
    "asks_kith",
    "begun_with",
    "brought_in",
    "calls_by_name",
    "compared",
    "is_bare_wish",
    "is_for_another",
    "is_left",
    "is_to_kith",
    "is_written",
    "level",
    "occasion_lines",
    "plain_lines",
    "points_back",
    "results_in",
    "rooms",
    "says_you",
    "speaks_to",
    "wants_words",
    "weighs",
]

DRAFT_ROOMS: Mapping[str, str] = {
    "set_boundary": "boundary",
    "repair_conflict": "apology",
    "say_how_i_feel": "feeling",
    "ask_for_support": "support_request",
    "answer_a_bid": "bid_reply",
    "reach_out": "reach_out",
}
"""The rooms in which a draft is written, and its kind."""

_APART = ("afraid", "control", "order", "no_contact")
_UNWANTED = ("afraid", "order", "no_contact", "died")

_FRAMES: Mapping[str, Mapping[str, Any]] = {
    "set_boundary": {
        "bars": ("did_harm", "afraid", "control"),
        "beneath": "fear",
        "what_ifs": ("say_again", "step_away"),
        "answers": {"not_accept": "not_accepted"},
    },
    "repair_conflict": {
        "gated": True,
        "bars": ("did_harm", *_UNWANTED),
        "parts": ("explain", "own", "apologise", "propose"),
        "beneath": "pattern",
        "what_ifs": ("give_time", "my_part"),
        "answers": {"not_forgive": "not_forgiven"},
    },
    "say_how_i_feel": {
        "bars": ("did_harm", *_APART),
        "what_ifs": ("hear_them", "step_away"),
        "answers": {"not_accept": "not_accepted"},
    },
    "ask_for_support": {
        "bars": _APART,
        "what_ifs": ("ask_other", "smaller"),
        "answers": {"not_accept": "not_accepted"},
    },
    "answer_a_bid": {"bars": _APART, "what_ifs": ("say_when", "ask_want")},
    "reach_out": {
        "gated": True,
        "bars": _UNWANTED,
        "what_ifs": ("let_be", "try_later"),
        "answers": {"no_answer": "no_answer"},
    },
}


def rooms(
    situations: Iterable[Situation],
    checks: Checks,
    names: Mapping[str, Mapping[str, str]] | None = None,
    lines: Lines | None = None,
) -> dict[str, Room]:
    """The rooms by the intent that opens them, each with its own situations. `names`: by kind, what each part, or fault
    that is gone, is called. `lines`: how a line to begin with is made of somebody's own words."""
    cases = list(situations)

    def room(name: str, kind: str) -> Room:
        own = [case for case in cases if case.room == name]
        practised = {case.id: case for case in own if case.measure is None}
        measures: dict[str, Situation] = {case.measure: case for case in own if case.measure is not None}
        known = dict((names or {}).get(kind, {}))
        return Room(Frame(name, kind, practised, checks, measures=measures, names=known, lines=lines, **_FRAMES[name]))

    return {name: room(name, kind) for name, kind in DRAFT_ROOMS.items()}
