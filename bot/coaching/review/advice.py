"""Advice on a draft: one thing that works in the writer's words, and the one change that would help most."""

from __future__ import annotations

from bot.coaching.message import Say
from bot.coaching.review.checks import Checks
from bot.coaching.review.quote import quote
from bot.coaching.review.reading import Reading


def advise(reading: Reading, checks: Checks, before: Reading | None = None) -> tuple[Say, ...]:
    """At most two wishes: what works (or what was gained since `before`), and one change or that none is needed.

    Keys: review/KIND/ID/works, /gained (a new part, or a fault that is gone), /change, review/KIND/good, and
    review/KIND/start where nothing works yet, or where the core of the kind (the part praised first) is missing: praise
    of the rest would not be true without it. Field `quote`: the draft's own words. The order of changes is the
    sheet's (rubric: which change comes first).
    """
    praise = None
    if checks.sheets[reading.kind].praise[0] in reading.parts:
        praise = _gain(reading, before, checks) if before is not None else None
        praise = praise or praise_for(reading, checks)
    change = change_for(reading, checks)
    if change is None:
        return (
            praise or Say(f"review/{reading.kind}/good"),
            *((Say(f"review/{reading.kind}/good"),) if praise else ()),
        )
    return (praise or Say(f"review/{reading.kind}/start"), change)


def change_for(reading: Reading, checks: Checks) -> Say | None:
    """The one change that would help most, or None where the draft needs none."""
    sheet = checks.sheets[reading.kind]
    roles = {check.id: check.role for check in sheet.checks}
    for name in sheet.changes:
        if (name in reading.spans) == (roles[name] == "fault"):
            return Say(f"review/{reading.kind}/{name}/change", {"quote": quote(reading.spans.get(name, ""))})
    return None


def praise_for(reading: Reading, checks: Checks) -> Say | None:
    """The first part of the table whose words hold no fault; a fault is not praised."""
    faulty = [reading.spans[name] for name in reading.faults if reading.spans[name]]
    for name in checks.sheets[reading.kind].praise:
        words = reading.spans.get(name, "")
        if name in reading.parts and not any(fault in words or words in fault for fault in faulty):
            return Say(f"review/{reading.kind}/{name}/works", {"quote": quote(words)})
    return None


def _gain(reading: Reading, before: Reading, checks: Checks) -> Say | None:
    """The first thing of the table that this draft has and the one before had not, or the first fault that is gone."""
    faults = {check.id for check in checks.sheets[reading.kind].checks if check.role == "fault"}
    for name in checks.sheets[reading.kind].changes:
        now, then = name in reading.spans, name in before.spans
        if now != then and (name in faults) == then:
            words = reading.spans[name] if now else before.spans[name]
            return Say(f"review/{reading.kind}/{name}/gained", {"quote": quote(words)})
    return None
