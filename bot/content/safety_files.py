"""Safety phrases and helplines as they are written in YAML, made into values by the readers of bot.coaching.safety."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from bot.coaching.safety import Helplines, Phrases, Screen
from bot.content.files import Items, Table, untangled
from bot.errors import ContentError

T = TypeVar("T")


def parse_phrases(table: Table) -> Phrases:
    """The phrases of the file. Raises ContentError at the entry that the screen cannot read."""
    return _made(Phrases.from_dict, table)


def screen_of(table: Table) -> Screen:
    """The screen with the phrases of the file, every pattern compiled. Raises ContentError."""
    phrases = parse_phrases(table)
    try:
        return Screen(phrases)
    except ValueError as error:
        pattern = str(error).rpartition(": ")[2]
        lines = table.path.read_text(encoding="utf-8").splitlines()
        line = next((number for number, text in enumerate(lines, 1) if pattern in text), table.line)
        raise ContentError(table.path, line, str(error)) from error


def parse_helplines(table: Table, own: Table | None = None) -> Helplines:
    """The helplines of the file, with the operator's own in place of its. Raises ContentError at what is wrong."""
    if own is None:
        return _made(Helplines.from_dict, table)
    base = untangled(table)
    return _made(lambda values: Helplines.from_dict(base, values), own)


def _made(make: Callable[[Mapping[str, Any]], T], table: Table) -> T:
    table.day("reviewed")
    try:
        return make(untangled(table))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        said = f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else str(error)
        raise ContentError(table.path, _line_of(table, said), said) from error


def _line_of(table: Table, said: str) -> int:
    """The line of what the error begins with (an id, or a country and its line), or of the file's beginning."""
    names = said.split(":", 1)[0].split()
    for entry in _entries(table):
        if entry.values.get("id") == " ".join(names):
            return entry.line_of("id")
        if names and names[0] in entry.values:
            inner = entry.values[names[0]]
            return inner.line_of(names[-1]) if isinstance(inner, Table) else entry.line_of(names[0])
    return table.line


def _entries(value: object) -> Iterator[Table]:
    if isinstance(value, Table):
        yield value
    for inner in value.values.values() if isinstance(value, Table) else value if isinstance(value, Items) else ():
        yield from _entries(inner)
