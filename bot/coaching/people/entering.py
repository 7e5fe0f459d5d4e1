"""The wish to have somebody on the list, or off it, in set phrases; and who it is, where a name is hard to tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.coaching.people.matching import COMMON, RELATIONS
from bot.coaching.plans.days import WEEKDAYS

Wish = Literal["add", "remove"]

_ROLES = """apprentice driver tailor teacher pastor priest imam rabbi vicar nun monk guru swami doctor nurse midwife dentist
pharmacist cook chef maid cleaner gardener watchman guard porter postman postwoman baker butcher grocer barber hairdresser
shopkeeper landlord landlady tenant lodger carpenter plumber electrician mechanic mason builder farmer fisherman sailor soldier
veteran clerk secretary accountant lawyer banker engineer librarian caretaker janitor headmaster headmistress professor tutor
mentor coach trainer student pupil classmate schoolmate schoolfriend batchmate teammate bandmate shipmate choirmaster organist
sponsee penfriend penpal pen-pal client customer guardian godson goddaughter godchild grandchild stepbrother stepsister ward
minister elder deacon chairman chairwoman president treasurer captain foreman supervisor employee helper assistant intern""".split()
_KINDS = frozenset({*RELATIONS, *_ROLES})
_DAYS = frozenset(WEEKDAYS)
_LEAD = (
    r"^(?:(?:please|pls|plz|kindly|can|could|would|will|may|might|you|u|i|we|hi|hey|hello|kith|ok|okay|so|and|also|now|then|just|to|want|wanna|like|should|'d|i'd|would like|"
    r"wish|it be possible|be so kind as|good enough|have|get|go ahead and|let's|let us|let me|the name of|name of|if you please|if possible)[ ,]+){0,8}"
)
_LIST = r"(?:my|the|your|that|our) (?:\w+ )?(?:people|persons?|list|contacts?|circle|ones|folk|folks|register|book)\b(?! of\b)"
_INTO = rf"(?:to|on|onto|in|into|among|amongst|in among|down on|down in|down among|at|in with|under) {_LIST}"
_ON = rf"(?:{_INTO}|(?:on|in|to|into) (?:list|people|contacts)\b)"
_OFF = rf"(?:(?:off|of|from|out of|aff|off of) {_LIST}|(?:off|from) (?:list|people|contacts)\b)"
_PUT = r"(?:add|put|enter|include|keep|stick|pop|save|note|write|list|register|have|place|set|bring|take|got|get|want)"
_DROP = (
    r"(?:remove|delete|drop|strike|cross|scratch|take|took|erase|get rid of|knock|kick|clear|leave|wipe|rub|struck|get)"
)
_BE = r"(?:to be|be|should be|must be|may be|can be|could be|might be|needs? to be|ought to be|is to be|has to be|shall be|will be|being)"
_PUT_IN = r"(?:added|entered|put|kept|included|noted|placed|listed|saved|written|registered)"
_TAKEN = r"(?:removed|deleted|dropped|struck|crossed|taken|erased|wiped|scratched|cleared)"
_WHO = r"(?P<who>[^,.;:!?()]+?(?:, (?:my|our) [\w' -]+?,?)?)"
_FRAMES: tuple[tuple[Wish, re.Pattern[str]], ...] = tuple(
    (wish, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for wish, pattern in (
        ("remove", rf"{_LEAD}(?:would be obliged if you |be grateful if you |be glad if you )?{_DROP} (?:off |out )?{_WHO},? (?:should come |to come |can come |comes )?(?:{_OFF})"),
        ("remove", rf"{_LEAD}{_WHO},? {_BE} {_TAKEN}(?: off| out| away)?(?: (?:of|from) {_LIST}| {_LIST}|\W*$| (?:now|please))"),
        ("remove", rf"{_LEAD}{_WHO},? (?:can|could|should|may|is to|has to|must) (?:come|go) {_OFF}"),
        ("add", rf"{_LEAD}{_WHO},? (?:{_BE} )?(?:{_PUT_IN} )?(?:down )?{_INTO}"),
        ("add", rf"{_LEAD}{_PUT} {_WHO},? (?:down )?(?:{_BE} )?{_ON}"),
        ("add", rf"{_LEAD}(?:add|enter|include|register) (?P<who>(?:my|our) (?:\w+ )?(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))}) (?:{'|'.join(WEEKDAYS)}))(?= *[,.!?(-]| *$)"),
        ("add", rf"{_LEAD}(?:add|enter|include|register|put|save|note) (?P<who>[^,.;:!?()]+?)(?=\s*(?:,|\(|-|–)\s*(?P<what>(?:(?:my|our|an?|the|retired|former|old|ex) )[a-z' -]+?|(?:[a-z]+ ){{0,2}}(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))}))\s*(?:[,.;!)(]|$| from\b| and\b| who\b))"),
        ("add", rf"{_LEAD}(?:add|enter|include|register) (?:the following )(?:person|contact|name)s?:? (?P<who>[^,.;:!?()]+?)(?=\s*[,.;!?(]|\s*$)"),
        ("add", rf"{_LEAD}(?:add|enter|register) (?P<who>(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?))(?=,? (?:once|every|each|twice|weekly|monthly)\b)"),
        ("add", rf"{_LEAD}(?:add|put|enter|pop|stick) (?P<who>(?:my|our) (?:\w+ )?(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))}) [\w'-]+)(?: (?:in|on|down))?(?=\s*[,.;!?(]|\s*$)"),
    )
)  # fmt: skip
_VERBS_FIRST = re.compile(rf"^(?:{_PUT}|{_DROP}|off|out|down|up|the name of)\s+", re.IGNORECASE)
_WHAT_AFTER = re.compile(
    r"^[^,.;:!?()]*?\s*(?:,|\(|\s-|–)\s*(?P<what>(?:(?:my|our|an?|the|he is|she is|he's|she's|they're) )?[a-z' -]+?)\s*(?:[,.;!)(]|$| from\b| and\b| who\b)"
)
_IS_WHAT = re.compile(
    r"\b(?:he|she|they)(?:'s| is|'re| are) (?:my|ma|our) (?P<what>[a-z-]+(?: [a-z-]+)?)\s*(?:[,.;!)]|$| and\b| who\b)",
    re.IGNORECASE,
)
_NOT_WHO = re.compile(
    r"\b(?:call|meeting|chat|reminder|plan|visit|note|message|nudge|this|that|it|something|anything|everything|nothing|people|someone|somebody|everyone|anyone|who|what|i|he|she|they|we|is|are|was|were|"
    r"has|have|works?|worked|knows?|every|each|day|week|month|things?|stuff|names?|person|nobody|noone|him|her|them|me|you|not|don't|reading|working|about|with|for|because|when|if)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|Fr|Sr|Jr|St|Prof|Rev|Hr|Fr)\.", re.IGNORECASE)
_MINE = re.compile(
    r"^(?:(?:my|our|the|a|an|ma|me|mine|wee|dear|old|little|big|poor|that|also|too|back|elder|younger|older|best|good|new|close)\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[ ,]+(?:please|pls|too|also|back|down|again|as well|in|on|there|,)+$", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:(?:hi|hey|hello|kith|ok|okay|so|and|but|then|now|well|maybe|please)[ ,]+){0,4}"
    r"(?:should(?:n't)?|shall|must|ought|do|did|does|why|how|when) (?:should |would |do )?(?:i|we)\b",
    re.IGNORECASE,
)
_THINGS = frozenset(
    """apples art bananas bath beer bills bins books bread butter calm cash cats chai change cheese chicken chocolate chores church cleaning
    clothes coke cooking courage dance dancing diet dogs drama drugs eggs energy exercise faith fish fitness flour flowers focus food fruit
    fun games gardening goals gratitude groceries gym happiness healing health help homework honesty honey hope hugs hydration ibuprofen
    insulin jogging journaling joy juice kindness knitting laughter laundry lithium love luck lunch magic meat medication medicine meds
    meditation milk money music naps nature oats oil painting paracetamol pasta patience peace pills pizza plants politics positivity potatoes
    prayer rest rice running salt school sex shampoo shopping silence sleep sleeping smoking soap socks space sport sports strength stress
    sugar sunshine support swimming tablets tea therapy toothpaste travel trust vegetables vitamins vodka walking walks water weed wine
    workout writing yoga yoghurt yogurt""".split()
)
"""Everyday words that are nobody's name in small letters and without a relation; as "Hope" and "Joy" they may be one."""
_FEASTS = frozenset("christmas xmas easter diwali eid ramadan hanukkah thanksgiving halloween holi birthday".split())
_THING = re.compile(rf"{_LEAD}{_PUT} (?:some )?(?:{'|'.join(sorted(_THINGS | _FEASTS))})(?: {_ON}|\W*$)", re.IGNORECASE)
LONGEST_TEXT = 60
"""Words of a text that may be such a wish."""
LONGEST = 4
"""Words of a name at most."""


@dataclass(frozen=True)
class Entry:
    """A wish about the list, and who it is about: the name, and what they are to the writer where it is said."""

    wish: Wish
    name: str
    relation: str | None = None


def entry_in(text: str) -> Entry | None:
    """The wish to have somebody on the list or off it, where a text has it in a set phrase and names one person; else
    None."""
    words = text.replace("’", "'").split()
    plain = _TITLE.sub(r"\1", " ".join(words))
    if len(words) > LONGEST_TEXT or _ASKS.search(plain):
        return None
    for wish, frame in _FRAMES:
        found = frame.search(plain)
        if found is None:
            continue
        who, _, beside = found["who"].partition(",")
        name, relation = _named(who)
        if name is None:
            continue
        what = found.groupdict().get("what") or beside or _beside(plain[found.end("who") :])
        return Entry(wish, name, relation or _kind(what))
    return None


def is_about_a_thing(text: str) -> bool:
    """Whether a text wishes to have a thing on the list, as "add milk to the list": an everyday word in small letters,
    or a feast."""
    words = text.split()
    found = _THING.search(" ".join(words)) if len(words) <= LONGEST_TEXT else None
    said = () if found is None else re.findall(r"[^\W\d_]+", found[0])
    return any(word in _THINGS or word.casefold() in _FEASTS for word in said)


def _named(who: str) -> tuple[str | None, str | None]:
    """The name and the relation in "my sister Hannelore"; of "my da" both are the relation."""
    said = _TRAILING.sub("", _VERBS_FIRST.sub("", who.strip()))
    bare = _MINE.sub("", said)
    words = bare.split()
    if not words or len(words) > LONGEST + 2 or _NOT_WHO.search(bare) or re.search(r"\band\b|&|\+", bare):
        return None, None
    taken = next((n for n in (3, 2, 1) if _is_kind(" ".join(words[:n]))), 0)
    relation, rest = (" ".join(words[:taken]).casefold() or None), words[taken:]
    if relation is None and len(words) > 1 and _is_kind(words[-1]) and said != bare:
        relation, rest = words[-1].casefold(), words[:-1]
    if rest and rest[0].casefold() in ("called", "named"):
        rest = rest[1:]
    if not rest:
        return (relation.capitalize(), relation) if relation in RELATIONS else (None, None)
    is_common = all(word.casefold() in COMMON and word.casefold() not in _DAYS for word in rest)
    is_day = rest[0].casefold() in _DAYS and len(rest) > 1
    is_name = len(rest) <= LONGEST and all(word[0].isalpha() for word in rest) and not is_common and not is_day
    is_thing = relation is None and re.match(r"(?:the|that|an?)\b", said, re.IGNORECASE) and " ".join(rest).islower()
    if not is_name or is_thing or any(word.casefold() in COMMON - _DAYS for word in rest):
        return None, None
    name = " ".join(rest)
    if relation is None and (name in _THINGS or name.casefold() in _FEASTS):
        return None, None
    return (name.title() if name.islower() else name), relation


def _is_kind(words: str) -> bool:
    low = words.casefold()
    return low in _KINDS or re.fullmatch(r"(?:[a-z]+)[- ]in[- ]law", low) is not None


def _beside(rest: str) -> str | None:
    """What is said of them right after the name or the list: ", retired driver,"."""
    found = _WHAT_AFTER.match(rest) or _IS_WHAT.search(rest)
    return found["what"] if found else None


def _kind(what: str | None) -> str | None:
    """What somebody is to the writer, out of words beside a name: "retired driver", "apprentice"; else None."""
    if not what:
        return None
    bare = re.sub(
        r"^(?:my|our|an?|the|he is|she is|he's|she's|they're)\s+(?:my |an? )?",
        "",
        what.strip(" ,"),
        flags=re.IGNORECASE,
    )
    words = bare.casefold().split()
    is_mine = re.match(r"(?:my|our|an|a|the)\b", what.strip(" ,"), re.IGNORECASE) is not None
    is_known = bool(words) and (words[-1] in _KINDS or words[0] in _KINDS or words[0] in ("retired", "former"))
    is_told = _NOT_WHO.search(bare) is not None or any(word in ("once", "quiet", "safe", "one") for word in words)
    return bare.casefold() if words and len(words) <= 3 and not is_told and (is_mine or is_known) else None
