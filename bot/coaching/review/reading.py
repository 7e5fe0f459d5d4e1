"""Reading a draft: which parts and faults of the rubric are in it, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.coaching.review.checks import Checks
from bot.coaching.review.ear import Heard

EVEN = 0.5
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
    """The reading of `text` as a draft of `kind`: by the patterns of `checks` and by its meaning, or by patterns
    alone where nothing hears that; what a sign rules out is not heard either. Raises KeyError for an unknown kind."""
    roles = {check.id: check.role for check in checks.sheets[kind].checks}
    others = {check.id: check.without for check in checks.sheets[kind].checks}
    matched = {name: words for name, (words, _) in checks.read(kind, text).items()}
    spans = matched if checks.hear is None else _weighed(checks.hear(kind, text, matched), matched)
    signs = {name for name in matched if roles[name] == "sign"}
    found = [name for name in roles if name in spans and signs.isdisjoint(others[name])]
    return Reading(
        kind=kind,
        parts=tuple(name for name in found if roles[name] == "part"),
        faults=tuple(name for name in found if roles[name] == "fault"),
        spans={name: spans[name] for name in found},
    )


def _weighed(heard: Mapping[str, Heard], matched: Mapping[str, str]) -> dict[str, str]:
    """What is likelier there than not, with the words that the pattern matched or else those that the ear heard; and
    whatever the ear does not know, as it was matched."""
    likely = {name: matched.get(name) or one.words for name, one in heard.items() if one.share >= EVEN}
    return {name: words for name, words in matched.items() if name not in heard} | likely
