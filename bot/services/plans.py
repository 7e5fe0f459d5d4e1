"""A plan told in one sentence, said back as when-then. Nothing of it is kept, and nobody is reminded."""

from __future__ import annotations

import re

from bot.coaching.message import Say

LONGEST = 14
"""How many words a plan has at most that is said back."""

_ACT = r"(?:ring|call|phone|text|write(?: to)?|message|email|visit|see|meet|invite|check on|check in with|send|have)"
_WHEN = (
    r"(?:every|each|once a|twice a|on|at|this|next|tomorrow|tonight|today|in the|after|before|when|weekly|monthly|"
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
)
_ACT_FIRST = re.compile(rf"\b(?P<act>{_ACT}\s+\S.*?)\s+(?P<when>{_WHEN}\b.*)$", re.IGNORECASE)
_WHEN_FIRST = re.compile(
    rf"^(?:remind me\s+)?(?P<when>{_WHEN}\b.*?),?\s+(?:(?:i['’]?ll|i will|i|to|remind me to|i want to)\s+)"
    rf"(?P<act>{_ACT}\s+\S.*)$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,]+(?:please|pls|hold me to it|thanks|thank you|ok|okay)\s*$", re.IGNORECASE)
_REMINDS = re.compile(r"\b(?:remind\w*|alarm|notify|ping me|nudge me)\b", re.IGNORECASE)
_DAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")


def plan_in(text: str) -> Say:
    """The plan that the text tells, as a when-then sentence; else whether Kith reminds, or how a plan is made."""
    plain = _TAIL.sub("", " ".join(text.split()).strip(" .!?"))
    found = _WHEN_FIRST.search(plain) or _ACT_FIRST.search(plain)
    if found is not None and len(plain.split()) <= LONGEST:
        when = _DAYS.sub(lambda day: day[0].capitalize(), found["when"].strip(" ,"))
        return Say("plan_contact/theirs", {"plan": f"{when[0].upper()}{when[1:]}, I {found['act'].strip(' ,')}"})
    return Say("plan_contact/no_reminder" if _REMINDS.search(plain) else "plan_contact")
