"""What came of each case: what its latest draft held, and how hard the next one may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.coaching.review import Checks, Reading

OWN = "own"
"""The case of a result that was no made-up one."""

EASIEST, HARDEST = 1, 3
IN_A_ROW = 2
"""So many good drafts in a row make it harder, so many others easier."""


@dataclass(frozen=True)
class Result:
    """One case: its difficulty (0 for one's own), the parts of its latest draft, and whether that one was good: the
    core of its kind in it, and no fault."""

    case: str
    difficulty: int
    parts: tuple[str, ...]
    is_good: bool

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON-ready values."""
        return {"case": self.case, "difficulty": self.difficulty, "parts": [*self.parts], "is_good": self.is_good}


def result_of(case: str, difficulty: int, reading: Reading, checks: Checks) -> Result:
    """What this reading makes of this case."""
    has_core = checks.sheets[reading.kind].praise[0] in reading.parts
    return Result(case, difficulty, reading.parts, has_core and not reading.faults)


def results_in(data: Mapping[str, Any]) -> list[Result]:
    """The results that a practice remembers, oldest first."""
    return [
        Result(one["case"], one["difficulty"], tuple(one["parts"]), one["is_good"]) for one in data.get("results", ())
    ]


def with_result(data: Mapping[str, Any], result: Result, *, is_second: bool) -> dict[str, Any]:
    """The data with this result; a second draft of a case takes the place of the first."""
    before = results_in(data)
    if is_second and before and before[-1].case == result.case:
        before = before[:-1]
    return {**data, "results": [one.to_dict() for one in (*before, result)]}


def level(results: Iterable[Result]) -> int:
    """How hard the next case is to be, 1 to 3: it begins easy, rises after two good drafts in a row, and falls after
    two that were not. One's own cases count like any other."""
    reached, in_a_row, last = EASIEST, 0, True
    for one in results:
        in_a_row = in_a_row + 1 if one.is_good == last else 1
        last = one.is_good
        if in_a_row == IN_A_ROW:
            reached = min(HARDEST, reached + 1) if one.is_good else max(EASIEST, reached - 1)
            in_a_row = 0
    return reached
