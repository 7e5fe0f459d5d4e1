"""What is asked of the library, as it is written in YAML: the keys by which a message finds its answer by meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bot.coaching.finding import Asked
from bot.content import files
from bot.content.scripts import LABEL_LIMIT
from bot.content.wordings import Wording
from bot.errors import ContentError

FOLDER = "asked"


def asked_files(folder: Path) -> list[Path]:
    """The files, in a stable order."""
    return sorted((folder / FOLDER).glob("*.yml"))


def load_asked(folder: Path) -> tuple[Asked, ...]:
    """Every entry, in the order of the files. Raises ContentError."""
    return tuple(entry for path in asked_files(folder) for entry in _entries(path))


def _entries(path: Path) -> Iterator[Asked]:
    table = files.read(path)
    table.only("reviewed", "asked")
    table.day("reviewed")
    entries = table.table("asked")
    for key in entries.values:
        entry = entries.table(key)
        entry.only("name", "asked")
        made = Asked(key, entry.text("name"), entry.texts("asked"))
        if made.topic != path.stem:
            raise entries.wrong(key, f"“{key}” belongs in {made.topic}.yml")
        if len(made.name) > LABEL_LIMIT:
            raise entry.wrong("name", f"a button of {len(made.name)} characters; at most {LABEL_LIMIT}")
        yield made


def path_of(folder: Path, key: str) -> Path:
    """The file that the entry of this key is in."""
    return folder / FOLDER / f"{Asked(key, '', ()).topic}.yml"


def wordings(folder: Path) -> Iterator[Wording]:
    """The names, as labels; none where a file cannot be read, which loading says."""
    try:
        entries = load_asked(folder)
    except ContentError:
        return
    for entry in entries:
        path = path_of(folder, entry.key)
        yield Wording(path, 1, entry.key, entry.name, "label")


def unsaid(entries: Iterable[Asked], keys: Collection[str]) -> Iterator[str]:
    """The key of each entry whose script is not there."""
    return (entry.key for entry in entries if entry.key not in keys)
