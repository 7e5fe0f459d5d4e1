"""Somebody's people: whom a text means, what it tells of them, and contacts that were made."""

from bot.coaching.people.apart import apart_in
from bot.coaching.people.contacted import time_in, to_whom, way_in
from bot.coaching.people.entering import Entry, entry_in
from bot.coaching.people.gap import (
    Gap,
    beside,
    compared_in,
    expected_in,
    gap_in,
    outcome_in,
    quoted,
    tells_compared,
    tells_gap,
)
from bot.coaching.people.matching import RELATIONS, meant, pointed_to, relation_of, without_pronoun
from bot.coaching.people.naming import several_in, who_in
from bot.coaching.people.telling import Told, day_of, status_in, told_in

__all__ = [
    "RELATIONS",
    "Entry",
    "Gap",
    "Told",
    "apart_in",
    "beside",
    "compared_in",
    "day_of",
    "entry_in",
    "expected_in",
    "gap_in",
    "meant",
    "outcome_in",
    "pointed_to",
    "quoted",
    "relation_of",
    "several_in",
    "status_in",
    "tells_compared",
    "tells_gap",
    "time_in",
    "to_whom",
    "told_in",
    "way_in",
    "who_in",
    "without_pronoun",
]
