"""At which hours it is to be quiet, read from words: by night, and once more by day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.coaching.nudges.silence import asks_quiet
from bot.coaching.plans.clock import CLOCK, clock_in

END = (
    r"(?=$|[\s,.!?;)])(?!\s+(?:days?|weeks?|months?|years?|hours?|min\w*|more|of|times?|messages?|notes?|people|things?|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
)
"""What follows a time of day."""
_TO = r"\s*(?:and|to|until|till|til|–|-)\s*"
BETWEEN = re.compile(
    rf"\b(?:between|from)\s+(?P<start>{CLOCK}){_TO}(?P<end>{CLOCK}){END}|"
    rf"\b(?=\d|noon|midday|half|quarter)(?P<start2>{CLOCK}){_TO}(?P<end2>{CLOCK}){END}"
)
AFTER = re.compile(rf"\b(?:after|from|past|later than|beyond)\s+(?P<at>{CLOCK}){END}")
BEFORE = re.compile(rf"\b(?:before|b4|until|till|til|earlier than|prior to)\s+(?P<at>{CLOCK}){END}")
_UP = re.compile(
    rf"\b(?:(?:i'?m|am|get|getting|we'?re|be) up|awake|wake(?: up)?|rise) (?:at|by|from|around) (?P<at>{CLOCK}){END}"
)
_TO_BED = re.compile(rf"\b(?:(?:in|go to|to) bed|asleep|sleep|lights out) (?:at|by|from|around) (?P<at>{CLOCK}){END}")
ONLY_AFTER = re.compile(
    r"(?<!n't )(?<!not )(?<!n't write )(?<!not write )\bonly (?:\w+ )?(?:after|past)\b|"
    r"(?<!not )\b(?:after|past) [\w:. ]{1,12}? only\b(?! before)|"
    r"\bafter .{1,40}\bnot (?:before|earlier|sooner)\W*$"
)
NOT_THEN = (
    r"(?<!why )\b(?:not|nothing|never|no (?:messages?|nudges?|notes?|reminders?|pings?|texts?)|"
    r"(?:don'?t|do not|stop)(?: ever)? "
    r"(?:write|writing|text|texting|messag\w+|send|sending|nudg\w+|ping|disturb|bother|the \w+)"
    r"(?: me| it| them| anything)*)\s+(?:at|in|over|during|on)(?: the| my)? "
)
"""What stands before a part of the day at which nothing is wanted."""
_BY_NIGHT = re.compile(rf"{NOT_THEN}night(?:s|time)?\b|\bovernight\b")
_NO_QUIET = re.compile(r"\b(?:no quiet hours|quiet hours off|without quiet|any (?:hour|time) is fine)\b")
_MARKED = re.compile(r"[ap]\.?m\b|morning|afternoon|arvo|evening|night|noon|midday")
_OF_24 = re.compile(r"\D*(?:\d{1,2}[:h]|1[3-9]|2\d)")
_ASLEEP = re.compile(r"\b(?:asleep|sleep\w*|night ?shift|nights|bed|overnight)\b")
_BY_DAYLIGHT = re.compile(
    r"\b(?:work nights|night ?shift|"
    r"school|work\w*|jobs?|office|class\w*|lessons?|lectures?|college|uni|customers?|shop|market|teach\w*|study\w*|"
    r"nap|siesta|rest|lunch|prayers?|church|mosque|meetings?|course|day(?:time)?|driv\w+)\b"
)
_AT_WORK = re.compile(r"\b(?:work\w*|shifts?|on duty|jobs?|nights|rota|roster(?:ed)?)\b")
"""What somebody does at hours that are told only as theirs."""
_DONE_THEN = re.compile(r"\W*(?:(?:is|are|am|i|when|my|the|at|on|as|which|that|'s)\W+){0,4}(?:work|shift|job|duty)")
"""What follows such hours."""
_SLEEP = re.compile(r"\b(?:asleep|sleep\w*|bed)\b")
_BY_NIGHT_WORK = re.compile(r"\b(?:nights|night ?shifts?)\b")
_CLAUSES = re.compile(r"[.,!?;]+(?!\d)|\b(?:and|but|so|then)\b")
_SENTENCES = re.compile(r"[.!?;]+(?!\d)")
_OFFICE = {(8, 4), (8, 5), (9, 4), (9, 5)}
"""Hours that nobody means by night."""
LATE = time(23)
"""When it is quiet again for those who want messages late only."""
_EARLIEST_REST, _LONGEST_REST = time(5), 11
"""A time of quiet that begins later, and has no more hours, lies in the day: the quiet hours stay beside it."""

Span = tuple[time, time]


@dataclass(frozen=True)
class Quiet:
    """The quiet hours, None for an end that was not said, or for both; and the time of quiet by day, if one was."""

    hours: tuple[time | None, time | None] | None = None
    rest: Span | None = None


def quiet_in(folded: str, *, is_answer: bool = False) -> Quiet:
    """What a text in small letters says of quiet; in an answer to when it is to be quiet, a time alone is all of it."""
    is_asked = is_answer or any(hears(folded) for hears in (asks_quiet, ONLY_AFTER.search, _NO_QUIET.search))
    if not is_asked and not _ASLEEP.search(folded):
        return Quiet()
    if _NO_QUIET.search(folded):
        return Quiet((time(0), time(0)))
    rest = folded if is_answer else _without_work(folded)
    is_night = rest != folded and _is_work_by_day(folded)
    folded = rest
    spans = [
        span
        for found in BETWEEN.finditer(folded)
        if (span := _span_of(found, folded, is_night=is_night and _is_asleep(folded, found))) is not None
    ]
    rests = [] if is_answer or _ASLEEP.search(folded) else [span for span in spans if _is_by_day(span)]
    night = next((span for span in spans if span not in rests), None)
    hours = night or _ends(BETWEEN.sub(" ", folded), is_asked=is_asked)
    if hours is None and not rests and _BY_NIGHT.search(folded):
        hours = (None, None)
    return Quiet(hours, rests[0] if rests else None)


def _without_work(folded: str) -> str:
    """The text less the hours of work that it tells ("I work nights, 11 til 7"), where quiet is asked for at others."""
    at_work = [span for span in BETWEEN.finditer(folded) if _is_of_work(folded, span)]
    rest = folded
    for span in reversed(at_work):
        rest = f"{rest[: span.start()]} {rest[span.end() :]}"
    is_told = any(hours.search(rest) for hours in (BETWEEN, AFTER, BEFORE))
    return rest if at_work and is_told and asks_quiet(rest) else folded


def _is_work_by_day(folded: str) -> bool:
    """Whether all the hours of work that a text tells lie in the day."""
    works = [_span_of(span, folded) for span in BETWEEN.finditer(folded) if _is_of_work(folded, span)]
    return _BY_NIGHT_WORK.search(folded) is None and all(work is not None and work[0] < work[1] for work in works)


def _is_asleep(folded: str, span: re.Match[str]) -> bool:
    """Whether hours stand in one clause with sleep, and with nothing that is done by day."""
    before, after = _CLAUSES.split(folded[: span.start()])[-1], _CLAUSES.split(folded[span.end() :])[0]
    clause = f"{before} {after}"
    return _SLEEP.search(clause) is not None and _BY_DAYLIGHT.search(clause) is None


def _is_of_work(folded: str, span: re.Match[str]) -> bool:
    """Whether hours stand beside the work that is done then, and no quiet is asked for there."""
    said = _SENTENCES.split(folded[: span.start()])[-1]
    before, comma, last = said.rpartition(",")
    said = last if comma and (AFTER.search(before) or BEFORE.search(before)) else said
    is_work = _AT_WORK.search(said) or _DONE_THEN.match(folded, span.end())
    return is_work is not None and not asks_quiet(said) and not _SLEEP.search(said)


def _ends(folded: str, *, is_asked: bool) -> tuple[time | None, time | None] | None:
    """The quiet hours of which one end is said, or each by itself; where none are asked for, when somebody sleeps."""
    after, before = AFTER.search(folded) if is_asked else None, BEFORE.search(folded) if is_asked else None
    after, before = after or _TO_BED.search(folded), before or _UP.search(folded)
    if after is not None and ONLY_AFTER.search(folded):
        at = clock_in(after["at"], is_evening=re.search(r"\bmorning\b|\bam\b", folded) is None)
        return (LATE, at) if at is not None and time(0) < at < LATE else None
    start = clock_in(after["at"]) if after is not None else None
    end = _morning(clock_in(before["at"], is_evening=False), before["at"]) if before is not None else None
    return None if start is None and end is None else (start, end)


def _morning(at: time | None, said: str) -> time | None:
    """Quiet hours end in the morning where no part of the day was said."""
    if at is None or _MARKED.search(said) or _OF_24.match(said) or not 13 <= at.hour <= 19:
        return at
    return at.replace(hour=at.hour - 12)


def _span_of(found: re.Match[str], folded: str, *, is_night: bool = False) -> Span | None:
    """From when to when, where words say so; what is not said of morning or evening is taken from the other end, from
    what is done meanwhile, or is by night, as it always is where `is_night`."""
    first, second = found["start"] or found["start2"], found["end"] or found["end2"]
    start, end = _as_said(first), _as_said(second)
    if start is None or end is None:
        return None
    is_told, is_end_told = (
        _MARKED.search(said) is not None or at.hour > 12 for said, at in ((first, start), (second, end))
    )
    if is_told and is_end_told:
        return start, end
    if is_end_told:
        is_late = _late(start) < end if end.hour >= 12 else start >= end
        return (_late(start) if is_late else start), end
    if is_told:
        is_late = end <= start < time(12) or (time(12) <= start < time(19) and _late(end) > start)
        return start, _late(end) if is_late else end
    if is_night or (_ASLEEP.search(folded) and not _BY_DAYLIGHT.search(folded)):
        return (_late(start) if start.hour > 6 else start), end
    if (start.hour, end.hour) in _OFFICE or _BY_DAYLIGHT.search(folded):
        start = _late(start) if start.hour < 5 else start
        return start, _late(end) if end <= start else end
    if end.hour <= 6 and (start < end or start.hour == 12):
        return _late(start), _late(end)
    return _late(start), end


def _as_said(said: str) -> time | None:
    """The time as it stands, in the morning where no part of the day is said."""
    return clock_in(said) if _MARKED.search(said) else clock_in(f"{said} in the morning")


def _late(at: time) -> time:
    return at.replace(hour=at.hour + 12) if at.hour < 12 else at


def _is_by_day(span: Span) -> bool:
    start, end = span
    return _EARLIEST_REST <= start < end and end.hour - start.hour <= _LONGEST_REST
