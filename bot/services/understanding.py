"""What was meant, where the dialogue is unsure: the two likeliest topics in plain words, and the terms by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process, utils
from tokenizers import Tokenizer

from bot.coaching.message import Button, Say
from bot.coaching.script import Script
from bot.coaching.terms import IsOrdinary, asked_for, is_story, named
from bot.encoder.sentence import read_tokenizer
from bot.errors import EncoderError

LIKE_A_TERM = 85
"""How alike a word must be to a term's name, of 100."""

LONG_ENOUGH = 6
"""From so many letters on, a misspelt word is taken for a term that it is like."""

LIKE_NO_OTHER = 9
"""Letters from which on a term is no everyday word: where a story holds it and is taken for a question, it is asked."""

OF_DANGER, WORRY = frozenset({"crisis", "in_danger"}), "worry_about_someone"
NEVER_GUESSED = OF_DANGER | {"relapse"}
"""Topics that nobody is told to have meant: as a guess they hurt; whoever means them is heard by the screen."""

SURELY_WORRIED = 0.8
"""From where on the dialogue is sure of a worry about somebody: no less near answer and no line is said beside it."""

_LOOKS_FOR_A_WORD = re.compile(r"\b(?:word|term|name|call(?:ed)?)\b.{0,20}\b(?:for|when|if|it)\b", re.IGNORECASE)
_IS_ABOUT_A_WORD = re.compile(
    r"\b(?:mean(?:s|ing)?|defin\w+|explain\w*|call(?:ed)?|word|term|stands? for)\b", re.IGNORECASE
)


WHICH, UNKNOWN = "ask_term/which", "ask_term/unknown"
"""What is said to who asks for a word and names none that is clear; and one that cannot be explained."""
NO_TERMS = frozenset({WHICH, UNKNOWN, "ask_term/unnamed"})
_SAID = re.compile(r"[\"“]\w[^\"”]*(?: [^\"” ]+){3,}[\"”]")
"""A sentence that somebody said."""
_QUOTED = re.compile(r"[\"“]([\w][\w' -]{1,24})[\"”]")
_MEANS = re.compile(
    r"\b(?:what(?:'s|s)?|wot|wat) (?:(?:does|do|is|the|a|an|word|meaning of) )+"
    r"((?:[\w'-]+ ){0,2}?[\w'-]+) (?:even |actually |really )*mean",
    re.IGNORECASE,
)
_A_DEED = re.compile(
    r"\bmeans? (?:when|if|that|it when)\b|\b(?:what|why) (?:does|do) (?:it|that) mean\b.{0,20}\b(?:when|if)\b",
    re.IGNORECASE,
)
"""What somebody does, and no word, is asked about: "what does it mean when they only send a thumb"."""
_NO_WORD = re.compile(r"^(?:the|a|an|it|that|this|they|he|she|you|people|someone|somebody|we|i)\b", re.IGNORECASE)


def is_ordinary_word(word: str) -> bool:
    """Whether a word in small letters is one of the thirty thousand that the encoder knows whole; every word is,
    where the encoder is not there."""
    try:
        return _vocabulary().token_to_id(word) is not None
    except EncoderError:
        return True


@cache
def _vocabulary() -> Tokenizer:
    return read_tokenizer()


LONG = 9
"""Words of a message that does not sound as if it had not been caught."""


class Meanings:
    """Plain words for topics: the scripts `meaning/<intent>`."""

    def __init__(self, scripts: Mapping[str, Script]) -> None:
        self._labels = {
            key.removeprefix("meaning/"): script.variants[0].html
            for key, script in scripts.items()
            if key.startswith("meaning/") and key.removeprefix("meaning/") not in NEVER_GUESSED
        }

    def ask(self, intents: Sequence[str]) -> Say:
        """Asks what was meant; where a topic that is never guessed is the likeliest, asks for more words instead."""
        return Say("fallback/serious") if intents and intents[0] in NEVER_GUESSED else self.offer(intents)

    def offer(self, intents: Sequence[str], said: str = "") -> Say:
        """Offers the two likeliest of the intents that have plain words; `fallback/none` where there are not two. Where
        much was `said`, it was heard, and there is no answer."""
        likely = [intent for intent in intents if intent in self._labels][:2]
        if len(likely) < 2:
            return Say("fallback/none")
        first, second = (self._labels[intent] for intent in likely)
        buttons = tuple((Button(self._labels[intent], f"/{intent}"),) for intent in likely)
        if len(said.split()) >= LONG:
            return Say("fallback/long", {"first": first, "second": second}, buttons)
        return Say("fallback", {"first": first, "second": second}, buttons)

    def button(self, intent: str) -> Button | None:
        """A button that does what the topic does; None where it has no plain words."""
        label = self._labels.get(intent)
        return None if label is None else Button(label, f"/{intent}")

    def next(self, intent: str) -> Say | None:
        """Offers to come to a topic next; None where it has no plain words."""
        label = self._labels.get(intent)
        return None if label is None else Say("second", {"second": label}, ((Button(label, f"/{intent}"),),))


class Terms:
    """Words explained: the scripts `ask_term/<name>`."""

    def __init__(self, scripts: Mapping[str, Script], is_ordinary: IsOrdinary = is_ordinary_word) -> None:
        keys = (key for key in scripts if key.startswith("ask_term/") and key not in NO_TERMS)
        self._is_ordinary = is_ordinary
        self._keys = {key.removeprefix("ask_term/").replace("_", " ").replace("-", " "): key for key in keys}

    def explain(self, term: str | None, text: str) -> Say:
        """Explains the term, else one that the text asks about or names in whole words, else asks which where it asks
        for a word."""
        key = self._like(term) if term else None
        key = key or self.asked_in(text) or self._named_in(text)
        if key is not None:
            return Say(key)
        if (word := term or _word_in(text)) is not None and not _LOOKS_FOR_A_WORD.search(text):
            return Say(UNKNOWN, {"word": word})
        return Say(_unnamed(term, text))

    def asked_in(self, text: str) -> str | None:
        """The script of the term that a text asks about, however it is written; None where it asks about none."""
        term = asked_for(text, self._keys.keys(), self._is_ordinary)
        return None if term is None else self._keys[term]

    def is_aside(self, text: str) -> bool:
        """Whether a question about a word is not what a text is about: what somebody's doing, or a whole sentence of
        theirs, means, or a story that asks about no term by its name."""
        is_named = self.asked_in(text) is not None
        if not is_named and (_SAID.search(text) or (_A_DEED.search(text) and _QUOTED.search(text) is None)):
            return True
        if not is_story(text) or is_named or _LOOKS_FOR_A_WORD.search(text):
            return False
        named = self._named_in(text)
        return named is None or len(named.removeprefix("ask_term/")) < LIKE_NO_OTHER

    def _like(self, term: str) -> str | None:
        found = process.extractOne(term, self._keys.keys(), scorer=fuzz.ratio, processor=utils.default_process)
        return self._keys[found[0]] if found is not None and found[1] >= LIKE_A_TERM else None

    def _named_in(self, text: str) -> str | None:
        """The longest run of whole words that is a term, or its plural, or is spelt much like it."""
        words = utils.default_process(text).split()
        runs = [" ".join(words[i : i + size]) for size in (4, 3, 2, 1) for i in range(len(words) - size + 1)]
        for run in runs:
            for form in (run, run.removesuffix("s"), re.sub("ies$", "y", run)):
                if form in self._keys:
                    return self._keys[form]
        return next((key for run in runs if len(run) >= LONG_ENOUGH and (key := self._like(run))), None)


def _word_in(text: str) -> str | None:
    """The word that a text asks about, in quotation marks or by "what does … mean"; None where it is not clear."""
    found = (pattern.search(text) for pattern in (_QUOTED, _MEANS))
    words = [*(one[1].strip() for one in found if one is not None), named(text) or ""]
    return next((word for word in words if word and not _NO_WORD.match(word)), None)


def _unnamed(term: str | None, text: str) -> str:
    """What is said where no term that can be explained is in the text."""
    if term is None and _LOOKS_FOR_A_WORD.search(text):
        return "ask_term/unnamed"
    return WHICH if term or not text or _IS_ABOUT_A_WORD.search(text) else "out_of_scope"
