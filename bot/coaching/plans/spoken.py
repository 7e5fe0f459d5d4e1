"""A plan as a sentence, in the words of whoever made it; and the same words once the when has changed."""

from __future__ import annotations

import re
from datetime import datetime

from bot.coaching.plans.clock import hour_in
from bot.coaching.plans.days import WEEKDAYS, days_in
from bot.coaching.plans.when import words_at

_DAY = rf"(?:{'|'.join(WEEKDAYS)})s?"
_NAMED_DAYS = re.compile(rf"\b{_DAY}(?:(?:,| and| or| &)+\s*{_DAY})*\b", re.IGNORECASE)
_BARE = re.compile(r"^\w+$")


def sentence(action: str, cue: str | None, obstacle: str | None = None, answer: str | None = None) -> str:
    """The plan as when-then, without a full stop."""
    said = f"{cue[0].upper()}{cue[1:]}, I {action}" if cue else f"I {action}"
    return f"{said}. If {obstacle}, I {answer}" if obstacle and answer else said


def moved(cue: str | None, words: str, now: datetime) -> str:
    """The old words of a when with the new ones in place: a new day keeps the hour, a new hour the day."""
    if not cue:
        return words
    new_days, new_hour = days_in(words, now), hour_in(words, is_answer=True)
    old_days, old_hour = days_in(cue, now), hour_in(cue)
    kept = []
    if new_days is None and old_days is not None:
        kept.append(words_at(cue, old_days.spans))
    kept.append(f"at {words}" if _BARE.match(words) and new_hour is not None and new_days is None else words)
    if new_hour is None and old_hour is not None:
        kept.append(words_at(cue, old_hour.spans))
    return " ".join(part for part in kept if part)


def on_other_day(cue: str, day: int, now: datetime) -> str:
    """The words of a weekly plan with another weekday (0 is Monday) in place of theirs."""
    name = WEEKDAYS[day].capitalize()
    found = days_in(cue, now)
    if found is None:
        return f"{cue} on {name}"
    old = words_at(cue, found.spans)
    new, count = _NAMED_DAYS.subn(lambda said: name + ("s" if said[0].casefold().endswith("days") else ""), old)
    rest = cue
    for start, end in sorted(found.spans, reverse=True):
        rest = rest[:start] + rest[end:]
    return " ".join(f"{new if count else f'{old} on {name}'} {rest}".split())
