"""Nearer answers, and misfits, as they are written in YAML, made into values, and held to the scripts they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bot.coaching.nearer import Misfit, Nearer
from bot.content import files
from bot.content.files import Table

FILE, MISFITS = "nearer.yml", "misfits.yml"


def load_nearer(folder: Path) -> tuple[Nearer, ...]:
    """All of them, in the order of the file; none where there is no file. Raises ContentError."""
    if not (folder / FILE).exists():
        return ()
    table = files.read(folder / FILE)
    table.only("reviewed", "nearer")
    table.day("reviewed")
    entries = table.table("nearer")
    return tuple(_nearer(key, entries.table(key)) for key in entries.values)


def load_misfits(folder: Path) -> tuple[Misfit, ...]:
    """All of them, in the order of the file; none where there is no file. Raises ContentError."""
    if not (folder / MISFITS).exists():
        return ()
    table = files.read(folder / MISFITS)
    table.only("reviewed", "misfits")
    table.day("reviewed")
    entries = table.table("misfits")
    return tuple(_misfit(name, entries.table(name)) for name in entries.values)


def _nearer(key: str, entry: Table) -> Nearer:
    entry.only("instead_of", "hears", "flags", "passes")
    hears = entry.patterns("hears")
    made = Nearer(key, frozenset(entry.texts("instead_of")), hears, entry.texts("flags"), entry.texts("passes"))
    _try(key, entry, made)
    return made


def _misfit(name: str, entry: Table) -> Misfit:
    entry.only("hears", "unless", "keys", "flags", "passes")
    hears, unless = entry.patterns("hears"), entry.patterns("unless", ())
    made = Misfit(hears, unless, frozenset(entry.texts("keys")), entry.texts("flags"), entry.texts("passes"))
    _try(name, entry, made)
    return made


def _try(name: str, entry: Table, made: Nearer | Misfit) -> None:
    """Raises ContentError where one of its own examples is not read as it says."""
    for text in (text for text in made.flags if not made.is_in(text)):
        raise entry.wrong("flags", f"“{name}” does not hear “{text}”")
    for text in (text for text in made.passes if made.is_in(text)):
        raise entry.wrong("passes", f"“{name}” hears “{text}”")


def unknown(entries: Iterable[Misfit], keys: Collection[str]) -> Iterator[str]:
    """The keys of misfits that are neither a script nor a kind of case."""
    yield from sorted(frozenset().union(*(one.keys for one in entries)) - set(keys))


def unsaid(entries: Iterable[Nearer], keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """(key, sentence) for each script that an entry names and that is not there."""
    for one in entries:
        for name in sorted({one.key, *one.instead_of} - set(keys)):
            yield one.key, f"names “{name}”, which is not there"
