"""A contact that somebody tells of: when it was, how, and what they had expected against what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from bot.coaching.plans import hour_in
from bot.coaching.plans.days import WEEKDAYS

Compared = Literal["better", "same", "harder"]
Way = Literal["call", "message", "visit", "hello"]

_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("call", re.compile(r"\b(?:call\w*|rang|rung|ring|phoned?|telephoned|facetim\w*|skyped?|video|picked up|on the phone|off the phone)\b", re.IGNORECASE)),
    ("message", re.compile(r"\b(?:text\w*|messag\w*|wrote|written|write|sent|email\w*|dm['’]?d|whatsapp\w*|voice note|letter|postcard)\b", re.IGNORECASE)),
    ("visit", re.compile(r"\b(?:met|saw|seen|visit\w*|coffee|lunch|dinner|breakfast|walk\w*|sat|came (?:over|round|by)|went to see|been to|together)\b", re.IGNORECASE)),
)  # fmt: skip
_AGO = re.compile(r"\b(?P<n>\d{1,2}|two|three|four|five|six) days ago\b", re.IGNORECASE)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_BOTH = re.compile(
    r"\b(?:i(?: had|['’]d)? (?:thought|expected|predicted|feared|worried|figured|assumed|was (?:afraid|scared|worried|sure|expecting|nervous))|thought|expected|predicted|afraid|prediction)\b:?\s*"
    r"(?P<expected>[^.]+?)(?:[.,;]?\s+(?:but|and then|yet|instead|in fact|actual(?:ly)?:?|turns out)\b[:,]?\s*|\.\s+actual:?\s*)(?P<went>.+)$",
    re.IGNORECASE,
)  # fmt: skip
_BETTER = re.compile(
    r"\b(?:better|easier|nicer|lovely|great|good|warm|happy|glad|fine|relieved|fun|laugh\w*|less (?:bad|awkward|scary)|went well|not (?:as|so|that) bad)\b",
    re.IGNORECASE,
)
_HARDER = re.compile(
    r"\b(?:worse|harder|awful|bad|cold|awkward|terrible|disappoint\w*|sad|didn['’]?t go well|rough|short with me|flat|left on read|hung up|angry|fight|argu\w+)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:as (?:i )?(?:expected|thought)|about (?:the same|what|as)|same|ok|okay|alright|all right|so-?so|meh|normal|usual)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|wasn['’]?t|isn['’]?t|didn['’]?t|nothing) (?:\w+ )?(?:great|good|better|well|fun|nice|easier)\b",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(
    r"\b(?:called|rang|phoned|texted|messaged|met|saw|visited|emailed|facetimed|(?:talked|spoke|written|wrote|chatted|talk|speak|coffee|lunch|dinner|call) (?:to|with))\s+"
    r"(?:(?:my|old|friend|mate)\s+)*(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)"
)


@dataclass(frozen=True)
class Gap:
    """What was expected, how it went, and the one beside the other; None where nothing is said."""

    expected: str | None = None
    went: str | None = None
    compared: Compared | None = None


def way_in(text: str) -> Way:
    """How they were in touch; "hello" where the text does not say."""
    return next((way for way, pattern in _WAYS if pattern.search(text)), "hello")


def time_in(text: str, now: datetime) -> datetime:
    """When it was, on the writer's wall: yesterday, on Sunday, three days ago, this morning; else now. Never later."""
    low = text.casefold()
    day = now.date()
    ago = _AGO.search(low)
    if ago is not None:
        day -= timedelta(days=_NUMBERS.get(ago["n"]) or int(ago["n"]))
    elif re.search(r"\b(?:yesterday|last night)\b", low):
        day -= timedelta(days=1)
    else:
        named = re.search(rf"\b(?:on |last |this )?(?P<day>{'|'.join(WEEKDAYS)})\b", low)
        if named is not None:
            day -= timedelta(days=(day.weekday() - WEEKDAYS.index(named["day"])) % 7)
    hour = hour_in(low)
    if day == now.date() and hour is None:
        return now
    at = datetime.combine(day, hour.at if hour else time(18))
    return min(at, now)


def gap_in(text: str) -> Gap:
    """Expectation and outcome where the text tells both ("I thought she'd be cold but she laughed"), else the outcome."""
    both = _BOTH.search(text)
    if both is not None:
        went = both["went"].strip()
        return Gap(both["expected"].strip(" ,"), went, compared_in(went) or "better")
    return Gap(None, text.strip() or None, compared_in(text))


def tells_gap(text: str) -> bool:
    """Whether a text tells both what was expected and what happened."""
    return _BOTH.search(text) is not None


def compared_in(text: str) -> Compared | None:
    """Better, the same or harder than expected, as far as words tell; None where they do not."""
    if _NEGATED.search(text) or _HARDER.search(text):
        return (
            "better"
            if re.search(
                r"\b(?:not (?:as|so|that) bad|less (?:bad|awkward)|wasn['’]?t (?:\w+ )?(?:bad|awkward))\b",
                text,
                re.IGNORECASE,
            )
            else "harder"
        )
    if _BETTER.search(text):
        return "better"
    return "same" if _SAME.search(text) else None


def to_whom(text: str) -> str | None:
    """The name of somebody whom a text says they were in touch with, by its capital; None where there is none."""
    found = _TO_WHOM.search(text)
    return found["name"].removesuffix("'s") if found else None
