"""The small language in which safety phrases are written, and its compiler to regular expressions.

word          that word                     pill*        any word that begins so
(a|b c|d)     one of these                  [a|b]        one of these, or nothing
{name}        a word list of the file       ..  ...      up to three / up to seven words, none of them a denial
^  $          the beginning of the sentence / the end of a clause
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

WORD = re.compile(r"[a-z0-9']+\*?$")
_PIECE = re.compile(r"\s*(\.\.\.|\.\.|\{\w+\}|[a-z0-9']+\*?|[()\[\]|^$])")
_GAP = r"(?: (?!not |never |no |nor |without |nobody |nunca |tampoco )[^ ]+)"
_CLAUSE_END = r"(?:(?<=,)|(?= \Z)|(?= (?:and|but|because|so|please|anymore|though|or|then|since|when|if|lol|y|pero|porque|jaja),? ))"
_COMMON = frozenset(
    (  # noqa: SIM905
        "a about after again all am an and any are as at back be because been before being by can cannot "
        "could did do does down for from get go going got had has have he her here him his how i if in into "
        "is it its just know let like make me more much my never no not now of off on one or our out over own "
        "people really she so some someone something still than that the their them then there they thing "
        "things think this time to today too up us want was way we well were what when where which who why "
        "will with would you your keep take feel day good never ever anyone anything even only right see say "
        "said tell told "
        "que de la el los las un una en con por para no me mi mis se lo le les su sus te tu es esta estoy hay "
        "ni si sin mas muy pero porque cuando todo todos toda todas nada ya tengo tiene voy va a y o al del fue"
    ).split()
)


@dataclass(frozen=True)
class Pattern:
    """A compiled phrase: `anchors` are words (or beginnings, with a star) of which a match always holds one."""

    source: str
    expression: str
    anchors: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Matches in a sentence that begins and ends with a space and has single spaces between its words."""
        return re.compile(self.expression)


def compile_pattern(source: str, lists: Mapping[str, str]) -> Pattern:
    """The pattern for `source`; `lists` maps the names of word lists to patterns of their own.

    Raises ValueError where a bracket has no partner, a list is unknown, or nothing but gaps would match.
    """
    pieces = _pieces(source)
    expression, anchors, end = _alternatives(pieces, 0, lists, source)
    if end != len(pieces):
        raise ValueError(f"a bracket without a partner: {source}")
    if not anchors:
        raise ValueError(f"no word that must be there: {source}")
    return Pattern(source, f"{expression}(?= )", frozenset(anchors))


def _pieces(source: str) -> list[str]:
    pieces, at = [], 0
    text = source.strip()
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:
            raise ValueError(f"cannot read {text[at:]!r} in: {source}")
        pieces.append(found.group(1))
        at = found.end()
    return pieces


def _alternatives(pieces: list[str], at: int, lists: Mapping[str, str], source: str) -> tuple[str, set[str], int]:
    """One or more sequences between bars, until a closing bracket or the end: expression, anchors, place of the end."""
    options: list[str] = []
    anchors: set[str] | None = set()
    while True:
        expression, best, at = _sequence(pieces, at, lists, source)
        options.append(expression)
        anchors = None if anchors is None or not best else anchors | best
        if at >= len(pieces) or pieces[at] != "|":
            break
        at += 1
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return joined, anchors or set(), at


def _sequence(pieces: list[str], at: int, lists: Mapping[str, str], source: str) -> tuple[str, set[str], int]:
    """Pieces one after the other; its anchors are those of the piece that is rarest in ordinary talk."""
    parts: list[str] = []
    best: set[str] = set()
    while at < len(pieces) and pieces[at] not in ")]|":
        piece, words = pieces[at], set[str]()
        if piece in "([":
            inner, words, end = _alternatives(pieces, at + 1, lists, source)
            if end >= len(pieces) or pieces[end] != {"(": ")", "[": "]"}[piece]:
                raise ValueError(f"a bracket without a partner: {source}")
            parts.append(f"(?:{inner})" if piece == "(" else f"(?:{inner})?")
            words, at = (words if piece == "(" else set()), end
        elif piece.startswith("{"):
            if piece[1:-1] not in lists:
                raise ValueError(f"no word list {piece} for: {source}")
            inner, words, _ = _alternatives(_pieces(lists[piece[1:-1]]), 0, lists, piece)
            parts.append(f"(?:{inner})")
        elif piece in ("..", "..."):
            parts.append(_GAP + ("{0,3}?" if piece == ".." else "{0,7}?"))
        elif piece in "^$":
            parts.append(r"\A" if piece == "^" else _CLAUSE_END)
        else:
            parts.append(f" {piece[:-1]}[^ ]*" if piece.endswith("*") else f" {piece},?(?= )")
            words = {piece}
        if words and (not best or _commonness(words) < _commonness(best)):
            best = words
        at += 1
    return "".join(parts), best, at


def _commonness(words: set[str]) -> tuple[int, int]:
    return sum(word in _COMMON for word in words), len(words)
