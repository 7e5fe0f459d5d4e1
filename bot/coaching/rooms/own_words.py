"""What somebody wants to say, in what they wrote when they asked for words: to whom, and the clause of their own.

"How do I tell my boss Lan I can't work this Sunday? Must be polite" → Lan, "I can't work this Sunday". Where it is not
sure nothing is found: a wrong line is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from bot.coaching.rooms.turned import gender_in, is_of_one, turned

Form = Literal["says", "needs", "please", "asks", "likes", "sorry"]
LONGEST = 45  # words in which it is still sure which clause is meant
MOST, LEAST = 24, 3  # words of a clause

_VOCATIVE = (
    "mum mom mam mama mummy mommy dad daddy da papa nan nana gran granny grandma grandpa grandad granddad amma baba"
)
_KIN = (
    "mother|father|parents|sister|brother|sis|bro|son|daughter|kids|wife|husband|hubby|missus|partner|girlfriend|"
    "boyfriend|gf|bf|ex|fiancee?|spouse|friend|friends|mate|pal|buddy|bestie|boss|manager|supervisor|colleague|"
    "co-?worker|workmate|team|neighbou?r|landlord|landlady|flatmate|room-?mate|housemate|sponsor|sponsee|counsell?or|"
    "therapist|aunt|auntie|aunty|uncle|cousin|niece|nephew|grandmother|grandfather|in-laws?|"
    "(?:mother|father|sister|brother|son|daughter)-?in-?law|teacher|tutor|coach|carer|family|client|customer|tenant|"
    "employer|foreman|shift lead|lodger|line manager|group leader|pastor"
)
_HONOURED = frozenset((
    "aunt", "auntie", "aunty", "uncle",
))  # fmt: skip
"""What is said with the name."""
_MALE = frozenset((
    "father", "brother", "bro", "son", "husband", "hubby", "boyfriend", "bf", "uncle", "nephew", "grandfather",
    "landlord", "dad", "daddy", "da", "papa", "grandpa", "grandad", "granddad", "baba",
))  # fmt: skip
_FEMALE = frozenset((
    "mother", "sister", "sis", "daughter", "wife", "missus", "girlfriend", "gf", "aunt", "auntie", "aunty", "niece",
    "grandmother", "landlady", "mum", "mom", "mam", "mama", "mummy", "mommy", "nan", "nana", "gran", "granny",
    "grandma", "amma",
))  # fmt: skip
_NO_NAME = (
    "I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|"
    "September|October|November|December|Christmas|Easter|Diwali|Eid|Ramadan|English|That|This|The|He|She|They|It|We|My|"
    "No|Not|Please|How|What|Must|Him|Her|Them|You|Yes|Sorry|People|Everyone|Everybody|Work|Kith|"
    "WhatsApp|Whatsapp|Facebook|Instagram|Telegram|Messenger|Mass|Church|And|But|If|When|To"
)
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam|Auntie|Aunt|Aunty|Uncle|Father|Sister|Brother|Pastor|Coach|Nurse)\.? )"
)
_PART = r"(?:(?:van|von|de|der|den|du|da|la|le|al|el|bin) ){0,2}"
_CAPITAL = rf"(?!(?:{_NO_NAME})\b)[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)*"
_NAME = rf"(?-i:{_TITLE}?{_PART}{_CAPITAL}(?: {_PART}{_CAPITAL})?)"
_WHO = (
    rf"(?:(?:my|me|ma|our|the|to)\s+)*(?:(?:older|elder|younger|big|little|wee|old|ex|dear|own|new|step|best|good)[\s-]+)*"
    rf"(?:(?-i:[a-z]+)\s+(?={_NAME}))?(?:(?P<kin>{_KIN}|{_VOCATIVE.replace(' ', '|')})\b(?!['’]s)[\s,]*)?"
    rf"(?:(?P<name>{_NAME})(?!['’]s)\b)?(?:(?!you\b|it\b|him\b|her\b|them\b)[a-z]{{3,}}(?=\s+that\b))?"
)
_SAY = re.compile(
    r"\b(?P<verb>tell|inform|let|say|write|text|message|explain|ask|remind|warn|answer|reply|apologi[sz]e|"
    r"say sorry|sorry|word|put|phrase)\s+(?:sorry\s+)?(?:(?:it|this|that)\s+(?=to\b))?(?:to\s+)?"
    rf"(?:(?P<them>him|her|them|everyone|everybody|people|folks?)\b|{_WHO})\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_THINGS = frozenset({"put", "let", "word", "phrase"})
"""Verbs after which a bare name may be that of a thing."""
_FOR_WHOM = re.compile(
    rf"\b(?:words?|wording|lines?|sentences?|phrase|message|note|text|letter|reply) (?:for|to) {_WHO}", re.IGNORECASE
)
_ASK = re.compile(
    r"\bhow\s+(?:(?:do|d'?|dae|can|could|should|would|will|shall|might|may|must|am|to|best|the hell)\s+)*"
    r"(?:i|we|one|me)?\s*"
    r"(?:(?:best|politely|nicely|kindly|even|ever|actually|to|can|could|should|go about|supposed|tae)\s+)*"
    r"(?:say|tell|put|word|phrase|ask|explain|express|write|text|message|let|inform|apologi[sz]e|reply|answer|bring|"
    r"saying|telling|asking|wording|putting|refuse|decline|thank|congratulate|invite|respond|confess|broach|"
    r"turn (?:\w+ ){1,3}down|turn down|break (?:it|the news)|own up|say no|sign off)\b"
    r"|\bwhat(?:'s)?\s+(?:(?:do|can|could|should|would|shall|might|am|is|are|the|a|best|good|right|polite|words?)\s+)*"
    r"(?:i|we|to|way to)?\s*(?:(?:can|could|should|to|even|best|supposed)\s+)*"
    r"(?:say|tell|ask|write|text|reply|answer)\b"
    r"|\b(?:give|find|get|lend|write|compose|draft|suggest|prepare|provide|need|want|seek|require|looking for|after)\b"
    r"[^.?!]{0,40}?\b(?:words?|lines?|sentences?|wording|phrases?|something to (?:say|tell|write|send)|"
    r"a (?:\w+ ){0,2}way (?:to|of)|a (?:\w+ ){0,2}(?:message|text|note|letter|reply))\b"
    r"|\bhelp (?:me|us)\b[^.?!]{0,20}?\b(?:words?|say|tell|word|phrase|put|write|ask)\b"
    r"|(?:^\W*|\b(?:i|we)\s*)(?:'d like|would like|want|wanna|need|wish|have|must|ought)\s*(?:to\s+)?"
    r"(?:say|tell|ask|let|inform|explain|apologi[sz]e)\b"
    r"|^\W*(?:(?:please|kindly|pls)\s+)?(?:help\W*$|(?:words?|wording)\b)"
    r"|^\W*(?:(?:please|kindly|pls|a|an|some|good|nice|kind|short|polite|draft|condolence|thank[ -]you) )*"
    r"(?:draft|letter|message|msg|note|text|card|script|words?|reply|apology|speech|line|e?mail)s? (?:to|for)\b"
    r"|^\W*(?:(?:a|an|my|the|our|some|write|need|want|draft|for|short|nice|get|well|soon|good|luck|happy|goodbye|farewell|"
    r"leaving|birthday|sympathy|condolence|wedding|anniversary|baptism|christening|christmas|xmas|thank|you|new|baby|"
    r"retirement|congratulations?|engagement|mother'?s|father'?s|day)\W+){0,6}"
    r"(?:cards?|texts?|messages?|notes?|e?mails?|toast|speech|wishes|greetings?)(?: (?:to|for) (?!kith\b|you\b)|,|\W*$)"
    r"|, (?:a )?(?:\w+ ){0,2}(?:card|note|message|toast|speech)\W*$"
    r"|^\W*(?:a )?(?:big )?(?:thank you to|(?:to )?thank|congratulate) (?:a|an|my|our|the|some) "
    r"|^\W*i(?:'d| would)? (?:want|like) to (?:thank|congratulate)\b(?! you\b| kith\b)"
    r"|\b(?:draft (?:an?|the|my) \w+|draft apology|wh(?:at|ich) (?:wording|words))\b"
    r"|(?:^|[.,!;:] )(?:reply|wording|words)\W*$",
    re.IGNORECASE,
)
"""What asks for words; a part of a text that holds it is no clause by itself."""
_TONE = (
    "(?:sound|seem|be|hurt|offend|mak|gett?|start|caus|upsett?|com|los|burn|ruin|feel|look|shout|insult|break|annoy|anger|"
    "scar|push|blam|accus|attack|fight|cry|yell|moan|nag|whin|lectur|overreact|escalat|argu|upset)in[g']?"
)
_TAIL = re.compile(
    r"[\s,;]*(?:\b(?:but|and|so|pls|please|thanks|thank you|cheers|ta|plz)|"
    r"(?:but |and )?(?:politely|nicely|kindly|gently|respectfully|properly|professionally|kind(?:ly)? like)|"
    r"(?:but |and )?(?:in|with) (?:(?:a|an|all|due|much|some|great) )*(?:\w+ )?"
    r"(?:way|manner|respect|love|kindness|grace|tone)|"
    rf"(?:but |and )?(?:without|w/o) (?:(?:him|her|them|me|it|us) )?(?:\w+ ){{0,2}}?{_TONE}\b.*|"
    r"(?:but |and )?(?:it |this |that )?(?:must|has to|should|needs to) (?:be|sound) \w+|"
    r"how (?:do|can|should) i(?: do (?:it|that|this))?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(
    r"(?<=[.?!;])\s+|\s+[-–—]+\s+|\n+|,\s+(?=(?:and |so |but )?(?:how|what|help|please help)\b)"
    r"|,\s+(?=(?:i|i'\w+|im|ive) )",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:(?:so|well|ok|okay|hi|hey|hello|and|but|look|basically|because|cos|cause|that|like|um+)\b[\s,:]*)+",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(?:i|i['’]?(?:m|ve|ll|d)|im|ive|we|we['’](?:re|ve|ll)|my|our)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:i|me|my|mine|we|us|our|im|ive)\b", re.IGNORECASE)
_MUST = re.compile(
    r"^(?:he|she|they)\s+(?:really\s+)?(?:must|has to|have to|needs? to|should|has got to|gotta)\s+"
    r"(?P<no>not\s+)?(?P<deed>\w+ .+|\w+)$",
    re.IGNORECASE,
)
_MUST_NOT = re.compile(
    r"^(?:he|she|they)\s+(?:mustn['’]?t|should ?n['’]?t|must not|should not)\s+(?P<deed>\w+.*)$",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"^(?P<no>not to|to not|to stop|to never|never to|don'?t|do not|stop(?= \w+in[g']?\b)|to|not)\s+(?P<deed>\w+.*)$",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"^(?:if|whether)\s+(?:he|she|they)(?:['’](?:d|ll))?\s+"
    r"(?P<how>can|could|would|will|wants?|(?:would |'d )?like|might)\s+"
    r"(?P<deed>\w+.*)$",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?P<deed>(?:for|about)\s+(?:not\s+)?\w+ing\b.*)$", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:that|:|,|know(?: that)?|clearly|straight|outright)[\s:,]+", re.IGNORECASE)
_POINTS = re.compile(
    r"\W*(?:(?:it|this|that|so|no|something|the truth|back)\b(?: (?:to )?(?:him|her|them))?)?\W*", re.IGNORECASE
)
"""What stands for a clause that was said elsewhere."""
_REPORTED = re.compile(r"^that\b", re.IGNORECASE)
_ASKED = re.compile(
    r"^(?:is|are|do|does|did|can|could|will|would|should|how|what|why|who|when|where|which)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:how|what|whatever|stuff|something|things|this|it all|that)\W*$|[\"“”]|\?.*\?|\b(?:blah|etc)\b", re.IGNORECASE
)
_HOW = re.compile(
    r"\b(?:without|w/o) (?:(?!(?:call|ask|tell|knock|text|warn|check|pay|ring|consult|invit)ing\b)\w+in[g']?"
    r"|he|she|they|"
    r"hurt|offen[cs]e|drama)\b",
    re.IGNORECASE,
)
"""What may be how it is to be said, and no part of it."""
_PERSON = re.compile(
    rf"\b(?:my|our|the|his|her|their) (?:\w+ )?(?:{_KIN}|{_VOCATIVE.replace(' ', '|')})\b", re.IGNORECASE
)


@dataclass(frozen=True)
class OwnWords:
    """`to`: how they are spoken to, empty where that is not sure. `words`: the clause, said to them. `form`: says, a
    clause as it stands; needs and please, what they are to do or not to do; asks, a request; sorry, what it is for."""

    form: Form
    words: str = field(repr=False)
    to: str = field(default="", repr=False)


def wants_words(text: str) -> bool:
    """Whether a text asks how something can be said, or wants to say it, and does not merely tell."""
    return _ASK.search(_plain(text)) is not None


def addressee(text: str) -> str:
    """How whom a text wants words for is spoken to, "Lan" or "Mum"; empty where that is not sure."""
    plain = _plain(text)
    asked = [(piece, match) for piece in _SENTENCE.split(plain) if (match := _ASK.search(piece))]
    said = [found for piece, match in asked if (found := _SAY.search(piece[match.start() :]))]
    spoken = [one for one in said if one["verb"].lower() not in _OF_THINGS]
    names = {to for one in [*spoken, *_FOR_WHOM.finditer(plain)] if (to := _addressee([one])[0])}
    return names.pop() if len(names) == 1 else ""


def own_words(text: str) -> OwnWords | None:
    """What they want to say and to whom, out of a text that asks for words; None where it is not sure."""
    plain = _plain(text)
    if len(plain.split()) > LONGEST or '"' in plain or not wants_words(plain):
        return None
    pieces = [piece for piece in _SENTENCE.split(plain) if piece.strip(" .,!?")]
    asking = [piece for piece in pieces if _ASK.search(piece)]
    if len(asking) > 2:
        return None
    said = [match for piece in asking if (match := _SAY.search(piece[_ASK.search(piece).start() :]))]  # type: ignore[union-attr]
    to, kin = _addressee([*said, *_FOR_WHOM.finditer(plain)])
    for match in said:
        rest = _trimmed(match["rest"])
        if rest and not _POINTS.fullmatch(rest):
            return _in_rest(match, rest, to, kin)
    return _beside([piece for piece in pieces if piece not in asking], plain, to, kin)


def _plain(text: str) -> str:
    quotes = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(re.sub(r"\bcan not\b", "can't", quotes, flags=re.IGNORECASE).split())


def _addressee(said: list[re.Match[str]]) -> tuple[str, str]:
    """How they are spoken to, and what they are to the writer."""
    for match in said:
        kin, name = (match["kin"] or "").lower(), match["name"] or ""
        if name and kin in _HONOURED:
            name = f"{kin.title()} {name}"
        if not name and kin in _VOCATIVE.split():
            name = kin.title()
        if name or kin:
            return name, kin
    return "", ""


def _in_rest(match: re.Match[str], rest: str, to: str, kin: str) -> OwnWords | None:
    """The clause after whom it is said to."""
    verb = match["verb"].lower()
    rest = re.sub(r"^(?:sorry|apologies)\s+(?=for\b|about\b)", "", rest, flags=re.IGNORECASE)
    is_sorry = verb.startswith(("apologi", "sorry", "say sorry")) or "sorry" in match[0][:20].lower()
    if found := _FOR.match(rest):
        return _made("sorry", found["deed"], to, kin) if is_sorry else None
    if found := _WHETHER.match(rest):
        how = found["how"].lower()
        if how.endswith("like") or how.startswith("want"):
            return _made("likes", found["deed"], to, kin)
        return _made("asks", found["deed"], to, kin)
    if found := _TO_DO.match(rest):
        if verb not in ("tell", "ask", "remind", "warn", "write", "text", "message", "say"):
            return None
        no = found["no"].lower()
        if no == "to":
            return _made("asks" if verb == "ask" else "needs", found["deed"], to, kin)
        return (
            _made("needs", f"stop {found['deed']}", to, kin)
            if "stop" in no
            else _made("please", found["deed"], to, kin)
        )
    is_reported = _REPORTED.match(rest) is not None
    clause = _GOES_ON.sub("", rest)
    if not is_reported and not re.match(r"(?:i|i'\w+|im|ive|we|we'\w+|my|our|he|she|they)\b", clause, re.IGNORECASE):
        return None
    return _clause(clause, to, kin)


def _beside(pieces: list[str], text: str, to: str, kin: str) -> OwnWords | None:
    """The one clause of their own that stands beside the question."""
    first = [one for one in (_trimmed(_LEAD.sub("", piece)) for piece in pieces) if _FIRST.match(one)]
    first = [one for one in first if not _PERSON.match(one)]
    if len(first) != 1 or not is_of_one(text):
        return None
    return _clause(first[0], to, kin)


def _clause(clause: str, to: str, kin: str) -> OwnWords | None:
    """What is to be said, as a statement or as what they are to do."""
    if found := _MUST_NOT.match(clause):
        return _made("please", found["deed"], to, kin)
    if found := _MUST.match(clause):
        return _made("please" if found["no"] else "needs", found["deed"], to, kin)
    if _ASKED.match(clause) or not _MINE.search(clause):
        return None
    return _made("says", clause, to, kin)


def _made(form: Form, words: str, to: str, kin: str) -> OwnWords | None:
    words = _trimmed(words).strip(" .,!;:?")
    least = LEAST if form == "says" else 1
    if not least <= len(words.split()) <= MOST or _OPEN.search(words) or re.search(r"[.!?;]\s", words):
        return None
    if _HOW.search(words):
        return None
    gender = gender_in(words)
    if gender is not None and (_PERSON.search(words) or not _agrees(gender, kin)):
        return None
    said = turned(words)
    return None if said is None else OwnWords(form, _capital_i(said), to)


def _agrees(gender: str, kin: str) -> bool:
    if not kin:
        return True
    return kin not in (_FEMALE if gender == "m" else _MALE if gender == "f" else frozenset())


def _trimmed(text: str) -> str:
    """The text without what is said of how it is to sound."""
    before, now = "", text.strip()
    while before != now:
        before, now = now, _TAIL.sub("", now).strip()
    return now


def _capital_i(text: str) -> str:
    text = re.sub(r"\bi(?=\b|')(?!\.)", "I", text)
    return re.sub(r"\bim\b", "I'm", re.sub(r"\bive\b", "I've", text, flags=re.IGNORECASE), flags=re.IGNORECASE)


_BARE_WORDS = (
    "a about actually again an answer apologise apologize ask back be boundary but call can could dont dunno "
    "example feel feeling feelings felt find first for get getting gimme give going gonna guess had have hello help "
    "her hi him how hurt i id idea idk ill im in it just know let lets like limit line lines make maybe me message "
    "might my need no nothing now of oh ok okay one or out please pls practice practise reach reply say sentence "
    "set shall show should so some something sorry support talk tell text thank thanks that the them then they "
    "think this to touch try u up wanna want was we well what with word words would write yeah yes you"
)
_BARE = frozenset(_BARE_WORDS.split())
"""Words of a wish that tells of nobody by name and of nothing that happened."""


def is_bare_wish(text: str) -> bool:
    """Whether words only wish for words, for somebody whom they call no more than him, her or them."""
    return all(word in _BARE for word in re.findall(r"[^\W_]+", re.sub(r"['’]", "", text.casefold())))


_OF_THEM = re.compile(r"\b(?:he|she|they|him|her|them)\b", re.IGNORECASE)
_NAMED = re.compile(rf"\b(?:{_KIN}|{_VOCATIVE.replace(' ', '|')})\b|(?<=\w ){_NAME}", re.IGNORECASE)
A_WISH = 14
"""Words that a wish for words has at most which points back to what was told."""


def points_back(text: str) -> bool:
    """Whether words wish for words to him, her or them, name nobody, and say nothing of what is to be said: who and
    what it is was told before."""
    plain = _plain(text)
    if len(plain.split()) > A_WISH or "," in plain or not wants_words(plain):
        return False
    return _OF_THEM.search(plain) is not None and _NAMED.search(plain) is None and own_words(plain) is None
