"""What a person did in the rooms so far, as the hints with which a room begins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from bot.coaching.rooms import PRACTICES, level, results_in
from bot.store.practices import Practice

EARLY = 3
"""From so many practices on, a case without help is no start any more."""


def hints(past: Iterable[Practice], room: str, tags: Collection[str]) -> dict[str, Any]:
    """What the room may know: tags, cases seen, how hard the next one may be, the measure that is due with the one
    taken before, and the fear that was asked about."""
    here = [one.data for one in past if one.room == room]
    results = [result for data in here for result in results_in(data)]
    return {
        "tags": tags,
        "seen": {case for data in here for case in data.get("seen", ())},
        "level": level(results),
        "practised": len(results),
        "fear": next((data["fear"] for data in here if data.get("fear")), None),
        **_measure(here, len(results)),
    }


def measures_in(practices: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The measures that were taken, by which they are: before, after."""
    return {one["which"]: one for data in practices for one in data.get("measures", ())}


def is_measure_due(here: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a case was answered without help at the start, and enough practised since for the second."""
    practices = list(here)
    return _measure(practices, sum(len(results_in(data)) for data in practices)).get("measure") == "after"


def _measure(here: Iterable[Mapping[str, Any]], practised: int) -> dict[str, Any]:
    taken = measures_in(here)
    if "before" not in taken and practised < EARLY:
        return {"measure": "before"}
    if "before" in taken and "after" not in taken and practised >= taken["before"].get("at", 0) + PRACTICES:
        return {"measure": "after", "measured": dict(taken["before"])}
    return {}
