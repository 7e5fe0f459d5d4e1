"""Which term somebody asks about: written in parts or as one, with words round it, or misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from rapidfuzz.distance import OSA

LONG = 9
"""Letters of a term from which on two slips are forgiven; one from SHORTEST on."""
SHORTEST = 6
SHORT_TEXT = 16
"""Words of a message that may ask for a word anywhere in it; in a longer one, a story, the word stands beside what asks."""
MOST_WORDS, MOST_NAMED = 4, 3
"""Words of a term at most; and of one that nobody has explained."""

_OPENS = re.compile(
    r"\b(?:whats|wots|what(?: is|'s| are| does| do| was)?|wot(?: is)?|wat(?:s| is)?|wut(?:s| is)?|whit(?:'s| is|s)?|define|definition of|explain|meaning of|"
    r"mean(?:s|t|ing)? (?:by|with)|never heard of|heard of|tell me (?:about|what)|the (?:word|term|expression)|(?:we|they|i|she|he) (?:had|did|got|learn\w*) )\s*"
    r"(?:(?:is|are|does|do|by|the|a|an|this|that|word|term|exactly|even|called|actually|thing|really|it|you|u|people|meant|mean|of|about|they|say|when|"
    r"someone|somebody|calls?|call|saying|expression|like|means?)\s+)*",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\s*[-,.:;?]*\s*(?:(?:meaning|means?|definition|def|defined?|explain\w*|what(?: is| does|'s| the)?|whats|wots?|whit|eh|huh|no (?:idea|clue)|not a (?:clue|scooby))\b|\?+|$)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:mean(?:s|ing|t)?|defin\w+|explain\w*|def|(?:what|wot|whit|wat)(?:'?s| is| are| does| do)?|whats|wots|wtf|stands? for|term|word|tell me about|heard of|scooby|no idea|no clue|not a clue)\b|\?\s*$",
    re.IGNORECASE,
)
_MAY_FOLLOW = re.compile(
    r"\s*(?:$|[,.;:!?]|(?:mean|means|meaning|def|in (?:therapy|psychology|recovery|relationships?|plain|simple|english|general|words)|exactly|anyway|again|pls|plz|please|then|and|anyhow|even|actually|"
    r"we|they|my|i|im|i'm|he|she|people|everyone|someone|is it|it|that|pse|supposed|according|because|cos|when|the (?:teacher|counsellor|doctor)|to you|about|like|lol|bro|mate)\b)",
    re.IGNORECASE,
)
_OF_A_PLACE = re.compile(
    r"\s*(?:address|number|times?|near|meetings?|list|app|site|link|tonight|today|for|cost|price)\b", re.IGNORECASE
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)

_NO_TERM = re.compile(r"\b(?:i|me|my|he|she|they|we|you|him|her|them|wrong|up|next|going|point|with|to|do|best)\b")
"""What no word is asked about with: "what is wrong with me", "what are my options", "whats up"."""

IsOrdinary = Callable[[str], bool]
"""Whether a word is one that people use; a misspelt one is none."""


def asked_for(text: str, terms: Collection[str], is_ordinary: IsOrdinary) -> str | None:
    """The one of `terms` (small letters, blanks between words) that a text asks about; None where it asks about none.

    A term of one word has to end what is asked ("what is trust?", not "what is a trust fund").
    """
    plain = " ".join(
        text.replace("’", "'").replace("-", " ").replace('"', " ").replace("“", " ").replace("”", " ").split()
    )
    plain = re.sub(r"(?<=\w)'(?!\w)|(?<!\w)'(?=\w)", "", plain)
    by_letters = {term.replace(" ", ""): term for term in terms}
    words = list(_WORD.finditer(plain))
    opened = {found.end() for found in _OPENS.finditer(plain)} | {0}
    is_short = len(plain.split()) <= SHORT_TEXT
    if not _ASKS.search(plain) and len(words) > MOST_WORDS:
        return None
    found: list[tuple[int, int, str]] = []
    for size in range(min(MOST_WORDS, len(words)), 0, -1):
        for place in range(len(words) - size + 1):
            run = words[place : place + size]
            term = _like([one[0].lower() for one in run], by_letters, is_ordinary)
            if term is None:
                continue
            start, rest = run[0].start(), plain[run[-1].end() :]
            is_opened = start in opened and (start > 0 or len(words) == size or _CLOSES.match(rest) is not None)
            is_closed = _CLOSES.match(rest) is not None and bool(rest.strip(" .!")) and _closes_near(plain[:start])
            is_compound = " " in term
            follows = (is_compound and not _OF_A_PLACE.match(rest)) or _MAY_FOLLOW.match(rest) is not None
            if (is_opened and follows) or is_closed or (is_compound and follows and is_short and _ASKS.search(plain)):
                found.append((-len(term), start, term))
    return min(found)[2] if found else None


def named(text: str) -> str | None:
    """The word, in small letters, whose meaning is all that a text asks for, known or not; None for any other text."""
    rest = text.strip().lower().replace("’", "'")
    if not _OPENS.match(rest):
        return None
    while opened := _OPENS.match(rest):
        rest = rest[opened.end() :]
    word = re.sub(r"\b(?:mean(?:s|t|ing)?|stands? for|pls|please)\b.*$|[^\w\s'-]", "", rest).strip(" '")
    is_one = 1 <= len(word.split()) <= MOST_NAMED and _NO_TERM.search(word) is None
    return word if is_one else None


def is_story(text: str) -> bool:
    """Whether a text tells more than it asks: what it holds of a question about a word is not its point."""
    return len(text.split()) > SHORT_TEXT


def _closes_near(before: str) -> bool:
    """Whether little stands before a term that something closes: "trust meaning", not a story that ends in it."""
    return len(re.split(r"[,.;:!?]", before)[-1].split()) <= MOST_WORDS


def _like(words: list[str], by_letters: dict[str, str], is_ordinary: IsOrdinary) -> str | None:
    """The term that the words are, in one piece or in several, in the plural, or a slip away."""
    joined = "".join(word.replace("'", "") for word in words)
    joined = joined.replace("labor", "labour").replace("behavior", "behaviour")
    for form in (joined, joined.removesuffix("s"), re.sub("ies$", "y", joined), f"{joined.removesuffix('e')}ing"):
        if form in by_letters:
            return by_letters[form]
    if len(joined) < SHORTEST:
        return None
    slips = 2 if len(joined) >= LONG else 1
    near = [
        (distance, form) for form in by_letters if (distance := OSA.distance(joined, form, score_cutoff=slips)) <= slips
    ]
    for _, form in sorted(near):
        known = set(by_letters[form].split())
        if (
            form[0] == joined[0]
            and len(form) >= SHORTEST
            and not all(word in known or is_ordinary(word) for word in words)
        ):
            return by_letters[form]
    return None
