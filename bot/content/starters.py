"""Starters as they are written in YAML, made into values: lines to begin with, for wide kinds of cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bot.coaching.rooms import Starter
from bot.content import files, markup
from bot.content.scripts import LABEL_LIMIT
from bot.content.vocabulary import Vocabulary
from bot.content.wordings import Wording
from bot.errors import ContentError

FOLDER = "starters"
FEWEST = 2
"""Fewer ways to say it are refused."""


def parse(table: files.Table, vocabulary: Vocabulary, on_problem: Callable[[ContentError], None]) -> Iterator[Starter]:
    """The valid starters of a file, in its order; `on_problem` gets what is wrong with the others."""
    try:
        table.only("room", "source", "reviewed", "starters")
        table.day("reviewed")
        room = table.text("room")
        if table.text("source") not in vocabulary.sources:
            raise table.wrong("source", "an unknown source; sources are listed in SOURCES.md")
        if room != table.path.stem:
            raise table.wrong("room", f"the room “{room}” belongs in {room}.yml")
        entries = table.table("starters")
    except ContentError as problem:
        on_problem(problem)
        return
    for name in entries.values:
        try:
            yield _starter(name, entries.table(name), room)
        except ContentError as problem:
            on_problem(problem)


def _starter(name: str, entry: files.Table, room: str) -> Starter:
    entry.only("title", "lines")
    title, lines = entry.text("title"), entry.texts("lines")
    if len(title) > LABEL_LIMIT:
        raise entry.wrong("title", f"a title of {len(title)} characters; at most {LABEL_LIMIT}")
    if len({*lines}) < FEWEST:
        raise entry.wrong("lines", f"at least {FEWEST} lines, each another")
    for line in lines:
        if "{" in line or markup.problem_of(line) is not None or line[:1] != line[:1].upper():
            raise entry.wrong("lines", "a line is plain text, without placeholders, and begins with a capital")
    return Starter(name, room, title, tuple(lines))


def wordings_of(folder: Path, starters: Iterable[Starter]) -> Iterator[Wording]:
    """Titles, and lines as quotations: words for somebody else."""
    tables = {path.stem: files.read(path).table("starters") for path in (folder / FOLDER).glob("*.yml")}
    for one in starters:
        entry, key = tables[one.room].table(one.id), f"{one.room}/{one.id}"
        yield Wording(entry.path, entry.line_of("title"), key, one.title, "label")
        for line in one.lines:
            yield Wording(entry.path, entry.line_of("lines"), key, f"<blockquote>{line}</blockquote>")
