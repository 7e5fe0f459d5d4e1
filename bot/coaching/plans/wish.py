"""A plan as somebody says it: what they will do, when, and what if that does not work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.coaching.plans.when import VERBS, When, when_in

SHORT = 12
"""How many words an action has at most that stands in the middle of a longer text."""

LONGEST = 24
"""How many words an action has at most; a longer rest is a story, not a plan."""

_REMIND = r"(?:remind|nudge|prompt|ping) me"
_LEAD = re.compile(
    r"^(?:(?:hi|hey|hello|ok|okay|so|well|and|please|pls|kith|kindly|um|actually)\b[\s,]*)*"
    r"(?:(?:can|could|would|will) (?:you|we|i)\b\s*(?:please\s*)?)?"
    rf"(?:(?:{_REMIND}|(?:remember|mind) me)\s*(?:to|about|that i|:)?\s*|"
    r"(?:set|make|create|give me|put in|schedule|arrange|plan|book|add|organise|organize)\b"
    r"(?:\s+(?:up|in))?(?:\s+(?:me|us))?(?:\s+(?:a|an|one|some))?(?:\s+(?:new|small|regular|recurring|weekly|monthly))*(?:\s+(?:reminder|plan|nudge|alarm|date|slot|thing))?\s*(?:to|for|:|that)?\s*|"
    r"let['’]?s (?:make a plan to|plan to|plan|set up|do)?\s*(?:a |an )?|"
    r"(?:my )?plan\b\s*(?::|is(?: to)?)?\s*|(?:a )?(?:nudge|reminder)(?: (?:for|to)|(?: (?:pls|plz|please))?\s*[:,–-])\s*|then\s+)?"
    r"(?:(?:i['’]?d like|i['’]?d love|i would like|i want|i wanna|i need|(?:i|we)(?:['’]?ve)? planned|i plan|i mean|i hope|i['’]?m going|i am going|i['’]?m gonna)\s*(?:to|a|that i)?\s*|i['’]?(?:ll|d)\s+|i will\s+|i shall\s+|we['’]?ll\s+|to\s+|i\s+(?=" + VERBS + r"\b))?",
    re.IGNORECASE,
)  # fmt: skip
_TAIL = re.compile(
    r"(?:[\s,.;:!?–-]+(?:please|pls|hold me to it|thanks|thank you|ok|okay|recurring|repeating|(?:and )?plan (?:that|it)|(?:and )?remind me|(?:and )?(?:set|make) (?:me )?a reminder|so plan that|i think|maybe|then|on|at|for|in|the|and))+[\s.!?]*$",
    re.IGNORECASE,
)  # fmt: skip
_NOUN = re.compile(
    r"^(?:(?:a|an|the|my|our|one|regular|recurring|weekly|monthly|quick|short|long|little)\s+)*(?P<noun>(?:video |phone )?call|chat|ring|text|message|visit|"
    r"dinner|lunch|breakfast|coffee|tea|walk|drink|film|game|date|brunch|supper|football|catch-?up|voice note|letter|postcard|something)\s+(?:with|to|for|at)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_HAVING = {word: f"have {word}" for word in ("dinner", "lunch", "breakfast", "coffee", "tea", "brunch", "supper")} | {
    "drink": "have a drink",
    "date": "have a date",
    "chat": "have a chat",
    "film": "watch a film",
    "game": "play a game",
    "football": "play football",
    "walk": "go for a walk",
    "something": "do something",
}
_ACTS = {
    "ring": "ring",
    "text": "text",
    "message": "message",
    "visit": "visit",
    "catch-up": "catch up with",
    "catchup": "catch up with",
}
_WHAT_IF = re.compile(
    r"[\s,.;]*\b(?:and |but )?(?:if|in case)\s+(?P<obstacle>[^,]{3,80}?)(?:,\s*(?:then\s+)?|\s+then\s+)(?:i['’]?ll|i will|i can|i['’]?d|i|just)?\s*(?P<answer>[^.]{3,100})\.?\s*$",
    re.IGNORECASE,
)  # fmt: skip
_MINIMUM = re.compile(
    r"\b(?:minimum|bare minimum|smallest|tiny) (?:viable )?(?:connection|version|plan|contact)\b|\bmvc\b|\b(?:voice ?note|message|text|line) (?:a|each|every|per) day\b"
    r"|\b(?:hard|bad|rough|awful|tough|terrible|heavy|horrible) week\b",
    re.IGNORECASE,
)
_STARTS_WITH_VERB = re.compile(rf"^{VERBS}\b", re.IGNORECASE)
_SAID_OTHERWISE = (
    (re.compile(r"\bw(?:/|\b)\s*(?=[\w])", re.IGNORECASE), "with "),
    (re.compile(rf"\btae(?= {VERBS}\b)", re.IGNORECASE), "to"),
    (re.compile(r"\b(?:efter|eftir)\b", re.IGNORECASE), "after"),
)
"""Short forms, and Scots, and the words that are read."""
_NOT_THAT = re.compile(r",?\s+(?:not|instead of|rather than)\s.*$", re.IGNORECASE)
_AND_WHY = re.compile(
    r",?\s+(?:because|cos|cuz|since|as) (?:it|i|we|he|she|they|my|the)\b.*$|"
    r",\s+(?:it|it['’]s|its|i|i['’]m|we|she|he|they|that|this) (?!(?:can|could)\b)\w+.*$",
    re.IGNORECASE,
)
"""Why it is to be done, behind a comma: no part of it."""
_UNDOES = re.compile(
    r"^\W*(?:(?:hi|hey|ok|okay|please|pls|kith|can|could|would|you|u|oh|actually|and)\W+)*"
    r"(?:delete|cancel|remove|drop|scrap|forget|lose|kill|undo|erase|move|change|switch|shift) "
    r"(?:the|my|that|this) (?:\w+ ){0,2}(?:reminder|plan|nudge|alarm)s?\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"\b(?:i|i['’]?ll|i['’]?d|to|where i)\s+(?P<act>{VERBS}\s+[^.,;!?]+)", re.IGNORECASE)
_IN_MIND = re.compile(
    rf"\b(?:{_REMIND}\b.*?\b(?:about|of|that|not to forget|so (?:that )?i (?:don't|dont|won't|wont) forget)|"
    r"reminder (?:for|about|of)) (?P<there>there(?:'?s| is| are) )?(?P<what>[^.,;!?]+)",
    re.IGNORECASE,
)
"""Something that is to come to mind, and is no deed."""
_POINTS = frozenset({"it", "that", "this", "them", "him", "her", "again", "later"})
"""What points at something said before, and says of nothing what it is."""
_NO_WISH = re.compile(
    r"\b(?:don'?t|do not|never|stop|cancel|delete|move|change|why|what|you|it|that|this|got|had|was)(?: \w+)?\s*$",
    re.IGNORECASE,
)
"""What stands before a "remind" that is none, or is to stop."""
_NOT_TO = re.compile(r"\bremind me not to\b", re.IGNORECASE)
_ASKS = re.compile(
    r"^\W*(?:(?:hi|hey|hello|ok|okay|please|pls|kith|can|could|you|u)\W+)*(?:remember|mind) me (?=(?:.* )?(?:to|tae) )|"
    rf"\b{_REMIND}\b|\b(?:set|make|need|want|give me|put in) (?:me )?(?:a|the) reminder\b",
    re.IGNORECASE,
)
_RELATION = (
    r"(?:sponsor|sponsee|sister|brother|mother|father|mum|mom|dad|son|daughter|friend|aunt|uncle|cousin|neighbou?r|"
    r"colleague|boss|niece|nephew|gran|grandma|grandad|wife|husband|partner|mate)"
)
_NOTED = re.compile(
    rf"^(?:\w+ (?:please|pls)? ?:? ?|please ?:? ?)?(?P<who>[A-Z][\w'-]+), (?:my )?(?:\w+ )?{_RELATION}, (?P<act>{VERBS})$"
)
"""A name, who it is, and what to do, as on a list: "Marek, sponsor, call"."""
_TOO_OFTEN = re.compile(
    r"^(?P<who>my \w+|[A-Z]\w+) (?:says?|said|thinks?|complain\w*|told me)(?: that)? i (?P<act>ring|call|phone|text|message|visit) (?:her |him |them )?too (?:often|much)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^[\s,.;:!?–-]+|[\s,.;:–-]+$")


@dataclass(frozen=True)
class Wish:
    """What a text says of a plan; each part None where it says nothing of it. `action` reads after "I"; `rest` is what
    was left where that is no action, a name perhaps; `in_mind` reads like an action, where no more is asked than that
    something be thought of.
    """

    action: str | None = None
    when: When | None = None
    obstacle: str | None = None
    answer: str | None = None
    rest: str = ""
    is_minimum: bool = False
    in_mind: str | None = None


def wish_in(text: str, now: datetime) -> Wish:
    """The plan that a text tells. `now` is wall time where the person is, without a zone."""
    plain = " ".join(text.replace("’", "'").split())
    for other, word in _SAID_OTHERWISE:
        plain = other.sub(word, plain)
    what_if = _WHAT_IF.search(plain)
    body = plain[: what_if.start()] if what_if and what_if.start() > 0 else plain
    obstacle, answer = (
        (what_if["obstacle"].strip(), what_if["answer"].strip()) if body != plain and what_if else (None, None)
    )
    when = when_in(body, now)
    rest = _without(body, when.spans if when else ())
    bare = _bare(rest)
    action = _listed(rest, has_when=when is not None) or _action(bare)
    if action and _NOT_TO.search(plain):
        return Wish(None, when, obstacle, answer, "", in_mind=f"remember not to {action}")
    return Wish(
        action,
        when,
        obstacle,
        answer,
        "" if action else bare,
        bool(_MINIMUM.search(plain)),
        None if action else _in_mind(rest),
    )


def asks_reminder(text: str, now: datetime) -> bool:
    """Whether a text asks to be reminded, says when, and of what; a wish to put a reminder off, or to be rid of it, does
    not. `now` as in `wish_in`."""
    plain = text.replace("’", "'")
    asked = _ASKS.search(plain)
    if asked is None or _NO_WISH.search(plain[: asked.start()]):
        return False
    wish = wish_in(text, now)
    return wish.when is not None and bool(wish.action or wish.in_mind)


def undoes(text: str) -> bool:
    """Whether a text wishes that a reminder or a plan be dropped or changed."""
    return _UNDOES.search(text) is not None


def what_if_in(text: str) -> tuple[str, str] | None:
    """Obstacle and answer of "if I'm tired, I send a heart", with or without the "if"; None where there is no comma."""
    plain = " ".join(text.replace("’", "'").split()).strip(" .")
    found = _WHAT_IF.search(
        plain if re.match(r"(?:and |but )?(?:if|in case)\b", plain, re.IGNORECASE) else f"if {plain}"
    )
    return None if found is None else (found["obstacle"].strip(), found["answer"].strip())


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    kept, last = [], 0
    for start, end in spans:
        if start > last:
            kept.append(text[last:start])
        last = max(last, end)
    kept.append(text[last:])
    return " ".join(" ".join(kept).split()).replace(" ,", ",")


def _bare(rest: str) -> str:
    """What is left without "remind me to", "please" and the like."""
    trimmed = rest
    for _ in range(3):
        trimmed = _MARKS.sub("", _TAIL.sub("", _MARKS.sub("", trimmed)))
        shorter = _LEAD.sub("", trimmed, count=1)
        if shorter == trimmed:
            break
        trimmed = shorter
    return _MARKS.sub("", trimmed)


def _listed(rest: str, *, has_when: bool) -> str | None:
    """What is to be done as on a list, or from now on no more often than is said; with whom stands first in both."""
    found = _NOTED.match(_MARKS.sub("", rest)) or (_TOO_OFTEN.match(rest) if has_when else None)
    return None if found is None else f"{found['act'].lower()} {found['who']}"


def _in_mind(rest: str) -> str | None:
    """What is only to be thought of, or gone to."""
    found = _IN_MIND.search(rest)
    if found is not None and _NO_WISH.search(rest[: found.start()]):
        return None
    what = "" if found is None else _MARKS.sub("", _TAIL.sub("", found["what"]))
    words = what.lower().split()
    if found is None or not words or len(words) > SHORT or words[0] in _POINTS:
        return None
    return f"go to {what}" if found["there"] else f"remember {what}"


def _action(bare: str) -> str | None:
    """What is left as what follows "I"; None where it is nothing that a person can do with somebody."""
    words = bare.split()
    if not 2 <= len(words) <= LONGEST:
        return None
    noun = _NOUN.match(bare)
    if noun is not None:
        word, who = noun["noun"].lower(), noun["who"]
        if word in _HAVING:
            return f"{_HAVING[word]} with {who}"
        if word in ("voice note", "letter", "postcard"):
            return f"send a {word} to {who}"
        return f"{_ACTS.get(word, 'call')} {who}"
    bare = _NOT_THAT.sub("", _AND_WHY.sub("", re.split(r"(?<=\w)[.!?;]\s", bare)[0]))
    is_question = words[0].lower() in ("help", "do", "make") and words[1].lower() in ("me", "i", "a")
    if _STARTS_WITH_VERB.match(bare) and not is_question:
        return bare[0].lower() + bare[1:]
    inside = None if is_question or words[0].lower() in ("how", "what", "which") else _INSIDE.search(bare)
    return None if inside is None or len(inside["act"].split()) > SHORT else inside["act"]
