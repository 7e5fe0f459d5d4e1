"""A line to begin with, made of what somebody wrote when they asked for words, and what is still missing in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.coaching.review import Checks, read
from bot.coaching.rooms.own_words import OwnWords, own_words

SHORT_OF = frozenset({"over_explaining", "vague"})
"""Faults that one clause cannot have yet."""
CORE = {"boundary": "limit", "apology": "apology", "feeling": "feeling", "support_request": "ask"}
"""What the line itself is, where its form says so."""
_LIMITS = re.compile(
    r"\b(?:not|cannot|no|never|only|until|till|unless|instead|any ?more|stop|stopped|rather|enough)\b|"
    r"n['’]?t\b|n(?:ae|ay|y)\b",
    re.IGNORECASE,
)
"""What makes a statement one of where somebody stops."""
_FEELS = re.compile(
    r"\bI(?:'m| am|'ve been)? (?:\w+ly |just |so |really |get |always )*(?:feel|felt|get|hurt|miss)\b|"
    r"\b(?:hurts?|makes?|made) me\b|"
    r"\bI(?:'m| am| was) (?:\w+ly |so |really |very |too |a bit |still )*(?:sad|hurt|tired|lonely|angry|upset|scared|"
    r"worried|ashamed|embarrassed|exhausted|lost|small|left out|disappointed|frustrated|"
    r"overwhelmed|proud|glad|grateful|jealous)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"I(?:'m| am| feel| felt| was) (?:\w+ ){0,2}\w+")
"""A feeling alone: the lesson has more to give than the word back."""
_WHEN = re.compile(r"^(?P<feels>I\b.+?) (?P<whenever>when|whenever|every time|each time) (?P<when>you .+)$")
_DEED = re.compile(
    r"^I (?:\w+ly |just |also )?(?:\w+ed|\w+t|broke|said|lost|stole|took|drank|ran|hid|swore|"
    r"threw|gave|did|made|told|came|was|were|never)\b"
)
_SORRY = re.compile(r"^I(?:'m| am) (?:\w+ )?sorry (?:for|that I)\b")
_OPENS = re.compile(r"^(?:I|we|your|you|my)\b", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:hit(?:s|ting)?|slap\w*|punch\w*|kick(?:s|ed|ing)?|chok(?:e|es|ed|ing)|strangl\w*|smack\w*|shov(?:e|es|ed|ing)|"
    r"stab\w*|shoot\w*|shot|knife|guns?|weapons?|violen\w*|abus\w+|assault\w*|rap(?:e|es|ed|ing)|grop\w+|threat\w*|"
    r"kill\w*|murder\w*|die[sd]?|dying|dead|death|suicid\w*|hang (?:my|your)self|or else|regret it|"
    r"(?:beat|bite|biting|burn|spit|grab|touch)\w* (?:up |at |on )?(?:me|you|us|myself)|hurting (?:me|myself)|"
    r"(?:^|to |not |never |must |will |would |could |gonna )hurt (?:me|you|us|myself)|"
    r"thr(?:ow|ew)\w* (?:\w+ ){1,3}at (?:me|you|us)|"
    r"push(?:es|ed|ing)? (?:me|you|us)(?! (?:away|for|about|too)\b| (?:to|into) (?!(?:the|a|my)\b))|"
    r"lose (?:\w+ )?weight|(?<!\bmy )weight|fat|fatter|obese|overweight|skinny|slim\w*|chubby)\b",
    re.IGNORECASE,
)
"""Words of violence, threat, death or another's body: no line to begin with goes there."""
_SEX = re.compile(r"\b(?:sex\w*|sleep(?:ing)? with|nudes?|naked|undress\w*|intercourse|blow ?jobs?)\b", re.IGNORECASE)
_PRESSED = re.compile(r"\b(?:forc\w+|pressur\w*|mak(?:e|es|ing)|must|ha(?:ve|s) to|or)\b", re.IGNORECASE)
_OF_THE_WISH = re.compile(
    r"I (?:just )?(?:want|need|have|'d like|would like) to (?:set|put|draw|practi[sc]e|have) (?:a |some |my )?"
    r"(?:limit|boundar|line)",
    re.IGNORECASE,
)
"""What is wanted of Kith, and not said to the other one."""
_KEEPS_CAPITAL = re.compile(
    r"^(?:I\b|I'|(?!(?:This|That|There|It|What|Here|Who|Where|All|One)\b)[A-Z]\w+ (?:and|is|are|suits?|works?)\b"
    r"|[A-Z][a-z]+day)"
)


@dataclass(frozen=True)
class PlainLines:
    """Whole lines, for what is told that has `suits` and not `unless`; for all, where `suits` is None."""

    lines: Sequence[str]
    suits: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None

    def hold_for(self, told: str) -> bool:
        """Whether they are for what is told."""
        if self.suits is None:
            return True
        return self.suits.search(told) is not None and (self.unless is None or not self.unless.search(told))


@dataclass(frozen=True)
class Lines:
    """`frames`: how own words become a line, by their form. `gaps`: by kind, the beginnings of what may be missing, by
    part, the first to be shown first. `plain`: by kind, sets of whole lines that hold for many cases, of which the
    first that suits is said; beside the kinds those for occasions and those that open any talk."""

    frames: Mapping[str, str]
    gaps: Mapping[str, Mapping[str, str]]
    plain: Mapping[str, Sequence[PlainLines]]


@dataclass(frozen=True)
class OwnLine:
    """`line` to begin with, and the beginning of the one thing that is missing; `gap` is empty where nothing is."""

    line: str
    gap: str


def own_line(kind: str, text: str, checks: Checks, lines: Lines | None) -> OwnLine | None:
    """The line for a draft of `kind` out of `text`; None where they ask for no words, or it is not sure. A line that
    holds a fault of its kind is none either."""
    found = own_words(text) if lines is not None and kind in lines.gaps else None
    if found is None or lines is None or _is_harm(found) or _OF_THE_WISH.match(found.words):
        return None
    said = _framed(kind, found, lines.frames)
    if said is None:
        return None
    line = called(said, found.to, lines)
    reading = read(kind, line, checks)
    if not SHORT_OF.issuperset(reading.faults):
        return None
    is_told = {"observation"} if " you " in line and "when " in line.lower() else set()
    there = {*reading.parts, *is_told, *(() if found.form in ("needs", "please") else (CORE.get(kind),))}
    return OwnLine(line, next((gap for part, gap in lines.gaps[kind].items() if part not in there), ""))


def called(line: str, to: str, lines: Lines) -> str:
    """The line with the name in front by which they speak to whom it is for; without one where `to` is empty."""
    if not to:
        return line[:1].upper() + line[1:]
    small = line if _KEEPS_CAPITAL.match(line) else line[:1].lower() + line[1:]
    return lines.frames["called"].format(name=to, line=small)


def _is_harm(found: OwnWords) -> bool:
    """Whether the clause is nothing to find polite words for; of sex only a limit of one's own can be said."""
    if _HARM.search(found.words):
        return True
    is_limit = found.form == "says" and _LIMITS.search(found.words) and not _PRESSED.search(found.words)
    return _SEX.search(found.words) is not None and not is_limit


def _framed(kind: str, found: OwnWords, frames: Mapping[str, str]) -> str | None:
    """The words as a sentence of that kind, beginning small; None where they are none of it."""
    form, words = found.form, found.words
    if form in ("needs", "please"):
        if kind == "support_request" and form == "needs":
            return frames["asks"].format(words=words)
        return frames[form].format(words=words) if kind == "boundary" else None
    if form == "asks":
        return frames["asks"].format(words=words) if kind in ("support_request", "reach_out", "feeling") else None
    if form == "likes":
        return frames["likes"].format(words=words) if kind in ("support_request", "reach_out") else None
    if form == "sorry":
        return frames["sorry"].format(words=words) if kind == "apology" else None
    small = words if _KEEPS_CAPITAL.match(words) else words[:1].lower() + words[1:]
    if kind == "boundary":
        return frames["says"].format(words=small) if _LIMITS.search(words) else None
    if kind == "feeling" and _FEELS.search(words) and not _BARE.fullmatch(words):
        if turn := _WHEN.match(words):
            return frames["when"].format(when=turn["when"], feels=turn["feels"])
        return frames["says"].format(words=small)
    if kind == "apology" and _SORRY.match(words):
        return frames["says"].format(words=words)
    if kind == "apology" and _DEED.match(words) and re.search(r"\byou", words):
        return frames["deed"].format(words=small)
    if kind == "reach_out" and _OPENS.match(words):
        return frames["says"].format(words=small)
    if kind == "support_request" and re.match(r"I (?:need|could (?:do with|use))\b", words):
        return frames["says"].format(words=small)
    return None
