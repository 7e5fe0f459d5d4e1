"""The simulation's report: what was sent and why, and each rule with the count of its breaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bot.coaching.nudges.simulated.life import Life
from bot.coaching.nudges.simulated.rules import breaches

MONTH = 30
"""Days of a user-month."""


def report(lives: Iterable[Life], days: int, seed: int) -> dict[str, Any]:
    """JSON-ready: {"sent": [{user, kind, at, what, about, keys, why}…], "summary": {…, "breaches": {rule: count}}}."""
    sent: list[dict[str, Any]] = []
    broken: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    users = 0
    for life in lives:
        users += 1
        counts = kinds.setdefault(life.kind.name, Counter(users=0, nudges=0, questions=0, check_ins=0))
        counts["users"] += 1
        zone = ""
        for entry in life.diary:
            if entry.what == "wishes":
                zone = entry.facts["zone"]
            elif entry.what in _SHOWN:
                counts[_SHOWN[entry.what]] += 1
                sent.append({"user": life.number, "kind": life.kind.name, **_shown(entry.what, entry, zone)})
        broken.update(breaches(life.diary))
    summary = {
        "days": days,
        "users": users,
        "seed": seed,
        "user_months": round(users * days / MONTH, 1),
        "sent": len(sent),
        "kinds": {name: dict(counts) for name, counts in kinds.items()},
        "breaches": dict(broken),
        "breaches_in_all": sum(broken.values()),
    }
    return {"sent": sent, "summary": summary}


_SHOWN = {"sent": "nudges", "asked": "questions", "check_in": "check_ins"}


def _shown(what: str, entry: Any, zone: str) -> dict[str, Any]:
    from zoneinfo import ZoneInfo

    facts = entry.facts
    why = {"asked": "ask_once", "check_in": "agreed"}.get(what) or ("snoozed" if facts["is_snoozed"] else facts["why"])
    at = entry.at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes")
    return {"at": at, "what": what, "about": facts.get("about"), "keys": facts.get("keys", []), "why": why}
