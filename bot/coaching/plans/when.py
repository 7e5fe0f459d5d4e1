"""The when of a plan, read from words: its days, its hour, and the moment it hangs on ("after work")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.coaching.plans.clock import hour_in
from bot.coaching.plans.days import days_in
from bot.coaching.plans.lengths import OF_CLOCK, length_of
from bot.coaching.plans.schedule import Schedule

Missing = Literal["hour", "birthday"]

_ROUTINES = {
    "work": None,
    "school": None,
    "class": None,
    "the meeting": None,
    "my meeting": None,
    "the shift": None,
    "my shift": None,
    "church": None,
    "kirk": None,
    "mass": None,
    "the gym": None,
    "breakfast": time(9),
    "lunch": time(13),
    "dinner": time(19),
    "supper": time(19),
    "tea": time(18),
    "bed": time(20, 30),
    "the news": time(20),
}
"""Moments of a day that come by themselves, and about when; None where only the person knows."""

_ROUTINE = re.compile(
    rf"\b(?P<side>after|before|at|over|during) (?:the )?(?P<what>{'|'.join(_ROUTINES)})\b", re.IGNORECASE
)
VERBS = (
    r"(?:ring|call|(?:tele)?phone|facetime|skype|video ?call|text|write(?: to)?|message|email|visit|see|meet(?: up with)?|invite|check (?:on|in with|in on)|"
    r"send|have|ask|thank|tell|go|take|cook|walk|join|reach out to|get in touch with|drop (?:in on|by|round)|catch up with|talk to|speak to|"
    r"speak with|talk with|say|play|watch|sit|stay|help|share|do|make|leave|bring|host|wave|answer|reply|pick up)"
)  # fmt: skip
"""What a plan is to do, as it follows "I"."""

_MOMENT = re.compile(
    rf"\b(?:when(?:ever)?|once|as soon as|after|before|(?:the )?next time|each time|every time|if)\s+"
    rf"(?:(?:i|he|she|they|we)\s+[\w'’]+|i['’](?:m|ve)\s+\w+|it['’]?s?|the \w+|my \w+|[\w'’]+ing)\b[^,.;:!?]*?"
    rf"(?=[,.;:!?]|\s+then\b|\s+i['’]?(?:ll|d|m gonna)\b|\s+i will\b|\s+(?:i|to)\s+{VERBS}\b|$)",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(rf"\bin (?:about |like |around |roughly )?{OF_CLOCK}(?: or (?:so|two|three))?", re.IGNORECASE)
_ANY_DAY = datetime(2026, 1, 1)  # noqa: DTZ001 - which day it is makes no difference to whether there is a when
_SMALL_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
_REPEATS = re.compile(r"\b(?:recurring|repeat(?:ing|s)?|regular(?:ly)?|every time|standing)\b", re.IGNORECASE)


@dataclass(frozen=True)
class When:
    """`cue` is a moment in their words, `spans` where in the text all of it stands, `words` what stands there. `missing`: what is yet to be asked.

    Without a schedule the plan hangs on its cue alone, which nobody but the person sees coming.
    """

    schedule: Schedule | None
    cue: str | None
    spans: tuple[tuple[int, int], ...]
    words: str
    missing: Missing | None = None

    def at(self, hour: time) -> When:
        """With the hour that was asked for."""
        schedule = self.schedule and replace(self.schedule, at=hour)
        return replace(self, schedule=schedule, missing=None)


def when_in(text: str, now: datetime, *, is_answer: bool = False) -> When | None:
    """The when of a text, or None where it tells none. `now` is wall time where the person is, without a zone."""
    from_now = _FROM_NOW.search(text)
    if from_now is not None:
        beside = text[: from_now.start()] + text[from_now.end() :]
        if days_in(beside, now) is None and hour_in(beside) is None:
            return _from_now(from_now, now)
    days, hour, routine = days_in(text, now), hour_in(text, is_answer=is_answer), _ROUTINE.search(text)
    moment = None if routine else _MOMENT.search(text)
    if days is None and hour is None and routine is None and moment is None:
        return None
    spans = [*days.spans] if days else []
    spans += list(hour.spans) if hour else []
    cue = routine or moment
    if cue is not None:
        spans.append(cue.span())
    words = None if cue is None else " ".join(cue[0].split())
    if days is None and hour is None and moment is not None:
        return When(None, words, tuple(sorted(spans)), words_at(text, spans))
    at = hour.at if hour else _ROUTINES[routine["what"].lower()] if routine else None
    schedule = days.schedule if days else Schedule("once", now.date())
    if schedule.every == "once" and days and _REPEATS.search(text):
        schedule = replace(schedule, every="week", days=(schedule.first_on.weekday(),))
    schedule = replace(_later(schedule, at, now, is_today_said=days is not None), at=at)
    missing: Missing | None = None
    if days is not None and days.is_birthday:
        missing = "birthday"
    elif routine is not None and at is None:
        missing = "hour"
    return When(schedule, words, tuple(sorted(spans)), words_at(text, spans), missing)


def _from_now(found: re.Match[str], now: datetime) -> When:
    """The minute that lies so far ahead."""
    then = (now + length_of(found)).replace(second=0, microsecond=0)
    schedule = Schedule("once", then.date(), at=then.time())
    return When(schedule, None, (found.span(),), f"at {then:%H:%M}")


def tells_when(text: str) -> bool:
    """Whether words name a day, an hour or a moment that a plan can hang on."""
    return when_in(text, _ANY_DAY, is_answer=True) is not None


def _later(schedule: Schedule, at: time | None, now: datetime, *, is_today_said: bool) -> Schedule:
    """The schedule with a first day that is not over; an hour alone is the next time the clock shows it."""
    if schedule.every != "once" or schedule.first_on != now.date():
        return schedule
    if at is not None and at <= now.time() and not is_today_said:
        return replace(schedule, first_on=now.date() + timedelta(days=1))
    return schedule


def words_at(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words of a text at these places, in order, as one phrase, weekdays with capitals."""
    parts, last = [], -1
    for start, end in sorted(spans):
        if start >= last:
            parts.append(text[start:end].strip(" ,."))
            last = end
    phrase = " ".join(" ".join(part for part in parts if part).split())
    return _SMALL_WEEKDAY.sub(lambda day: day[0].capitalize(), phrase)


def birthday_in(text: str, now: datetime) -> date | None:
    """The day of a birthday that the text gives, its next one; None where it gives none."""
    found = days_in(text, now)
    if found is None or found.schedule.every != "once":
        return None
    return found.schedule.first_on
