"""The wish that Kith be somebody: who that is, and the line that they begin with, exactly as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.coaching.rehearsal.whom import COMPANY, IsPerson, Whom, calls, whom_in
from bot.coaching.script import sentence

LONGEST = 80  # words; in a longer story nobody is asked to be played
LONGEST_LINE = 80  # words of a line
_QUOTE = "¤"
"""Stands where a quotation stood."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', _QUOTE: " "})
_QUOTED = re.compile(r'"([^"]+)(?:"|$)|(?<![\w])\'((?:[^\']|(?<=\w)\'(?=\w))+)\'(?!\w)')

_YOU = r"(?:you|u|ya)"
_SOFT = r"(?:(?:please|pls|plz|kindly|maybe|perhaps|just|possibly|now|be so (?:good|kind) as to|mind|let's|lets|let us)\s+)*"
_ASKED = (
    rf"(?:can|could|would|will|cud|might)\s+{_YOU}\s+|(?:i\s+(?:want|need|would\s+like|wish|ask)|i'd\s+like)\s+{_YOU}\s+(?:to\s+)?"
    rf"|(?:could|can|may|might)\s+i\s+(?:trouble|ask|beg|get)\s+{_YOU}\s+to\s+"
    rf"|(?:i'd|i\s+would|i\s+should|it\s+would)\s+be\s+\w+\s+(?:to\s+{_YOU}\s+)?if\s+{_YOU}\s+(?:could|would|can|will)\s+"
    rf"|if\s+{_YOU}\s+(?:could|would|can|will)\s+"
)
_START = (
    r"(?:^|[.!?;:,()\n¤–—]\s*|\s-\s+|\b(?:ok|okay|now|please|pls|hey|hi|kith|today|tonight)\s+"
    r"|\b(?P<joined{0}>and|n|so|then|just)\s+|(?<=\s)(?=(?:you|u|ya)\s+be\s))"
)
_ARE = rf"(?:{_YOU}(?:\s+(?:are|were|r|will\s+be)|'re|'ll\s+be)|ur|youre)"
_AS_YOU = rf"(?:that\s+)?(?:{_ARE}|your|{_YOU})"
_PLAYS = (
    r"play(?:ing)?(?:\s+the\s+(?:part|role)\s+of)?|(?:role-?\s?play(?:ing)?|rp)(?:\s+as)?|impersonat(?:e|ing)"
    rf"|pretend(?:ing)?\s+(?:to\s+be|{_AS_YOU})|(?:imagin(?:e|ing)|suppose|(?:let's|lets|let us)\s+say)\s+{_AS_YOU}|act(?:ing)?\s+(?:as\s+if\s+you\s+were|as)"
    r"|(?:tak|assum)(?:e|ing)\s+(?:on\s+)?the\s+(?:part|role|place)\s+of|stand(?:ing)?\s+in\s+for"
    r"|step(?:ping)?\s+into\s+the\s+(?:shoes|role)\s+of|put(?:ting)?\s+yourself\s+in\s+the\s+(?:place|shoes)\s+of"
)
_IS = r"be(?:ing|come|coming|\s+like)?|do|as|=|(?:act|talk|speak|answer)(?:ing)?\s+(?:like|as)"
_HEAD = re.compile(
    rf"{_START.format(1)}(?:(?P<asked>{_ASKED})|(?P<you>{_YOU}\s+(?:can\s+|could\s+|will\s+|must\s+|shall\s+|should\s+)?))?{_SOFT}"
    rf"(?:(?P<plays>{_PLAYS})|(?P<is>{_IS}))\s+|{_START.format(2)}(?:{_ARE}|{_YOU}\s*=|{_YOU}(?=\s+(?:my|our)\b))\s+(?:now\s+)?",
    re.IGNORECASE,
)
"""What stands before the one who is to be played."""

_TRIES = r"(?:try|answer|reply|repply|respond|practi[sc]e|rehearse|train|resist|defend|push back|talk back|hold|refuse|(?:be|do) me)"
_I = r"(?:\b(?:i'll|ill|i'd|id|i'm|im|i|me|let me|lemme|let us|m[ae]k[e]? m[ei]))"
_TO = r"(?:(?:will|would|shall|should|can|must|have to|need to|want to|wanna|going to|gonna|like to|try to|to|then|just)\s+)*"
_MINE = re.compile(
    rf"{_I}\s+{_TO}(?:{_TRIES}|tell\s+(?:you|u|him|her|them)|say|apologi[sz]e|ask\s+(?:you|u|him|her|them)|go)"
    r"|\b(?:i'm|im|i am|i'll be|ill be)\s+me\b"
    r"|\b(?:practi[sc]\w+|rehears\w+|role ?-?play\w*|dry run|spar|train(?:ing)?|exercise|my turn|scene)\b"
    r"|(?:^|[.!,;\n¤])\s*(?:go|ready|action|begin|start|off you go|you (?:start|first|begin)|go on(?: then)?)\W*$",
    re.IGNORECASE,
)
"""What the one who writes is going to do: answer them."""
_PRACTISED = re.compile(r"\b(?:practi[sc]\w+|rehears\w+|role ?-?play\w*)\b", re.IGNORECASE)
_TRIED = re.compile(rf"{_I}\s+{_TO}{_TRIES}\b|{_PRACTISED.pattern}", re.IGNORECASE)
"""The same, where nothing else tells that somebody is played."""
_TAIL = re.compile(
    rf"[\s,.;!?-]+(?:(?:and|then|so|n|now|but)\s+)*(?:{_I}\s+{_TO}{_TRIES}\b|then\s+i\b|i\s+(?:want|need)\b|let'?s\b|practi[sc]e\b|go\W*$)"
    r".*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands after a line that has no quotation marks, and is no part of it."""
_SAYS = r"(?:say(?:s|ing|in)?|goes|going|tells? me|telling me|asks? me|asking me)"
_UNQUOTED = re.compile(
    rf"^\W*(?:(?:and|n|who|that|now|then|so|please|he|she|they|{_YOU}|ur|you're|youre|are|r|is|will|just|always|start(?:s|ing)?|by|with)\s+)*"
    rf"(?P<verb>{_SAYS})\b(?P<that>\s+that\b)?(?:\s+(?:to me|something like|things like|like))?\s*[:,]?\s+"
    r"(?!how\b|what to\b|sorry\b|no\b|yes\b|it\b|so\b|to\b|something\b|things\b)(?P<line>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_SAID = re.compile(rf"^\W*(?:(?:and|n|now|so|{_YOU}|ur|you're|youre|are|r)\s+)*{_SAYS}\b", re.IGNORECASE)
_ASKS = re.compile(r"(?:when|if|whether|why|what|how|where|who|to)\b", re.IGNORECASE)
_COLON = re.compile(
    r"^\s*(?:(?:now|again|then|please|pls|(?:and |n )?say (?:it|this)|for a (?:minute|moment|bit|sec|second))\s*)*:\s*(?P<line>\S.+)$",
    re.I | re.DOTALL,
)
_I_SAY = re.compile(r"(?:i|i'll|ill|i'd)\s+(?:will\s+)?(?:say|answer|tell|reply)\b", re.IGNORECASE)
_QUOTES_THEM = re.compile(
    r"\b(?:he|she|they|who|(?:my|the|our)\s+[\w-]+|[\w-]+)(?:'ll|'d)?\s+(?:(?:will|would|always|usually|just|keeps?|is|was)\s+)*"
    r"(?:says?|saying|said|goes|go|like)\W*$",
    re.IGNORECASE,
)
"""What stands before a line of theirs that was told before it was wished that they be played."""
_THEIRS = re.compile(rf"\b(?:{_YOU}|he|she|they|who|ur)(?:'re|'ll)?\s+(?:\w+\s+){{0,2}}{_SAYS}\W*$", re.IGNORECASE)
_OWN = re.compile(
    rf"(?:{_I}|\bto)\s+{_TO}(?:\w+\s+)?(?:say|tell|answer|reply|respond|write|send|text|texted|wrote|said|told|ask|begin with|start with|open with|practi[sc]e)\b"
    r"[^.!?¤,:;]{0,25}[:,]?\s*$|\b(?:is (?:this|it|that) (?:ok|okay|fine|alright|good|too)|sounds?|what do you think|check|read|look at)\b"
    r"[^.!?¤]{0,25}$",
    re.IGNORECASE,
)
"""What stands before a quotation that is not theirs: the line or the draft of the one who writes."""
_TOLD = re.compile(
    r"\b(?:for once|for a change|every (?:time|day|night|week)|each time|all the time|how can i|no longer|any ?more)\b",
    re.IGNORECASE,
)
"""What tells of somebody, or to somebody, and wishes nothing of Kith."""
_IN_LAW = re.compile(r"(?<=\w) in law\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:i|we|he|she|they|to|who)(?:'\w+)?\s*$", re.IGNORECASE)
"""Somebody else who plays."""
_ELSEWISE = re.compile(
    r"\b(?:will|would|can|could|shall|should|must|might|may|do|does|did|let|if|when|that|than|wish|hope|where|how|what"
    r"|why|says?|said|tells?|told|me|you|u)(?:'\w+)?\s*$",
    re.IGNORECASE,
)
"""What stands before a "you be", without a stop, that is no wish."""
_YOU_BE = re.compile(rf"{_YOU}\s+be\s", re.IGNORECASE)
_MY = re.compile(r"\b(?:my|our|ma)\s+([^\W\d_][\w-]*(?:[ -]in[ -]law)?)(?!'s)\b", re.IGNORECASE)
TURNED = {"i": "you", "me": "you", "my": "your", "mine": "yours", "i'm": "you're", "myself": "yourself", "am": "are"}
"""What somebody says of themselves, as it is said to them."""
_SPEAKS = re.compile(r"\b(?:you|your|u|ur|you're|youre)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """Who is to be played, as they are called in a scene ("your mother", "Obinna"), None for a "him" that was not
    named; their first line, None where none was given; and all other words."""

    who: str | None
    line: str | None = field(repr=False)
    around: str = field(repr=False)


def wish_in(text: str, is_person: IsPerson) -> Wish | None:
    """The wish that Kith be somebody, said in one's own words; None for all else. `is_person`: whether a word is one
    for a person ("landlord").

    "Be", "you're" and "act like" are a wish only where a line of theirs is given or where it is said that it will be
    answered; "play" and "pretend to be" are one by themselves, but for somebody whom Kith may be wanted to be in
    earnest, a friend or a therapist.
    """
    if len(text.split()) > LONGEST:
        return None
    plain = text.translate(_PLAIN)
    spans = [found.span(found.lastindex or 0) for found in _QUOTED.finditer(plain)]
    frame = _IN_LAW.sub("-in-law", _QUOTED.sub(f" {_QUOTE} ", plain))
    quotes = [text[slice(*span)].strip() for span in spans]
    for head in _HEAD.finditer(frame):
        before = frame[: head.start()]
        is_unmarked = before[-1:].isspace() and _YOU_BE.match(head[0]) is not None
        if _OTHERS.search(before) is None and not (is_unmarked and _ELSEWISE.search(before)):
            found = _wish_at(head, frame, quotes, is_person)
            if found is not None:
                return found
    return None


def _wish_at(head: re.Match[str], frame: str, quotes: Sequence[str], is_person: IsPerson) -> Wish | None:
    """The wish that begins with this "be" or "play"."""
    after = frame[head.end() :]
    whom = whom_in(after, is_person)
    if whom is None or not _may_wish(head, whom):
        return None
    quoted = next((quotes[at] for at in _their_quotes(frame, head.start()) if not calls(quotes[at], whom)), "")
    written = "" if quoted else _unquoted(after[whom.end :])
    line = quoted or _said_directly(after[whom.end :], written)
    around = (frame.replace(written, " ") if written else frame).replace(_QUOTE, " ")
    is_bare = not head["plays"] and not head["is"]
    is_answered = (_TRIED if is_bare and not line else _MINE).search(around) is not None
    is_practised = whom.owner == "your" and _PRACTISED.search(around) is not None
    if _TOLD.search(around) or (whom.kind == "unknown" and not line and not is_practised):
        return None
    is_said = _is_said(after[whom.end :], is_quoted=bool(quoted))
    if whom.kind == "word" and not (is_said and quoted):
        return None
    if line and not is_answered and not _is_wished(head, whom, is_said=is_said, is_quoted=bool(quoted)):
        return None
    if not line and not is_answered:
        is_asked = head["plays"] or (head["asked"] and "act" in (head["is"] or ""))
        if not is_asked or whom.kind != "sure" or not COMPANY.isdisjoint(whom.words):
            return None
    called = whom.called
    if called is None:
        pointed = next((one[1] for one in _MY.finditer(frame) if is_person(one[1])), None)
        called = f"your {pointed}" if pointed else None
    return Wish(called, " ".join(line.split()[:LONGEST_LINE]) or None, " ".join(around.split()))


def _may_wish(head: re.Match[str], whom: Whom) -> bool:
    """Whether a "be" or "play" may be said to Kith: "and be", "being" and "playing" only where it is asked to, "do" and
    "as" only with somebody who surely is one, and "ur" only before "my"."""
    verb = (head["plays"] or head["is"] or "").lower()
    if not verb:
        return whom.owner is not None or whom.called is None or whom.kind == "name"
    is_joined = head["joined1"] is not None and head["is"] is not None and not head["you"]
    if (verb.split()[0].endswith("ing") or is_joined) and not head["asked"]:
        return False
    if verb == "as":
        return head["you"] is not None
    return verb != "do" or whom.kind == "sure" or whom.called is None


def _is_said(rest: str, *, is_quoted: bool) -> bool:
    """Whether a line stands right after the person: after "you say", a colon, or in quotation marks."""
    return _SAID.match(rest) is not None or rest.lstrip(" ,").startswith((".", ":", _QUOTE) if is_quoted else ":")


def _is_wished(head: re.Match[str], whom: Whom, *, is_said: bool, is_quoted: bool) -> bool:
    """Whether a line that stands with "you're my mother" or "be my mother" is surely played, and not told or written
    to her."""
    if head["plays"] or head["asked"]:
        return True
    if head["is"]:
        is_like = head["is"].lower() not in ("do", "as") and not (head["you"] and "like" in head["is"].lower())
        return is_like and (whom.kind in ("sure", "point") or is_said)
    return is_said and (is_quoted or (whom.kind == "sure" and whom.owner != "the"))


def _their_quotes(frame: str, start: int) -> Iterator[int]:
    """The places, among the quotations, of those that are lines of theirs: after `start`, where the wish begins, all
    but the lines and drafts of the one who writes; before it those that somebody is told to say."""
    for number, found in enumerate(re.finditer(_QUOTE, frame)):
        before = frame[: found.start()].rpartition(_QUOTE)[2]
        is_own = _OWN.search(before) is not None and _THEIRS.search(before) is None
        if not is_own and (found.start() > start or _QUOTES_THEM.search(before) is not None):
            yield number


def _unquoted(rest: str) -> str:
    """The line that follows without quotation marks, after a colon or after "you say", as it was written; or nothing."""
    found = _UNQUOTED.match(rest) or _COLON.match(rest)
    if _QUOTE in rest or found is None:
        return ""
    line = _TAIL.sub("", found["line"]).strip()
    if _I_SAY.match(line):
        return ""
    return "" if found.re is _UNQUOTED and found["verb"].lower()[:3] in ("ask", "tel") and _ASKS.match(line) else line


def _said_directly(rest: str, line: str) -> str:
    """The line as the other one says it: "that I am late" is "You are late"."""
    said = _UNQUOTED.match(rest)
    if said is None or not line:
        return line
    words = line.split()
    speaks_of_me = not _SPEAKS.search(line) and any(word.lower() in TURNED for word in words)
    if said["that"] is None and not speaks_of_me:
        return line
    return sentence(" ".join(TURNED.get(word.lower(), word) for word in words))
