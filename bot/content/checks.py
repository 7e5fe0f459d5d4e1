"""The checks that read drafts, and their lexicon, as they are written in YAML, made into values."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast, get_args

from bot.coaching.review import Check, Lexicon, Sheet
from bot.coaching.review.check import Role, Within
from bot.content.files import Items, Table
from bot.content.scripts import LABEL_LIMIT
from bot.content.vocabulary import Vocabulary
from bot.errors import ContentError

LEXICON = "words.yml"

_LISTED = re.compile(r"(?<!\(\?P)<([a-z_]+)>")


def parse_lexicon(table: Table) -> Lexicon:
    """The lists of words and the spellings. Raises ContentError."""
    table.only("reviewed", "words", "spellings")
    table.day("reviewed")
    words, spellings = table.table("words"), table.table("spellings")
    return Lexicon(
        words={name: words.texts(name) for name in words.values},
        spellings={wrong: spellings.text(wrong) for wrong in spellings.values},
    )


def parse(
    table: Table,
    lexicon: Lexicon | None,
    vocabulary: Vocabulary,
    on_problem: Callable[[ContentError], None],
) -> Sheet | None:
    """The sheet of a file with its valid checks; `on_problem` gets what is wrong. None where nothing could be read.

    With a lexicon every pattern is tried against it; without, whoever compiles them is to say what is wrong.
    """
    try:
        table.only("kind", "source", "reviewed", "changes", "praise", "checks")
        kind, source = table.text("kind"), table.text("source")
        table.day("reviewed")
        if kind != table.path.stem:
            raise table.wrong("kind", f"the kind “{kind}” belongs in {kind}.yml")
        entries = table.table("checks")
        changes, praise = (
            table.texts("changes", default=()),
            table.texts("praise", default=()),
        )
    except ContentError as problem:
        on_problem(problem)
        return None
    checks: list[Check] = []
    for name in entries.values:
        try:
            checks.append(_check(name, entries.table(name), source, lexicon, vocabulary))
            _refuse_unknown(checks, entries.table(name))
        except ContentError as problem:
            on_problem(problem)
    for field, named in (("changes", changes), ("praise", praise)):
        for name in set(named) - set(entries.values):
            on_problem(table.wrong(field, f"“{name}” is no check of this file"))
    return Sheet(kind, tuple(checks), changes, praise)


def _check(name: str, entry: Table, source: str, lexicon: Lexicon | None, vocabulary: Vocabulary) -> Check:
    entry.only(*Check.__dataclass_fields__)
    role, within = entry.text("role"), entry.text("within", default="sentence")
    if role not in get_args(Role):
        raise entry.wrong("role", f"unknown role “{role}”; known are {', '.join(get_args(Role))}")
    if within not in get_args(Within):
        raise entry.wrong("within", f"“within” is {' or '.join(get_args(Within))}")
    source = entry.text("source", default=source)
    if source not in vocabulary.sources:
        raise entry.wrong("source", f"unknown source “{source}”; sources are listed in SOURCES.md")
    label = entry.text("label") if "label" in entry.values else None
    if label and len(label) > LABEL_LIMIT:
        raise entry.wrong("label", f"a button of {len(label)} characters; at most {LABEL_LIMIT}")
    return Check(
        id=name,
        role=cast(Role, role),
        any=_patterns(entry, "any", lexicon),
        unless=_patterns(entry, "unless", lexicon),
        unless_anywhere=_patterns(entry, "unless_anywhere", lexicon),
        needs=entry.texts("needs", default=()),
        without=entry.texts("without", default=()),
        implied_by=entry.texts("implied_by", default=()),
        at_least=entry.number("at_least", 1, 99) if "at_least" in entry.values else 1,
        min_words=entry.number("min_words", 0, 999) if "min_words" in entry.values else 0,
        within=cast(Within, within),
        why=entry.text("why"),
        source=source,
        label=label,
        flags=entry.texts("flags", default=()),
        passes=entry.texts("passes", default=()),
    )


def _patterns(entry: Table, field: str, lexicon: Lexicon | None) -> tuple[str, ...]:
    """Patterns as written, spaces kept; tried where there is a lexicon."""
    if field not in entry.values:
        return ()
    entry.texts(field)
    patterns: Items = entry.values[field]
    if lexicon is not None:
        for pattern, line in patterns.placed():
            _try(pattern, lexicon, entry.path, line)
    return tuple(patterns)


def _try(pattern: str, lexicon: Lexicon, path: Path, line: int) -> None:
    for name in _LISTED.findall(pattern):
        if name not in lexicon.words:
            raise ContentError(path, line, f"<{name}> is no list of {LEXICON}")
    try:
        re.compile(_LISTED.sub("(?:x)", pattern))
    except re.error as error:
        raise ContentError(path, line, f"no regular expression: {error}") from error


def _refuse_unknown(checks: list[Check], entry: Table) -> None:
    known = {check.id for check in checks}
    latest = checks[-1]
    for field, named in (
        ("needs", latest.needs),
        ("without", latest.without),
        ("implied_by", latest.implied_by),
    ):
        for name in named:
            if name not in known:
                raise entry.wrong(field, f"“{name}” is no check that stands before this one")
