"""Reading a draft: which parts and faults of the rubric are in it, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.coaching.review.checks import Checks

KINDS = ("boundary", "apology", "feeling", "support_request", "bid_reply", "reach_out")


@dataclass(frozen=True)
class Reading:
    """What a draft holds: ids of the rubric in the order of the sheet; `spans` has the draft's words for each of
    them and for each sign."""

    kind: str
    parts: tuple[str, ...]
    faults: tuple[str, ...]
    spans: Mapping[str, str] = field(default_factory=dict, repr=False)


def read(kind: str, text: str, checks: Checks) -> Reading:
    """The reading of `text` as a draft of `kind`. Raises KeyError for a kind without a sheet."""
    found = checks.read(kind, text)
    roles = {check.id: check.role for check in checks.sheets[kind].checks}
    return Reading(
        kind=kind,
        parts=tuple(name for name in found if roles[name] == "part"),
        faults=tuple(name for name in found if roles[name] == "fault"),
        spans={name: words for name, (words, _) in found.items()},
    )
