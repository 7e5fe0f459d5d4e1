"""Normalised text: what the checks match, with the way back to the words as they were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
    }
)
_TOKEN = re.compile(r"\n|[^\W_]+(?:'[^\W_]+)*'?|…|[^\w\s]|_")
_REPEATED = re.compile(r"([a-z])\1{2,}")
LONGEST_SENTENCE = 400  # characters
LONGEST_TEXT = 4000  # characters that are read; a Telegram message holds no more
_CLOSING = frozenset(".,!?;:…")
_END = re.compile(r"[.!?;\n…]")
_CONTRACTIONS = (
    (re.compile(r"^(won't|wont)$"), "will not"),
    (re.compile(r"^(can't|cant|cannot)$"), "can not"),
    (re.compile(r"^shan't$"), "shall not"),
    (re.compile(r"^ain't$"), "is not"),
    (re.compile(r"^let's$"), "let us"),
    (re.compile(r"^(i'm|im)$"), "i am"),
    (re.compile(r"^y'all$"), "you all"),
    (
        re.compile(
            r"^(it|that|what|there|here|he|she|who|how|where|when|why|everything|nothing|something|everyone|nobody|someone)'s$"
        ),
        r"\1 is",
    ),
    (re.compile(r"^(\w+)n't$"), r"\1 not"),
    (
        re.compile(r"^(is|are|was|were|do|does|did|have|has|had|would|could|should)nt$"),
        r"\1 not",
    ),
    (re.compile(r"^(\w+)'re$"), r"\1 are"),
    (re.compile(r"^(\w+)'ve$"), r"\1 have"),
    (re.compile(r"^(\w+)'ll$"), r"\1 will"),
    (re.compile(r"^(i|you|he|she|we|they|it|that)'d$"), r"\1 would"),
)


@dataclass(frozen=True)
class Text:
    """A text and its normal form; `places[i]` is where the normal form's character i began and ended."""

    raw: str = field(repr=False)
    normal: str = field(repr=False)
    places: tuple[tuple[int, int], ...] = field(repr=False)
    sentences: tuple[tuple[int, int], ...] = ()

    def words_of(self, start: int, end: int) -> str:
        """The words as written for a stretch of the normal form, trimmed."""
        if start >= end:
            return ""
        return self.raw[self.places[start][0] : self.places[end - 1][1]].strip()

    @property
    def word_count(self) -> int:
        return sum(1 for token in self.normal.split() if token[0].isalnum())


def normalise(raw: str, spellings: Mapping[str, str]) -> Text:
    """The text in lower case with straight quotes, contractions and chat spellings written out, one space where there
    was any and none before closing punctuation. `spellings` maps a written word to how it is read."""
    straight = raw[:LONGEST_TEXT].translate(_QUOTES)
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    previous, end = "\n", 0
    for match in _TOKEN.finditer(straight):
        word = _read(unicodedata.normalize("NFC", match.group().lower()), previous, spellings)
        if pieces and match.start() > end and word not in _CLOSING:
            pieces.append(" ")
            places.append((match.start(), match.start()))
        pieces.append(word)
        places.extend([match.span()] * len(word))
        previous, end = word, match.end()
    normal = "".join(pieces)
    return Text(raw, normal, tuple(places), tuple(_sentences(normal)))


def _read(word: str, previous: str, spellings: Mapping[str, str]) -> str:
    word = _REPEATED.sub(r"\1\1", word)
    if word in spellings:
        return spellings[word]
    if word == "ill":  # "ill call you", but not "she is ill"
        return (
            "ill"
            if previous.split(" ")[-1]
            in {
                "is",
                "am",
                "are",
                "was",
                "been",
                "so",
                "very",
                "really",
                "feel",
                "mentally",
                "seriously",
            }
            else "i will"
        )
    for pattern, replacement in _CONTRACTIONS:
        if pattern.match(word):
            return pattern.sub(replacement, word)
    return word


def _sentences(normal: str) -> list[tuple[int, int]]:
    """Where the sentences are; one without a pause is cut into pieces that can be read in good time."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(normal):
        following = normal[match.end() : match.end() + 1]
        if (following and following in ".!?…") or (match.group() == "." and following.isdigit()):  # "?!", 3.30
            continue
        if normal[start : match.end()].strip(" .!?;\n…"):
            spans.append((start, match.end()))
        elif spans:
            spans[-1] = (spans[-1][0], match.end())
        start = match.end()
    if normal[start:].strip():
        spans.append((start, len(normal)))
    return [piece for span in spans for piece in _pieces(normal, *span)]


def _pieces(normal: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        cut = normal.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end
