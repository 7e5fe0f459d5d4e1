"""The safety phrases as they are written in YAML, made into values by the screen's own reader."""

from __future__ import annotations

from collections.abc import Iterator

from bot.coaching.safety import Phrases, Screen
from bot.content.files import Items, Table, untangled
from bot.errors import ContentError


def parse(table: Table) -> Phrases:
    """The phrases of the file, tried in a screen. Raises ContentError at the entry that it cannot read."""
    table.day("reviewed")
    try:
        phrases = Phrases.from_dict(untangled(table))
        Screen(phrases)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        said = f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else str(error)
        raise ContentError(table.path, _line_of(table, said), said) from error
    return phrases


def _line_of(table: Table, said: str) -> int:
    """The line of the entry whose id the error begins with, or of the file's beginning."""
    name = said.split(":", 1)[0]
    return next((entry.line_of("id") for entry in _entries(table) if entry.values.get("id") == name), table.line)


def _entries(value: object) -> Iterator[Table]:
    if isinstance(value, Table):
        yield value
    for inner in value.values.values() if isinstance(value, Table) else value if isinstance(value, Items) else ():
        yield from _entries(inner)
