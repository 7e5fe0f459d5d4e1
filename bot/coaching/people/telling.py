"""What a sentence tells of somebody: how they usually talk, how often would feel right, whether it is safe."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Literal

from bot.coaching.people.matching import RELATIONS
from bot.coaching.plans import birthday_in, days_in

Status = Literal["ok", "not_now", "not_safe", "no_contact"]

_STATUS: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (status, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for status, pattern in (
        (
            "not_safe",
            r"\b(?:not|isn['’]?t|ain['’]?t|never|un)[ -]?safe\b|\bdangerous\b|\bviolent\b|\bafraid of\b|\bscared of\b|\bscares me\b|\bhurts? me\b|\bhits? me\b|"
            r"\babus\w+|\bnot good for my (?:sobriety|recovery)\b|\bisn['’]?t good for my (?:sobriety|recovery)\b|\b(?:is|he['’]?s|she['’]?s|they['’]?re) using\b|\bused with\b",
        ),
        (
            "no_contact",
            r"\bno[ -]contact\b|\brestraining order\b|\b(?:not to|don['’]?t|mustn['’]?t|must not|can['’]?t|shouldn['’]?t|not allowed to) (?:write|contact|call|text|message|see)\b|"
            r"\basked me not to\b|\bdo not contact\b|\boff[- ]limits\b|\bdoesn['’]?t want (?:any more |any )?(?:contact|calls|messages|me to)\b|\bblocked me\b|\bcut (?:me |him |her |them )?off\b|\bcut ties\b",
        ),
        (
            "not_now",
            r"\bnot (?:right )?now\b|\bon hold\b|\b(?:stop|don['’]?t|never|do not) (?:suggest\w*|bring\w*|mention\w*|nudg\w*|remind\w*|let)\b|\bpause\b|\bhold .{0,20}back\b|"
            r"\b(?:do not|don['’]?t|dont|no need|needn['’]?t|without|never|not|rather you didn['’]?t) (?:\w+ ){0,5}?(?:at me|on my back|after me|nag\w*|pester\w*|hassl\w*|badger\w*|hound\w*|"
            r"chas(?:e|ing)|bug(?:ging)? me|push\w* me|prod\w*|nudg\w*|remind\w*|pok(?:e|ing)|pressur\w*|ping\w*)\b|"
            r"\b(?:no|without|zero) (?:any |more )?(?:nudges?|reminders?|nagging|prompts?|notifications?|pings?|pestering|hounding|pressure)\b|"
            r"\b(?:leave me (?:be|alone|in peace)|keep (?:quiet|mum|schtum|silent)|stay off me|let me be) (?:about|over|with|on)\b|"
            r"\btaking a break\b|\bnot at the moment\b|\bleave .{0,20} for now\b",
        ),
        (
            "ok",
            r"\b(?:ok|okay|fine|safe|good|all right|alright) (?:again|now)\b|\b(?:hold|pause) .{0,20}\b(?:off|over)\b|\b(?:suggest|remind me of|bring up) .{0,20} again\b|"
            r"\bunpause\b|\btake .{0,25} off (?:hold|pause)\b|\bcan come off\b|\bback (?:on|in)\b|\bwe['’]?re (?:good|talking) again\b",
        ),
    )
)  # fmt: skip
_NEGATED = re.compile(r"\b(?:never|don['’]?t|do not|stop|not|isn['’]?t)\b", re.IGNORECASE)
_LAST_SAID = re.compile(r"^.*\b(?:to|make (?:it|him|her|them)|into|now|instead|not)\b(?P<new>.*)$", re.IGNORECASE)
_TOO_STRONG = re.compile(r"\bnot[ -]safe (?:was|is) (?:too|wrong|not right)\b", re.IGNORECASE)
_CLAUSES = re.compile(
    r"\s*[,.;!]\s*|\s+(?:and|but)\s+(?=(?:we|i|he|she|they|once|every|weekly|monthly)\b)", re.IGNORECASE
)
_USUAL = re.compile(
    r"^(?:but |and |because )?(?:we|i|he|she|they)\b.*\b(?:used to|usually|mostly|normally|always|tend to|sometimes|talk|text|call|ring|write|meet|speak|chat|voice notes?|"
    r"whatsapp|facetime|see (?:each other|him|her|them))\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"\b(?:want|would like|'d like|more often|less often|too often|think)\b", re.IGNORECASE)
_BIRTHDAY = re.compile(r"\b(?:birthday|bday|b-day|born)\b(?: is)?(?: on)?\s*(?P<day>.*)$", re.IGNORECASE)
_EASY = re.compile(
    r"\b(?:easy|easiest|comes easily|relaxed) (?:to|one|with|for|person)\b|\bis easy\b|['’]s easy\b", re.IGNORECASE
)
_HARD = re.compile(
    r"\b(?:hard|difficult|tricky|not easy|awkward) (?:to|one|with|for|person)\b|\bis (?:hard|difficult|tricky)\b|['’]s (?:hard|difficult)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\b(?:note|notes|remember|write down|add)\b\s*(?::|that|,)\s*(?P<note>.+)$", re.IGNORECASE)
_RENAME = re.compile(
    r"\b(?:rename .{1,40}? (?:to|as)|goes by|is (?:now )?called|is now|change (?:the|his|her|their) name(?: of .{1,40}?)? to|name (?:is|should be)|(?:his|her|their) name is(?: now)?|spelled|spelt)\s+"
    r"(?P<name>[^\W\d_][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,2})",
    re.IGNORECASE,
)
_RELATION = re.compile(
    rf"\b(?:(?:is|he['’]?s|she['’]?s|they['’]?re|as|down as|under|make (?:him|her|it|them)|to) (?:now )?(?:a |an |my |the )?['\"“]?)(?P<relation>(?:best |old |half |step|ex[- ])?(?:{'|'.join(sorted(RELATIONS, key=len, reverse=True))}|family))\b",
    re.IGNORECASE,
)
_TENS = {
    word: str(number)
    for number, word in enumerate(
        "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one".split(), start=13
    )
} | {"thirty": "30", "forty": "40", "twentyone": "21", "sixty": "60", "ninety": "90"}
_COUNTED = (
    rf"(?P<n>\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|{'|'.join(sorted(_TENS, key=len, reverse=True))})"
)
_ONCE = r"(?:once|one time|1 time|1x|one visit|one call)"
_EVERY_TENS = re.compile(rf"\bevery (?P<n>{'|'.join(sorted(_TENS, key=len, reverse=True))})\b", re.IGNORECASE)
_RHYTHMS = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (rf"\b{_ONCE} (?:in|per|every|each|within|on)(?: (?:every|each))? {_COUNTED} (?P<unit>day|week|month|year)s?\b", r"every \g<n> \g<unit>s"),
        (rf"\bevery {_COUNTED} (?P<unit>day|week|month|year)s?\b", r"every \g<n> \g<unit>s"),
        (rf"\b{_COUNTED} (?P<unit>day|week|month|year)s? once\b", r"every \g<n> \g<unit>s"),
        (rf"\b{_ONCE} (?:in|per|every|each|on) (?:an? |every |each |the )?(?P<unit>day|week|month|year|quarter)\b", r"once a \g<unit>"),
        (rf"\b(?:{_ONCE} )?(?:in|per|every|each|an?) (?:an? )?fortnight\b", "every fortnight"),
        (r"\b(?:every|each|on) alternate (?P<unit>\w+)", r"every second \g<unit>"),
        (r"\balternate (?P<unit>(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|day|month)s?\b", r"every second \g<unit>"),
        (r"\b(?:twice|two times|2 times|2x) (?:a|per|in a|every|each) month\b", "every fortnight"),
    )
)  # fmt: skip
_NOT_NAMES = frozenset(
    {
        "my",
        "a",
        "an",
        "the",
        "not",
        "ok",
        "okay",
        "safe",
        "he",
        "she",
        "they",
        "it",
        "now",
        "weekly",
        "monthly",
        "family",
        "using",
        "fine",
        "good",
    }
)


@dataclass(frozen=True)
class Told:
    """What is told; None where nothing is said of it. `birthday` is "MM-DD", `rhythm_days` how often would feel right."""

    name: str | None = None
    relation: str | None = None
    usual_way: str | None = None
    rhythm_days: int | None = None
    birthday: str | None = None
    is_easy: bool | None = None
    notes: str | None = None
    status: Status | None = None

    def fields(self) -> dict[str, Any]:
        """What is told, by field."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name)) is not None}


def told_in(text: str, now: datetime) -> Told:
    """What a sentence tells of somebody beside who they are. `now` is wall time where the writer is."""
    plain = _usual_rhythms(" ".join(text.replace("’", "'").split()))
    usual: str | None = None
    rhythm: int | None = None
    for clause in _CLAUSES.split(plain):
        days = days_in(clause, now)
        is_repeated = days is not None and days.schedule.every not in ("once",) and not days.is_birthday
        if _USUAL.search(clause) and usual is None and not (status_in(clause) or _WISH.search(clause)):
            usual = clause.strip()
            is_repeated = is_repeated and "used to" not in clause.casefold()
        if is_repeated and days is not None and not _BIRTHDAY.search(clause):
            last = _LAST_SAID.match(clause)
            newer = days_in(last["new"], now) if last else None
            rhythm = (newer if newer and newer.schedule.every != "once" else days).schedule.length
    born = _BIRTHDAY.search(plain)
    birthday = birthday_in(born["day"], now) if born and born["day"] else None
    note, renamed, related = _NOTE.search(plain), _RENAME.search(plain), _RELATION.search(plain)
    is_easy = False if _HARD.search(plain) else True if _EASY.search(plain) else None
    name = renamed["name"] if renamed and renamed["name"].casefold() not in _NOT_NAMES else None
    return Told(
        name=name[0].upper() + name[1:] if name else None,
        relation=related["relation"].casefold() if related else None,
        usual_way=usual,
        rhythm_days=rhythm,
        birthday=None if birthday is None else day_of(birthday),
        is_easy=is_easy,
        notes=note["note"].strip() if note else None,
        status=status_in(plain),
    )


def _usual_rhythms(text: str) -> str:
    """The text with how often in the words that days are read from: "once in fifteen days" is "every 15 days"."""
    for pattern, plain in _RHYTHMS:
        text = pattern.sub(plain, text)
    return _EVERY_TENS.sub(lambda found: f"every {_TENS[found['n'].casefold()]}", text)


def day_of(birthday: date) -> str:
    """A birthday as it is kept: "MM-DD"."""
    return f"{birthday:%m-%d}"


def status_in(text: str) -> Status | None:
    """The status that a text gives somebody, the gravest where it names two; None where it names none."""
    plain = _TOO_STRONG.sub(" ", text)
    found = [status for status, pattern in _STATUS if pattern.search(plain)]
    if found[:2] == ["not_now", "ok"] and not _NEGATED.search(plain):
        return "ok"
    return found[0] if found else None
