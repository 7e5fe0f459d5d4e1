"""Clauses: the stretches of a draft that a person would underline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]
"""Where a stretch begins and ends in the text."""

_OWN_CLAUSE = frozenset({"advcl", "ccomp", "conj", "parataxis"})
_VERBS = frozenset({"VERB", "AUX"})
_SHORTEST = 2  # words


def clauses(doc: Doc) -> list[Span]:
    """The clauses in order; together they hold every word. One of fewer than two words stays with its neighbour."""
    starts = sorted({0, *(start for sentence in doc.sents for start in _starts(list(sentence)))})
    ends = [*starts[1:], len(doc)]
    spans: list[Span] = []
    for start, end in zip(starts, ends, strict=True):
        words = [token for token in doc[start:end] if not token.is_space]
        if not words:
            continue
        begin, stop = words[0].idx, words[-1].idx + len(words[-1])
        if spans and sum(not token.is_punct for token in words) < _SHORTEST:
            spans[-1] = (spans[-1][0], stop)
        else:
            spans.append((begin, stop))
    return spans


def _starts(sentence: list[Token]) -> list[int]:
    """Where the clauses of a sentence begin, as places in the document: at its start and before a verb with a subject
    of its own, or a conjunction or comma before that."""
    starts = [sentence[0].i]
    for token in sentence:
        if token.dep_ in _OWN_CLAUSE and token.pos_ in _VERBS and _has_subject(token):
            start = min(child.i for child in (token, *token.children) if child.i >= sentence[0].i)
            before = token.doc[start - 1] if start > sentence[0].i else None
            while before is not None and before.i > sentence[0].i and before.dep_ in ("cc", "punct"):
                start = before.i if before.dep_ == "cc" else start
                before = token.doc[before.i - 1]
            starts.append(start)
    return starts


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)
