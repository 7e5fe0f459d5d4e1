"""What is said of somebody, turned to them: "he translates my jokes late" → "you translate my jokes late"."""

from __future__ import annotations

import re

_SUBJECTS, _OBJECTS, _OWN = ("he", "she", "they"), ("him", "her", "them"), ("his", "her", "their")
_WHOSE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THIRD = re.compile(
    r"\b(?:he|she|they|him|her|hers|them|his|their|theirs|himself|herself|themselves|themself)(?=\b|')", re.IGNORECASE
)
_ADVERB = r"(?:(?:\w+ly|always|often|just|still|never|also|then|even|so|keep|not) )*"
_FORMS = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"}
_FORMS |= {"hasn't": "haven't", "doesn't": "don't", "isnt": "aren't", "doesnt": "don't", "wasnt": "weren't"}
_KEEP = frozenset((
    "always", "often", "just", "still", "never", "also", "then", "not", "as", "us", "this", "yes", "his", "perhaps",
    "sometimes",
))  # fmt: skip
_SUBJECT = re.compile(rf"\b(he|she|they)('s|'re|'ll|'d|'ve)? ({_ADVERB})([\w']+)", re.IGNORECASE)
_BARE = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_IS = re.compile(
    r"(?:\w+ing|late|early|here|there|not|so|too|always|a|an|the|in|on|at|away|out|drunk|busy|angry|tired)"
)
_AFTER = frozenset((
    "to", "for", "at", "on", "in", "when", "if", "because", "and", "but", "so", "about", "with", "not", "that",
    "every", "any", "again", "anymore", "alone", "back", "off", "up", "out", "more", "now", "this", "next", "until",
    "till", "after", "before", "by", "as", "or", "too", "from", "how", "all", "than", "twice", "late", "tonight",
    "today", "tomorrow", "me", "my", "i", "we", "anything", "everything", "nothing", "something", "cos", "whenever",
    "while", "over", "either", "here", "there", "yet", "right", "straight", "first",
))  # fmt: skip
"""Words before which "her" is the person and nothing of hers."""
_BEFORE = frozenset((
    "at", "on", "in", "with", "for", "about", "of", "to", "by", "after", "before", "from", "into", "under", "over",
    "near", "and", "or", "when", "that",
))  # fmt: skip
_GIVES = frozenset((
    "lend", "give", "tell", "send", "pay", "buy", "show", "owe", "bring", "teach", "offer", "make", "help", "let",
    "keep", "call", "ask", "get", "cook", "find", "leave",
))  # fmt: skip
_GIVEN = frozenset((
    "money", "cash", "loans", "lifts", "rides", "advice", "space", "time", "credit",
))  # fmt: skip
_PAIRED = re.compile(r"\band (?:\w+ly |then |always |never )?(?!us\b|this\b|his\b|as\b)[a-z]+s\b", re.IGNORECASE)


def is_of_one(text: str) -> bool:
    """Whether the third persons in a text can all be one and the same: not him and her, nor them beside either."""
    found = {_WHOSE.get(word.lower(), "they") for word in _THIRD.findall(text)}
    return len(found) <= 1


def gender_in(text: str) -> str | None:
    """m, f or they for whoever is spoken of in the third person; None where nobody is."""
    found = _THIRD.search(text)
    return _WHOSE.get(found.group().lower(), "they") if found else None


def turned(text: str) -> str | None:
    """The text with its third person turned into a you; as it is where it has none; None where it is not sure."""
    if not _THIRD.search(text):
        return text
    if not is_of_one(text) or (_BARE.search(text) and _PAIRED.search(text)):
        return None
    done = _SUBJECT.sub(_subject, text)
    words, result = done.split(" "), []
    for place, word in enumerate(words):
        before = words[place - 1].strip(",;").lower() if place else ""
        after = words[place + 1].strip(",;.!?").lower() if place + 1 < len(words) else ""
        new = _word(word, before, after)
        if new is None:
            return None
        result.append(new)
    joined = " ".join(result)
    return None if _THIRD.search(joined) or "\0" in joined else joined


def _subject(match: re.Match[str]) -> str:
    who, short, adverb, verb = match.groups()
    lower, you = verb.lower(), "you"
    if short:
        ending = short.lower()
        if ending == "'s":
            ending = "'re" if _IS.fullmatch((adverb.split() or [lower])[0].lower()) else "\0"
        return f"{you}{ending} {adverb}{verb}"
    if lower in _FORMS:
        return f"{you} {adverb}{_FORMS[lower]}"
    if who.lower() == "they" or lower in _KEEP or not lower.endswith("s") or lower.endswith(("ss", "'s")):
        return f"{you} {adverb}{verb}"
    return f"{you} {adverb}{_plain(verb)}"


def _plain(verb: str) -> str:
    """A verb without the ending of the third person."""
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "goes", "does")):
        return verb[:-2]
    return verb[:-1]


def _word(word: str, before: str, after: str) -> str | None:
    bare = word.rstrip(",;.!?:")
    tail, lower = word[len(bare) :], bare.lower()
    if lower in ("himself", "herself", "themself", "themselves"):
        return f"yourself{tail}"
    if lower in ("him", "them"):
        return f"you{tail}"
    if lower in ("his", "their"):
        return f"your{tail}" if after and not tail and after not in _AFTER else None
    if lower in ("hers", "theirs"):
        return f"yours{tail}"
    if lower != "her":
        return word
    if tail or not after or after in _AFTER:
        return f"you{tail}"
    if before in _GIVES and after in _GIVEN:
        return f"you{tail}"
    if before in _GIVES or before.removesuffix("ing") in _GIVES:
        return None  # "lend her money", or "lend her bike"
    return "your"
