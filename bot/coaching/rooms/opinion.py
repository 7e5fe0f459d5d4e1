"""A message that came with a question about it: the two apart, and what the reading of the one says to the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.coaching.message import Say
from bot.coaching.review import Checks, Reading, change_for, praise_for, quote

SHORTEST = 4  # words that can be a message
LONG = 90  # words from which on a message is much, whatever is in it
_QUOTED, _AFTER_COLON = re.compile(r"[\"“](.+)[\"”]", re.DOTALL), re.compile(r":\s+(\S.+)$", re.DOTALL)
_SHUT = re.compile(r"[\"”]")
_ANOTHERS = re.compile(
    r"\b(?:s?he|they|who|(?:my|our|his|her|their)"
    r"(?: (?!draft|text|message|letter|note|reply|answer|email|words?|version)[\w'’-]+){1,3}|"
    r"(?!(?:we|ive|just|have|already|also|so|then|and|but|draft|text|message|letter|note|reply)\b)"
    r"(?-i:[A-Z][^\W\d_]+))(?:,? (?:just|then|also|always|once|has|had|have|keeps?|is|was|even|only))*"
    r" (?:said|says?|saying|told|tells|telling|text(?:s|ed|ing)?|wrote|writes|writing|written|goes|called|calls|"
    r"calling|sent|sends|messag(?:es|ed)|repli(?:es|ed)|answer(?:s|ed)|shout(?:s|ed)|yell(?:s|ed)|scream(?:s|ed))"
    r"(?: back| again)?(?: (?:to |at )?(?:me|us))?(?: (?:back|again|this|that|today|yesterday|(?:last|this) \w+))*\W*$",
    re.IGNORECASE,
)
"""What stands before somebody else's words."""

FAULTS = {
    "too_much": (
        *("heavy", "asks_forgiveness", "over_apology", "over_explaining", "guilt", "interrogate", "counter_attack"),
    ),
    "too_harsh": (
        *("threat", "blame", "counter_attack", "guilt", "dismiss", "controls_other", "absolute", "mind_reading"),
        *("false_feeling", "excuse"),
    ),
    "too_soft": ("hedge", "vague", "hint", "vague_repair", "conditional", "over_apology"),
}
"""The faults that make a yes of each question, the worst first."""


@dataclass(frozen=True)
class Brought:
    """`draft`: the message, empty where none came along; `around`: the words beside it."""

    draft: str = field(repr=False)
    around: str = field(repr=False)


def brought_in(text: str) -> Brought:
    """The message between quotation marks, or else after a colon, and the words around it. What somebody else said is
    no message of theirs; what they wrote to answer it is."""
    for pattern in (_QUOTED, _AFTER_COLON):
        found = pattern.search(text)
        while found is not None and _ANOTHERS.search(text[: found.start()]):
            shut = _SHUT.search(text, found.start(1)) if pattern is _QUOTED else None
            found = pattern.search(text, shut.end() if shut else found.start(1))
        if found is not None and len(found[1].split()) >= SHORTEST:
            return Brought(found[1].strip(), " ".join([*text[: found.start()].split(), *text[found.end() :].split()]))
    return Brought("", text)


def verdict(around: str, draft: str, reading: Reading, checks: Checks, called: str) -> tuple[Say, Say]:
    """The two messages of a reading whose kind was guessed: what it was read as, with the answer to what is asked
    `around` it and what works, and then the change, or that none is needed. `called`: what the kind is called."""
    praise, change = praise_for(reading, checks), change_for(reading, checks)
    works = praise.fields["quote"] if praise is not None else ""
    asked = checks.read("opinion", around)
    family = next((name for name in (*FAULTS, "to_send") if name in asked), None)
    fault = next((name for name in FAULTS.get(family or "", ()) if name in reading.faults), None)
    is_long = family == "too_much" and len(draft.split()) > LONG
    if family is None:
        key = "read_as"
    elif family == "to_send":
        key = "send_wait" if reading.faults else "send_yes" if change is None else "send_nearly"
    else:
        lacks_core = family == "too_soft" and checks.sheets[reading.kind].praise[0] not in reading.parts
        key = f"{family}_yes" if fault or is_long or lacks_core else f"{family}_no"
    if fault is not None and fault in checks.sheets[reading.kind].changes:
        change = Say(f"review/{reading.kind}/{fault}/change", {"quote": quote(reading.spans[fault])})
    core = f"review/{reading.kind}/{checks.sheets[reading.kind].praise[0]}/works"
    if key.endswith(("_yes", "_wait")) and key != "send_yes" and (praise is None or praise.key != core):
        works = ""  # beside a fault only the heart of it is worth a quotation
    fields = {"kind": called, **({"quote": works} if works else {})}
    first = Say(f"review_my_words/{key}" if works else f"review_my_words/{key}_bare", fields)
    return first, change or Say(f"review/{reading.kind}/good")
