"""What somebody wishes of nudges, in words, and what a sentence changes of it."""

from __future__ import annotations

from datetime import time
from typing import Any

from bot.coaching.nudges import Wishes
from bot.coaching.nudges.heard import MOST_A_WEEK, Heard
from bot.coaching.nudges.wishes import EVERY_DAY, is_within
from bot.coaching.plans.days import WEEKDAYS
from bot.services.speech import Speech
from bot.services.zone import called


def shown(speech: Speech, wishes: Wishes) -> dict[str, str]:
    """The fields of the scripts that read the wishes back: count, days, hours, quiet, zone."""
    words = speech.words
    always = wishes.hours is None or wishes.hours[0] == wishes.hours[1]
    return {
        "count": _count(speech, wishes),
        "days": words("nudges/word_any_day") if wishes.days == EVERY_DAY else _days(speech, wishes.days),
        "hours": words("nudges/word_any_hour") if always else _span(*(wishes.hours or wishes.quiet)),
        "quiet": _quiet(speech, wishes),
        "zone": called(wishes.zone),
    }


def kept(speech: Speech, heard: Heard, wishes: Wishes) -> str:
    """In words, what holds by now of that of which something was said."""
    fields, words = shown(speech, wishes), speech.words
    said = [fields["count"][0].lower() + fields["count"][1:]] if heard.per_week or heard.change else []
    said += [fields["days"]] if heard.days is not None else []
    said += [words("nudges/word_hours").format(hours=fields["hours"])] if heard.hours is not None else []
    is_quiet = (heard.quiet is not None or heard.rest is not None) and fields["quiet"] != words("nudges/word_none")
    said += [words("nudges/word_quiet").format(quiet=fields["quiet"])] if is_quiet else []
    return ", ".join(said) or words("nudges/word_any_hour")


def fields_of(heard: Heard, wishes: Wishes) -> tuple[dict[str, Any], dict[str, tuple[time, time] | None]]:
    """The fields of the user that change, and the hours and the time of quiet by day where they were said.

    Quiet hours that are said from end to end are all the quiet there is.
    """
    fields: dict[str, Any] = {}
    per_week = heard.per_week
    if per_week is None and heard.change:
        per_week = max(1, min(MOST_A_WEEK, wishes.per_week + heard.change * (1 if heard.change < 0 else 2)))
    if per_week is not None:
        fields |= {"per_week": per_week, "per_day": heard.per_day or max(1, -(-per_week // 7))}
    if heard.days is not None:
        fields["days"] = heard.days
    if heard.quiet is not None:
        start, end = heard.quiet
        fields |= {"quiet_from": wishes.quiet[0] if start is None else start}
        fields |= {"quiet_to": wishes.quiet[1] if end is None else end}
    spans: dict[str, tuple[time, time] | None] = {} if heard.hours is None else {"hours": heard.hours}
    if heard.rest is not None or (heard.quiet is not None and None not in heard.quiet):
        spans["rest"] = heard.rest
    return fields, spans


def _quiet(speech: Speech, wishes: Wishes) -> str:
    """The times of quiet; two that meet are one."""
    (start, end), rest = wishes.quiet, wishes.rest
    if rest is not None and start != end and is_within(rest[0], start, end.replace(minute=min(59, end.minute + 1))):
        end, rest = (end if is_within(rest[1], start, end) else rest[1]), None
    spans = ([] if start == end else [_span(start, end)]) + ([] if rest is None else [_span(*rest)])
    return f" {speech.words('nudges/word_and')} ".join(spans) or speech.words("nudges/word_none")


def _count(speech: Speech, wishes: Wishes) -> str:
    key = "nudges/word_count_week" if wishes.per_day == 1 else "nudges/word_count_day_and_week"
    return speech.words(key).format(count=wishes.per_week, most=wishes.per_day)


def _days(speech: Speech, days: frozenset[int]) -> str:
    names = [WEEKDAYS[day].capitalize() for day in sorted(days)]
    if days == frozenset(range(5)):
        return speech.words("nudges/word_weekdays")
    if len(names) == 1:
        return names[0]
    return ", ".join(names[:-1]) + f" {speech.words('nudges/word_and')} " + names[-1]


def _span(start: time, end: time) -> str:
    return f"{start:%H:%M}–{end:%H:%M}"
