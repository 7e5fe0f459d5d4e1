"""Small steps for today, as they are written in YAML, made into values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from bot.coaching.small_steps import SmallStep
from bot.coaching.small_steps.step import Place, Who
from bot.content import files, markup
from bot.content.files import Table
from bot.content.vocabulary import Vocabulary
from bot.content.wordings import Wording

FILE = "small_steps.yml"


def load_small_steps(folder: Path, vocabulary: Vocabulary) -> tuple[SmallStep, ...]:
    """All of them, in the order of the file. Raises ContentError."""
    table = files.read(folder / FILE)
    table.only("source", "reviewed", "steps")
    table.day("reviewed")
    if table.text("source") not in vocabulary.sources:
        raise table.wrong("source", "an unknown source; sources are listed in SOURCES.md")
    entries = table.table("steps")
    return tuple(_step(name, entries.table(name), vocabulary) for name in entries.values)


def wordings_of(folder: Path) -> Iterator[Wording]:
    """Each step as a text that a person reads. Raises ContentError where the file cannot be read."""
    if (folder / FILE).exists():
        entries = files.read(folder / FILE).table("steps")
        for name in entries.values:
            entry = entries.table(name)
            yield Wording(entry.path, entry.line_of("text"), f"small_steps/{name}", entry.text("text"))


def _step(name: str, entry: Table, vocabulary: Vocabulary) -> SmallStep:
    entry.only("text", "energy", "places", "who", "for")
    text = entry.text("text")
    if problem := markup.problem_of(text) or ("a step has no placeholders" if "{" in text else None):
        raise entry.wrong("text", problem)
    for field, known in (("places", get_args(Place)), ("who", get_args(Who)), ("for", tuple(vocabulary.tags))):
        for value in entry.texts(field, default=()):
            if value not in known:
                raise entry.wrong(field, f"unknown “{value}”; known are {', '.join(known)}")
    return SmallStep(
        id=name,
        text=text,
        energy=entry.number("energy", 1, 3),
        places=frozenset(entry.texts("places")),
        who=frozenset(entry.texts("who")),
        suits=frozenset(entry.texts("for", default=())),
    )
