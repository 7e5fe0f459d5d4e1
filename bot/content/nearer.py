"""Nearer answers as they are written in YAML, made into values, and held to the scripts that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bot.coaching.nearer import Nearer
from bot.content import files
from bot.content.files import Table

FILE = "nearer.yml"


def load_nearer(folder: Path) -> tuple[Nearer, ...]:
    """All of them, in the order of the file; none where there is no file. Raises ContentError."""
    if not (folder / FILE).exists():
        return ()
    table = files.read(folder / FILE)
    table.only("reviewed", "nearer")
    table.day("reviewed")
    entries = table.table("nearer")
    return tuple(_nearer(key, entries.table(key)) for key in entries.values)


def _nearer(key: str, entry: Table) -> Nearer:
    entry.only("instead_of", "hears", "flags", "passes")
    hears = entry.patterns("hears")
    flags, passes = entry.texts("flags"), entry.texts("passes")
    made = Nearer(key, frozenset(entry.texts("instead_of")), hears, flags, passes)
    for text in (text for text in flags if not made.is_in(text)):
        raise entry.wrong("flags", f"“{key}” does not hear “{text}”")
    for text in (text for text in passes if made.is_in(text)):
        raise entry.wrong("passes", f"“{key}” hears “{text}”")
    return made


def unsaid(entries: Iterable[Nearer], keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """(key, sentence) for each script that an entry names and that is not there."""
    for one in entries:
        for name in sorted({one.key, *one.instead_of} - set(keys)):
            yield one.key, f"names “{name}”, which is not there"
