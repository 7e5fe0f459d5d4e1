"""All checks, compiled once: their patterns over the lexicon, and what each finds in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.coaching.review.check import Check, Lexicon, Sheet
from bot.coaching.review.ear import Hear, Tone
from bot.coaching.review.text import Text, normalise

SHORT_SENTENCE = 8  # words: quoted whole
SHORT_FAULT = 2  # words: quoted alone, longer ones with the rest of their clause
_NAME = re.compile(r"<([a-z_]+)>")
_BREAK = re.compile(r",|:| - | (?=(?:but|because|so|and i|and we|and you|when|if|then|since|cause)\b)")


@dataclass(frozen=True)
class Rule:
    """A check with its patterns compiled."""

    check: Check
    any: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    unless_anywhere: tuple[re.Pattern[str], ...]


class Checks:
    """The sheets by kind, the lexicon that their patterns use, and what hears meaning and tone of a draft beside them.

    Raises ValueError, with the kind and the check, for a pattern that does not compile, a list that the lexicon
    lacks, an unknown or later check in needs, without or implied_by, or an unknown id in changes or praise.
    """

    def __init__(
        self, sheets: Iterable[Sheet], lexicon: Lexicon, hear: Hear | None = None, tone: Tone | None = None
    ) -> None:
        self.lexicon = lexicon
        self.hear = hear
        self.tone = tone
        self.sheets: Mapping[str, Sheet] = {sheet.kind: sheet for sheet in sheets}
        self._rules = {
            kind: tuple(self._rule(kind, check) for check in sheet.checks) for kind, sheet in self.sheets.items()
        }
        for sheet in self.sheets.values():
            _agree(sheet)

    def read(self, kind: str, raw: str) -> dict[str, tuple[str, int]]:
        """What the checks of `kind` find in a text: check id → the words as written and how often.

        Raises KeyError for an unknown kind.
        """
        text = normalise(raw, self.lexicon.spellings)
        found: dict[str, tuple[str, int]] = {}
        for rule in self._rules[kind]:
            finding = _find(rule, text, found)
            if finding is not None:
                found[rule.check.id] = finding
        return found

    def matches(self, kind: str, check_id: str, raw: str) -> bool:
        """Whether that one check is found in a text."""
        return check_id in self.read(kind, raw)

    def label(self, kind: str, check_id: str) -> str:
        """The button label of a choice. Raises KeyError where it has none."""
        for check in self.sheets[kind].checks:
            if check.id == check_id and check.label:
                return check.label
        raise KeyError(f"{kind}/{check_id} has no label")

    def _rule(self, kind: str, check: Check) -> Rule:
        def compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
            return tuple(self._compile(pattern, f"{kind}/{check.id}") for pattern in patterns)

        return Rule(
            check,
            compiled(check.any),
            compiled(check.unless),
            compiled(check.unless_anywhere),
        )

    def _compile(self, pattern: str, place: str) -> re.Pattern[str]:
        def listed(match: re.Match[str]) -> str:
            words = self.lexicon.words.get(match.group(1))
            if words is None:
                raise ValueError(f"{place}: the lexicon has no list <{match.group(1)}>")
            return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"

        expanded = pattern
        for _ in range(4):  # a list may name another list
            expanded = _NAME.sub(listed, expanded)
        try:
            return re.compile(expanded)
        except re.error as error:
            raise ValueError(f"{place}: the pattern {pattern!r} does not compile: {error}") from error


def _find(rule: Rule, text: Text, found: Mapping[str, tuple[str, int]]) -> tuple[str, int] | None:
    check = rule.check
    if any(need not in found for need in check.needs) or any(other in found for other in check.without):
        return None
    for other in check.implied_by:
        if other in found:
            return found[other]
    if (check.min_words and text.word_count < check.min_words) or any(
        p.search(text.normal) for p in rule.unless_anywhere
    ):
        return None
    count, words = 0, ""
    for start, end in text.sentences if check.within == "sentence" else ((0, len(text.normal)),):
        start += len(text.normal[start:end]) - len(text.normal[start:end].lstrip())
        sentence = text.normal[start:end].rstrip()
        hits = {match.span() for pattern in rule.any for match in pattern.finditer(sentence)}
        if hits and not any(pattern.search(sentence) for pattern in rule.unless):
            count += _apart(hits)
            first, last = min(hits, key=lambda hit: (hit[0], -hit[1]))
            start_of_clause, end_of_clause = _clause(sentence, first, last)
            if check.role == "part":
                first, last = start_of_clause, end_of_clause
            elif len(sentence[first:last].split()) > SHORT_FAULT:
                last = end_of_clause
            words = words or text.words_of(start + first, start + last)
    return (words, count) if count >= check.at_least else None


def _clause(sentence: str, first: int, last: int) -> tuple[int, int]:
    """The stretch around a match that a person would underline: its sentence if short, else its clause."""
    if len(sentence.split()) <= SHORT_SENTENCE:
        return 0, len(sentence)
    breaks = [match.start() for match in _BREAK.finditer(sentence)]
    start = max((place for place in breaks if place <= first), default=0)
    end = min((place for place in breaks if place >= last), default=len(sentence))
    return start + len(sentence[start:end]) - len(sentence[start:end].lstrip(" ,:-")), end


def _apart(hits: set[tuple[int, int]]) -> int:
    """How many of the matches do not overlap."""
    count, last = 0, -1
    for start, end in sorted(hits):
        if start >= last:
            count, last = count + 1, max(end, start + 1)
    return count


def _agree(sheet: Sheet) -> None:
    known: set[str] = set()
    for check in sheet.checks:
        for other in (*check.needs, *check.without, *check.implied_by):
            if other not in known:
                raise ValueError(f"{sheet.kind}/{check.id}: {other} is not a check before it in the file")
        if check.id in known:
            raise ValueError(f"{sheet.kind}/{check.id}: this id is there twice")
        known.add(check.id)
    for other in (*sheet.changes, *sheet.praise):
        if other not in known:
            raise ValueError(f"{sheet.kind}: {other} in changes or praise is no check of this kind")
