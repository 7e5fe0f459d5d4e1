"""Hours in people's words: "at 6", "half past six", "in the evening"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.coaching.plans import lengths

NUMBERS = {word: number for word, number in lengths.NUMBERS.items() if number <= 12}
"""What an hour is called in a word."""
PARTS = {
    "morning": time(9, 30),
    "lunch": time(12, 30),
    "lunchtime": time(12, 30),
    "noon": time(12),
    "midday": time(12),
    "afternoon": time(15),
    "arvo": time(15),
    "teatime": time(17),
    "evening": time(18, 30),
    "tonight": time(19),
    "tonite": time(19),
    "2nite": time(19),
    "night": time(20),
    "midnight": time(0),
}
"""What a part of the day means where no hour is given; all but the last two words before quiet hours begin."""

_NUMBER = r"\d{1,2}|" + "|".join(NUMBERS)
_EXACT = re.compile(
    r"\b(?:at |by |around |about )?(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)\s*(?P<half>[ap]\.?m\.?)?(?!\w)", re.I
)
_HALF = re.compile(
    rf"\b(?:at |by |around |about )?(?P<part>half|quarter)(?: (?P<side>past|to))? (?P<h>{_NUMBER})\s*(?P<half>[ap]\.?m\.?)?(?!\w)",
    re.I,
)
_HOUR = re.compile(rf"\b(?:at |by |around |about )?(?P<h>{_NUMBER})\s*(?P<half>[ap]\.?m\b\.?|o['’]?clock)", re.I)
_AT = re.compile(
    rf"\b(?:at|by|around) (?:about )?(?P<h>{_NUMBER})(?:ish)?(?![\w:]|\s*(?:days?|weeks?|months?|minutes?|hours?|years?)\b)",
    re.I,
)
_OF_24 = re.compile(
    r"(?:\b(?:at|by|(?<!for )around) (?:about )?|(?<=sday |nday |iday |rday |oday |rrow |ight ))"
    r"(?P<h>2[0-3]|[01]?\d) ?(?P<mark>h)(?:rs?)?\b(?! of\b)",
    re.I,
)
"""An hour as "21h", behind a word or a day that tells it from a length of time."""
_LISTED = re.compile(rf",\s*(?P<h>{_NUMBER})\s*(?=,|$)", re.I)
_BESIDE_DAY = re.compile(
    rf"\b(?:tonight|tonite|2nite|tomm?or+ow|today|(?:mon|tues|wednes|thurs|fri|satur|sun)days?),? "
    rf"(?P<lead>(?:about|around|roughly) )?(?P<h>{_NUMBER})\b(?![\w:]|\.\d|st|nd|rd|th)"
    rf"(?(lead)(?=\s*(?:[.!?]*\s*$|, (?!{_NUMBER}\b)|to (?!{_NUMBER}\b)|please\b|pls\b)))",
    re.I,
)
"""An hour behind a day; a rough one only where nothing follows that it may count."""
_ALONE = re.compile(
    rf"^\W*(?:(?:no|ok|okay|well|actually|rather|better|make (?:it|that)|let'?s say|say|more like|about|around|at|for|to)\W+)*(?P<h>{_NUMBER})(?:ish|(?P<mark>h))?\W*$",
    re.I,
)
_PART = re.compile(
    rf"\b(?:in the |at |this |by |(?:about |around )(?=tea))?(?P<part>{'|'.join(PARTS)})s?\b(?! (?:shift|school|class|bus|walk|meeting|course|prayer|off)s?\b)",
    re.I,
)
_LATE_WORDS = re.compile(r"\b(?:evening|night|tonight|tonite|2nite|pm|afternoon|arvo|dinner|supper)\b", re.I)
_EARLY_WORDS = re.compile(r"\b(?:morning|breakfast)\b|\d\s*am\b", re.I)
_OF_DAY = r"(?:\s*(?:in the|at) (?:morning|afternoon|arvo|evening|night))?"
_MARK = r"(?:\s*(?:[ap]m\b|[ap]\.m\b\.?|o['’]?clock|h(?:rs)?\b(?! of\b)))?"
"""What marks a number as an hour; "21h" as it is written in many languages."""
_HALF_OF = r"(?:(?:half|quarter)(?: past| to)? )?"
CLOCK = (
    rf"(?:{_HALF_OF}(?:(?:2[0-3]|[01]?\d)(?:[:.h][0-5]\d)?|{'|'.join(NUMBERS)}){_MARK}{_OF_DAY}|noon|midday|midnight)"
)
"""A time of day, as a pattern without groups, for texts in small letters."""
_ONE_CLOCK = re.compile(
    rf"(?:(?P<part>half|quarter)(?: (?P<side>past|to))? )?(?P<h>2[0-3]|[01]?\d|{'|'.join(NUMBERS)})"
    rf"(?:[:.h](?P<m>[0-5]\d))?\s*(?P<half>[ap]m\b|[ap]\.m\b\.?)?"
)
_SOMEWHERE = re.compile(
    rf"\b(?:at|by|around|till|until|til) (?:about )?(?P<at>{CLOCK})(?=$|[\s,.!?)–-])|"
    rf"\b(?P<alone>(?=\d|half|quarter|noon|midday|midnight){CLOCK})(?=$|[\s,.!?)–-])|"
    rf"\b(?P<said>(?:{'|'.join(NUMBERS)})(?:\s*(?:[ap]m\b|o['’]?clock)| (?:in the|at) (?:morning|afternoon|evening|night)))"
)


@dataclass(frozen=True)
class Hour:
    """An hour and where in the text it stands."""

    at: time
    spans: tuple[tuple[int, int], ...]


def hour_in(text: str, *, is_answer: bool = False) -> Hour | None:
    """The hour that the text gives, or None. In an answer to "at what time?" a bare number is one.

    Without am or pm, 1 to 8 is after noon unless the text speaks of the morning, 9 to 12 as it stands unless it speaks
    of the evening; "7h" is read as on a clock of 24 hours.
    """
    for pattern in (_EXACT, _HALF, _HOUR, _OF_24, _AT, _LISTED, _BESIDE_DAY, *((_ALONE,) if is_answer else ())):
        found = pattern.search(text)
        if found is None:
            continue
        at = _read(found, text)
        if at is not None:
            part = _PART.search(text)
            is_told = part is not None and part["part"].lower() != "lunch"
            return Hour(
                at,
                (
                    _span(found) if pattern in (_BESIDE_DAY, _ALONE) else found.span(),
                    *((part.span(),) if part and is_told else ()),
                ),
            )
    part = _PART.search(text)
    if part is None:
        return None
    is_meal = part["part"].lower() == "lunch" and not part[0].lower().startswith("at")
    return Hour(PARTS[part["part"].lower()], () if is_meal else (part.span(),))


def _span(found: re.Match[str]) -> tuple[int, int]:
    """Where the hour stands, with the word before it that says it is a rough one."""
    lead = found.groupdict().get("lead")
    return (found.start("h") - len(lead or ""), found.end("h"))


def clock_in(text: str, *, is_evening: bool = True) -> time | None:
    """The first time of day in a text; a bare 1 to 7 is in the afternoon, and 8 to 11 too where `is_evening`."""
    folded = text.casefold().strip()
    found = _SOMEWHERE.search(folded)
    said = folded if re.fullmatch(CLOCK, folded) else found[found.lastgroup or 0] if found else ""
    if said in ("noon", "midday", "midnight"):
        return PARTS[said]
    one = _ONE_CLOCK.match(said)
    if one is None:
        return None
    return _read(one, folded, late_to=0 if one["m"] else 11 if is_evening else 7)


def _read(found: re.Match[str], text: str, late_to: int = 8) -> time | None:
    groups = found.groupdict()
    hour = NUMBERS.get(groups["h"].lower()) or int(groups["h"])
    minute = int(groups.get("m") or 0)
    if groups.get("part"):
        minute = 30 if groups["part"].lower() == "half" else 15
        if (groups.get("side") or "").lower() == "to":
            hour, minute = hour - 1, 60 - minute
    half = (groups.get("half") or "").lower().replace(".", "")
    if hour > 23:
        return None
    if half in ("am", "pm"):
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif len(groups["h"]) < 2 or not groups["h"].startswith("0"):
        is_late, is_early = bool(_LATE_WORDS.search(text)), bool(_EARLY_WORDS.search(text))
        if hour < 12 and (is_late or (hour <= late_to and not is_early and not groups.get("mark"))):
            hour += 12
    return time(hour, minute)
