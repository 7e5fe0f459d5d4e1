"""From what a person typed to plain words: case, quotes, disguises, stretched letters, contractions, sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

LONGEST = 8192
"""Characters read of one message; Telegram allows 4,096."""
_WINDOW, _OVERLAP = 60, 12
_LONGEST_WORD = 14

_SWAPS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "…": "...",
        "&": " and ",
        "\u00a0": " ",
    }
    | dict(zip("асеорхуіѕԁɡ", "aceopxyisdg", strict=True))
)
_LEET = str.maketrans("013457@$!+|", "oieasta" + "sitl")
_DISGUISED = re.compile(r"[a-z0-9@$!*#+|_]{3,20}")
_SIGNS = frozenset("0123456789@$!*#+|_")
_SPACED = re.compile(r"(?<![a-z0-9'])[a-z*](?:[ .\-_*/]{1,2}[a-z*](?![a-z0-9'])){2,60}(?![a-z0-9'])")
_INNER_DOTS = re.compile(r"(?<![a-z])[a-z]{1,4}(?:[.\-_/][a-z]{1,4}){1,6}(?![a-z])")
_ELLIPSIS = re.compile(r"\.{2,}|\s[-–—]+\s|[–—]")
_ENDS = re.compile(r"(?<=\d)\.(?=\d)|[.?!;\n\r]+")
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*|[\",:()]")
_STRETCH = re.compile(r"([a-z])\1{2,}")
_QUOTATION = re.compile(
    r"(?<![a-z0-9'])'(?=[a-z0-9])((?:[^'\"\n]|(?<=[a-z])'(?=[a-z])){2,300}?)(?<=[a-z0-9.,!?])'(?![a-z0-9'])"
)
_BREAKS = frozenset(
    (  # noqa: SIM905
        "but and because so though although yet however except y pero porque aunque"
    ).split()
)


@dataclass(frozen=True)
class Sentence:
    """One sentence in plain words: `text` begins and ends with a space, and a word before a comma keeps it.

    `breaks` and `quoted` are the offsets of words that begin a clause, or stand in quotation marks.
    """

    text: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    breaks: frozenset[int]
    quoted: frozenset[int]
    is_question: bool = False


@dataclass(frozen=True)
class Spelling:
    """How to undo disguises: `words` maps a spelling to one or more plain words, `known` are words worth finding."""

    words: Mapping[str, str]
    emoji: Mapping[str, str]
    known: frozenset[str]
    correct: Collection[str] = frozenset()

    def __hash__(self) -> int:
        return id(self)


def sentences(text: str, spelling: Spelling) -> Iterator[Sentence]:
    """The sentences of a message, long ones in overlapping pieces. Never raises."""
    plain = _undisguise(_fold(text[:LONGEST], spelling.emoji), spelling)
    start = 0
    for end in [*_ENDS.finditer(plain), None]:
        piece = plain[start : end.start() if end else len(plain)]
        if (
            end is not None
            and not end.group().strip(".")
            and (
                end.group() == "."
                and plain[end.start() - 1 : end.start()].isdigit()
                and plain[end.end() : end.end() + 1].isdigit()
            )
        ):
            continue
        yield from _windows(_TOKEN.findall(piece), spelling, is_question=bool(end and "?" in end.group()))
        start = end.end() if end else start


def _fold(text: str, emoji: Mapping[str, str]) -> str:
    """Lower case, no accents, no invisible characters, straight quotes, telling emoji as words."""
    for sign, word in emoji.items():
        if sign in text:
            text = text.replace(sign, f" {word} ")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn", "Me"))
        text = unicodedata.normalize("NFKC", text)
    return _QUOTATION.sub(r'"\1"', text.lower().translate(_SWAPS))


def _undisguise(text: str, spelling: Spelling) -> str:
    """Starred, spaced and leet letters back to words, where a word worth finding comes out."""

    def joined(found: re.Match[str]) -> str:
        letters, words, start = re.sub(r"[^a-z*]", "", found.group()), [""], 0
        while start < len(letters):
            for end in range(min(len(letters), start + _LONGEST_WORD), start + 2, -1):
                word = _starred(letters[start:end], spelling.known)
                if word:
                    words.append(word)
                    start = end
                    break
            else:
                words.append(letters[start])
                start += 1
        return f"{' '.join(words)} "

    def unleet(found: re.Match[str]) -> str:
        token = found.group()
        if _SIGNS.isdisjoint(token) or not any(c.isalpha() or c == "*" for c in token):
            return token
        for guess in (
            token.translate(_LEET),
            token.rstrip("!*").translate(_LEET),
            token.replace("1", "l").translate(_LEET),
        ):
            guess = guess.replace("#", "*").replace("_", "*")
            word = spelling.words.get(guess) or _starred(guess, spelling.known)
            if word:
                return word
        return token

    def undotted(found: re.Match[str]) -> str:
        word = re.sub(r"[^a-z]", "", found.group())
        return word if word in spelling.known else found.group()

    text = _SPACED.sub(joined, text)
    text = _DISGUISED.sub(unleet, text)
    return _ELLIPSIS.sub(" , ", _INNER_DOTS.sub(undotted, text))


@lru_cache(maxsize=4096)
def _starred(word: str, known: frozenset[str]) -> str | None:
    """The known word that `word` is, each star being any one letter or none at all."""
    if "*" not in word:
        return word if word in known else None
    if len(word.replace("*", "")) < 2:
        return None
    shape = re.compile(word.replace("*", "[a-z]?"))
    return next((w for w in sorted(known) if len(w) > 2 and abs(len(w) - len(word)) < 2 and shape.fullmatch(w)), None)


def _windows(tokens: list[str], spelling: Spelling, *, is_question: bool) -> Iterator[Sentence]:
    words: list[str] = []
    breaks, stops, quoted = set[int](), set[int](), set[int]()
    marks = tokens.count('"')
    inside = False
    for token in tokens:
        if token in ',:()"':
            breaks.add(len(words))
            stops.add(len(words))
            inside = (not inside) if token == '"' and marks > 1 else inside
            continue
        for word in _spelt(token, spelling):
            if word in _BREAKS:
                breaks.add(len(words))
            if inside:
                quoted.add(len(words))
            words.append(word)
    for start in range(0, max(1, len(words) - _OVERLAP), _WINDOW - _OVERLAP):
        plain = words[start : start + _WINDOW]
        if not plain:
            return
        piece = [f"{word}," if start + place + 1 in stops else word for place, word in enumerate(plain)]
        at, offsets = 0, {}
        for place, word in enumerate(piece, start):
            offsets[place] = at
            at += len(word) + 1
        yield Sentence(
            text=f" {' '.join(piece)} ",
            words=tuple(plain),
            breaks=frozenset(offsets[b] for b in breaks if b in offsets),
            quoted=frozenset(offsets[q] for q in quoted if q in offsets),
            is_question=is_question,
        )


@lru_cache(maxsize=8192)
def _spelt(token: str, spelling: Spelling) -> tuple[str, ...]:
    """The plain words of one token."""
    for shape in (token, _STRETCH.sub(r"\1\1", token), _STRETCH.sub(r"\1", token)):
        if shape in spelling.words:
            return tuple(spelling.words[shape].split())
        if shape in spelling.known:
            return (shape,)
    plain = token.replace("'", "")
    if plain in spelling.words:
        return tuple(spelling.words[plain].split())
    if token.endswith("n't"):
        return (token[:-3], "not")
    if token.endswith(("'s", "s'")):
        token = plain = token[:-2] if token.endswith("'s") else token[:-1]
    near = _near(plain, spelling)
    return (near or _STRETCH.sub(r"\1", plain),)


def _near(word: str, spelling: Spelling) -> str | None:
    """A long known word that is one slip away: a letter more, fewer or other, or two swapped."""
    if len(word) < 6 or word in spelling.correct:
        return None
    for known in spelling.known:
        if len(known) >= 7 and known[0] == word[0] and abs(len(known) - len(word)) <= 1 and _is_one_slip(word, known):
            return known
    return None


def _is_one_slip(one: str, other: str) -> bool:
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[1:2] + a[:1] + a[2:] == b)
