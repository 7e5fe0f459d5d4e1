"""Scripts as they are written in YAML, made into values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.coaching.message import Button, Buttons, choice
from bot.coaching.script import Script, Variant, placeholders
from bot.content import markup
from bot.content.files import Items, Table, tidied
from bot.content.vocabulary import Vocabulary
from bot.errors import ContentError

LABEL_LIMIT = 30
TAP_LIMIT = 40

_KEY = re.compile(r"[a-z][a-z0-9_]*(?:/[a-z0-9_]+)*")
_TAP = re.compile(r"[a-z0-9_:-]+")


@dataclass(frozen=True)
class Placed:
    """A script, and where it stands: its file, its line, the line of each variant in order."""

    script: Script
    path: Path
    line: int
    variant_lines: tuple[int, ...]
    ideas: tuple[str, ...] = ()
    """Ids of docs/ideas.yml that it carries."""


def variant_id(key: str, html: str) -> str:
    """A short hash of key and wording: a changed wording is another one, which nobody has seen."""
    return hashlib.sha256(f"{key}\0{html}".encode()).hexdigest()[:16]


def parse(table: Table, vocabulary: Vocabulary, on_problem: Callable[[ContentError], None]) -> Iterator[Placed]:
    """The valid scripts of a file, in its order; `on_problem` gets what is wrong with the others."""
    try:
        table.only("source", "reviewed", "scripts")
        source, reviewed = table.text("source"), table.day("reviewed")
        entries = table.table("scripts")
    except ContentError as problem:
        on_problem(problem)
        return
    for key in entries.values:
        try:
            yield _script(key, entries, source, reviewed, vocabulary)
        except ContentError as problem:
            on_problem(problem)


def is_key(key: str) -> bool:
    """Whether this can be the key of a script."""
    return _KEY.fullmatch(key) is not None


def _script(key: str, entries: Table, source: str, reviewed: date, vocabulary: Vocabulary) -> Placed:
    if not is_key(key):
        raise entries.wrong(key, f"“{key}” is no key: small letters, digits, _ and /")
    entry = entries.table(key)
    entry.only("source", "reviewed", "ideas", "variants", "buttons")
    source = entry.text("source", default=source)
    if source not in vocabulary.sources:
        raise entry.wrong("source", f"unknown source “{source}”; sources are listed in SOURCES.md")
    items = entry.values.get("variants")
    if not isinstance(items, Items) or not items:
        raise entry.wrong("variants", f"“{key}” needs a list of variants")
    variants = [variant(key, entry, item, line, vocabulary) for item, line in items.placed()]
    known: dict[str, int] = {}
    for made, line in zip(variants, items.lines, strict=True):
        wording = " ".join(made.html.casefold().split())
        if wording in known:
            raise ContentError(entry.path, line, f"the same wording stands at line {known[wording]}")
        known[wording] = line
    script = Script(
        key,
        tuple(variants),
        _buttons(entry),
        source,
        entry.day("reviewed", default=reviewed),
    )
    return Placed(script, entry.path, entries.line_of(key), tuple(items.lines), entry.texts("ideas", default=()))


def variant(key: str, entry: Table, item: Any, line: int, vocabulary: Vocabulary) -> Variant:
    """One wording, of a text or of a mapping with `text` and `for`. Raises ContentError."""
    fits: frozenset[str] = frozenset()
    if isinstance(item, Table):
        item.only("text", "for")
        text, fits = item.text("text"), suits(item, vocabulary)
    elif isinstance(item, str) and item.strip():
        text = tidied(item)
    else:
        raise ContentError(entry.path, line, "a variant must be text; put it in quotes")
    problem = markup.problem_of(text)
    if problem:
        raise ContentError(entry.path, line, problem)
    for name in sorted(placeholders(text) - set(vocabulary.placeholders)):
        raise ContentError(
            entry.path,
            line,
            f"unknown placeholder {{{name}}}; they are listed in vocabulary.yml",
        )
    return Variant(variant_id(key, text), text, fits)


def suits(entry: Table, vocabulary: Vocabulary) -> frozenset[str]:
    """The tags that an entry is `for`; none means everybody. Raises ContentError at an unknown one."""
    tags = entry.texts("for", default=())
    for tag in tags:
        if tag not in vocabulary.tags:
            raise entry.wrong("for", f"unknown tag “{tag}”; tags are listed in vocabulary.yml")
    return frozenset(tags)


def _buttons(entry: Table) -> Buttons:
    if "buttons" not in entry.values:
        return ()
    rows = entry.values["buttons"]
    if not isinstance(rows, Items) or not rows:
        raise entry.wrong("buttons", "“buttons” must be a list of rows")
    labels: set[str] = set()
    made: list[tuple[Button, ...]] = []
    for row, line in rows.placed():
        if not isinstance(row, Items) or not row:
            raise ContentError(entry.path, line, "a row of buttons must be a list")
        made.append(tuple(button(entry, item, at) for item, at in row.placed()))
        for one in made[-1]:
            if one.label in labels:
                raise ContentError(entry.path, line, f"two buttons say “{one.label}”")
            labels.add(one.label)
    return tuple(made)


def button(entry: Table, item: Any, line: int) -> Button:
    """A button as it is written. Raises ContentError."""
    if not isinstance(item, Table):
        raise ContentError(entry.path, line, "a button must be a mapping")
    item.only("label", "intent", "choose", "safety")
    label = item.text("label")
    if len(label) > LABEL_LIMIT:
        raise item.wrong("label", f"a button of {len(label)} characters; at most {LABEL_LIMIT}")
    if re.search("[<>{}\n]", label):
        raise item.wrong("label", "a button is plain text, without markup and placeholders")
    means = [name for name in ("intent", "choose", "safety") if name in item.values]
    if len(means) != 1:
        raise item.wrong("label", "a button has exactly one of intent, choose and safety")
    value = str(item.values[means[0]]) if means[0] == "choose" else item.text(means[0])
    if not _TAP.fullmatch(value):
        raise item.wrong(means[0], f"“{value}” cannot be tapped: small letters, digits, _, : and -")
    tap = {"intent": f"/{value}", "safety": f"safety:{value}"}.get(means[0], choice(label, value).tap)
    if means[0] == "safety" and len(tap) > TAP_LIMIT:
        raise item.wrong("safety", f"“{tap}” is longer than {TAP_LIMIT} characters")
    return Button(label, tap)
