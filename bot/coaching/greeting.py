"""A greeting in front of a message to Kith, or behind it, and who introduces themselves there."""

from __future__ import annotations

import re

from bot.coaching.people.matching import COMMON, RELATIONS

FEWEST = 3
"""Words that stand beside a greeting at least, to be what the message is about, unless they ask or end something."""

_HELLO = (
    r"(?:h+i+(?:ya+)?|he+y+(?:a+)?|hel+o+|hal+o+|hul+o+|howdy|g['’]?day|greetings|"
    r"good ?(?:morning|afternoon|evening|day)|gm|salaam|salam|as-?salaa?mu? alaikum|namaste|hola|ello|dear kith)"
)
_BARE = r"(?:(?:top of the )?mornin[g']?|afternoon|evenin[g']?|yo|sup|good night)"
_TO = (
    r"(?: (?:there|kith|all|everyone|everybody|again|sir(?: or madam)?|madam|ma['’]?am|friend|my friend|bot|robot|"
    r"to you(?: all)?))*"
)
_STOP = r"\s*(?:[,.!;:–-]+\s*)"
_FRONT = re.compile(rf"\W*(?:{_HELLO}{_TO}(?:{_STOP}|\s+|(?=$))|{_BARE}{_TO}{_STOP})+", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<=[.!?])\s+(?:{_HELLO}|{_BARE}){_TO}\W*$", re.IGNORECASE)
_ENDED = re.compile(rf"{_STOP}$")
_WITH_IT = re.compile(
    r"(?:how (?:are|r) (?:you|u|things)|how['’]?s (?:it|things)|how do you do|"
    r"are you there|nice to|long time|it['’]?s me|me again|only|just (?:saying|wanted to say)|back)\b",
    re.IGNORECASE,
)
"""How a rest begins that belongs to the greeting."""
_SHORT = re.compile(r"(?:\S+ \S+\?$|(?:wh?[aou]t|who|how|why|where)\S* \w|(?:stop|menu|pause)\W*$)", re.IGNORECASE)
"""What is said beside a greeting, however short."""
_GOES_ON = re.compile(r"(?:from|to|and|or|with|in|at|on)\b", re.IGNORECASE)
_DEAR = re.compile(
    rf"(?:my )?(?:dear|love|darling|sweet\w*|honey|hon|babe?|hun|beautiful|handsome|guys|ladies|lads|man|dude|"
    rf"{'|'.join(sorted(RELATIONS))})\b[,!]?"
    r"(?! (?:put|gave|told|sent|set|said|says|installed|made|is|was|has|and|who|wants|thinks|thought|got)\b)",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"i|i'?m|i'?ve|i'?d|i'?ll|can|could|will|would|do|does|did|what'?s?|who'?s?|how|when|where|why|which|is|are|am|was|"
    r"my|our|the|this|that|it'?s?|there|we|please|pls|have|has|should|may|might|shall|not|no|yes|a|an|if|so|to|new|first|"
    r"some(?:body|one)|people|you|your|just|need|want|looking|wondering"
)
"""Words with a capital that are nobody's name."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_NAME = r"(?P<name>(?-i:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}))"
_CALLED = re.compile(
    r"(?:^|[.!?,;–-]\s+|\band )(?:(?:you|u) (?:can|may|could) )?(?:please )?(?:just )?"
    r"(?:call me|my name['’]?s?(?: is)?|the name['’]?s?(?: is)?|"
    rf"i go by|i['’]?(?:m| am) called|known as) {_NAME}",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"(?:^|[.!?,;]\s+)(?:i['’]?m|i am|this is) {_NAME}"
    r"(?=\s*(?:[,.;!–-]|$)|\s+(?:(?:here|from|in|and i|\()\b|of (?:the \w|(?-i:[A-ZÀ-Þ]))))",
    re.IGNORECASE,
)
_NO_NAMES = re.compile(
    r"(?:\w+(?:ish|ese)|(?:afric|americ|mexic|germ|kore|afgh|cub|ukraini|lutheri?|anglic|presbyteri|republic|"
    r"christi|indi|itali|russi|niger?i|ghanai|keny|austri|australi|canadi|braz?ili|norwegi|belgi|syri|irani|palestini|"
    r"vegetari|ethiopi|somali|egypti|colombi|venezuel|hungari|romani|bulgari|ugand|tanzani|zambi|namibi|"
    r"jamaic|haiti|puerto ric|asi|europe|veg)an|french|dutch|greek|arab|iraqi|pakistani|filipin[ao]|thai|swede|dane|"
    r"swiss|czech|serb|croat|slovak|slovene|turk|scot|brit|basque|catalan|maori|bengali|punjabi|tamil|zulu|igbo|yoruba|"
    r"hausa|kikuyu|saudi|qatari|emirati|kuwaiti|yemeni|israeli|nepali|zealander|"
    r"finn|welsh|muslim|catholic|protestant|jew|hindu|sikh|buddhist|atheist|orthodox|quaker|kiwi|aussie|"
    r"ok(?:ay)?|fine|good|great|well|so|very|not|just|still|new|here|back|home|alone|lonely|sad|tired|sorry|glad|happy|"
    r"single|married|divorced|widowed|retired|gay|bi|trans|queer|autistic|adhd|deaf|blind|disabled|sick|ill|busy|free|"
    r"mum|mom|dad|mother|father|nurse|teacher|doctor|student|carer|kith|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"christmas|easter|day|he|she|they|we|you|i)",
    re.IGNORECASE,
)

_EVERYDAY = re.compile(
    r"(?!\w*(?:fred|red|eed|med|led|yed)\b|(?:n|t|ob|ab|rash|maj|waj|jav|jaw)ed\b)\w+ed|scared|tired|bored|injured|"
    r"cornered|worried|harmed|shamed|ashamed|overwhelmed|alarmed|doomed|called|killed|troubled|bullied|"
    r"\w{3,}(?:ful|less|ous|able|ible)|"
    r"afraid|stuck|broken|lost|hurt|angry|mad|crazy|ugly|stupid|dumb|fat|thin|weak|weird|lazy|mean|evil|bad|worse|worst|"
    r"trash|garbage|rubbish|dirt|filth|scum|shit\w*|bitch|slut|whore|freak|loser|idiot|moron|failure|burden|mess|pig|cow|"
    r"poor|dead|done|numb|empty|hungry|cold|drunk|high|sober|pregnant|anxious|unsafe|unwell|desperate|urgent\w*|critical|"
    r"important|serious|asap|help|sos|emergency|danger|trouble|upset|miserable|unhappy|guilty|sorry|shy|quiet|silent|"
    r"nobody|no one|none|everyone|everybody|everything|somebody|outside|inside|under|between|without|against|"
    r"suicidal|homeless|speechless|grieving|dying|crying|bleeding|hurting|hiding|running|drowning|falling|losing|leaving|"
    r"going|feeling|looking|trying|having|being|getting|struggling|suffering|calling|writing|asking|waiting|thinking|hoping|"
    r"living|staying|drinking|working|starting|wondering|freaking|cutting|coming|sitting|standing|walking|missing|"
    r"too|really|always|never|quite|pretty|totally|completely|absolutely|extremely|honestly|literally|actually|currently",
    re.IGNORECASE,
)
"""Words of every day that many write with a capital: the encoder's vocabulary would not do, it knows names too."""
_NAMES_TOO = frozenset({"mark", "will"})
"""Common words that are names as well."""


def without_greeting(text: str) -> str:
    """The text less a greeting to Kith in front or behind; the text itself where nothing else is said, or where it may
    be a message to somebody ("hi mum")."""
    plain = " ".join(text.split())
    front = _FRONT.match(plain)
    rest = plain[front.end() :] if front is not None else plain
    is_ended = front is None or _ENDED.search(front[0]) is not None
    if _WITH_IT.match(rest) or (not is_ended and (_GOES_ON.match(rest) or _is_to_somebody(rest))):
        return text
    rest = _BEHIND.sub("", rest).strip()
    is_enough = len(rest.split()) >= FEWEST or _SHORT.match(rest) is not None
    return rest if rest != plain and is_enough else text


def name_told(text: str) -> str | None:
    """The name by which somebody introduces themselves, that by which they want to be called first; None for none,
    and where so much stands in capitals that they tell no name."""
    if _is_in_capitals(text):
        return None
    for pattern in (_CALLED, _IS):
        for found in pattern.finditer(text):
            words = found["name"].split()
            if not _is_everyday(words[0]) and not all(_NO_NAMES.fullmatch(word) for word in words):
                return found["name"]
    return None


def beside_introduction(text: str) -> str:
    """The sentences of a text in which nobody says who they are; nothing where they are no more than a word or two."""
    rest = " ".join(one for one in _SENTENCES.split(text) if name_told(one) is None)
    return rest if len(rest.split()) >= FEWEST else ""


def _is_in_capitals(text: str) -> bool:
    """Whether most words of more than a letter are written in capitals."""
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    capitals = sum(word.isupper() for word in words)
    return capitals * 2 > len(words)


def _is_everyday(word: str) -> bool:
    """Whether a word is one of every day, and nobody's name."""
    return _EVERYDAY.fullmatch(word) is not None or word.casefold() in COMMON - _NAMES_TOO


def _is_to_somebody(rest: str) -> bool:
    """Whether what follows a greeting without a stop names whom it is for."""
    first = re.match(r"[\w'’]+", rest)
    is_named = (
        first is not None and first[0][0].isupper() and _STARTS.fullmatch(first[0].lower().replace("’", "'")) is None
    )
    return is_named or _DEAR.match(rest) is not None
