"""The content of Kith, loaded: every file validated, normalised, and refused with file and line where it is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.coaching.script import Script
from bot.content import files, scripts
from bot.content.vocabulary import Vocabulary, load_vocabulary
from bot.errors import ContentError

FOLDER = Path(__file__).resolve().parent
"""Where the words live."""

OnProblem = Callable[[ContentError], None]


def refuse(problem: ContentError) -> None:
    """Raises it: what loading does with the first problem."""
    raise problem


def script_files(folder: Path = FOLDER) -> list[Path]:
    """The files that hold scripts, in a stable order."""
    return [
        *sorted((folder / "scripts").glob("*.yml")),
        *sorted((folder / "safety").glob("scripts*.yml")),
        *sorted((folder / "nudges").glob("*.yml")),
    ]


def read_scripts(folder: Path, vocabulary: Vocabulary, on_problem: OnProblem = refuse) -> Iterator[scripts.Placed]:
    """Every valid script with its place, in the order of the files; `on_problem` gets what is wrong with the others."""
    first: dict[str, scripts.Placed] = {}
    for path in script_files(folder):
        try:
            table = files.read(path)
        except ContentError as problem:
            on_problem(problem)
            continue
        for placed in scripts.parse(table, vocabulary, on_problem):
            key = placed.script.key
            if key in first:
                where = f"{first[key].path.name}:{first[key].line}"
                on_problem(ContentError(path, placed.line, f"the key “{key}” is taken: {where}"))
                continue
            first[key] = placed
            yield placed


def load_scripts(folder: Path = FOLDER) -> dict[str, Script]:
    """Every script by its key. Raises ContentError at the first problem."""
    return {placed.script.key: placed.script for placed in read_scripts(folder, load_vocabulary(folder))}


def digest(folder: Path = FOLDER) -> str:
    """The sha256 over every content file, names included: another digest means other words."""
    total = hashlib.sha256()
    for path in sorted([*folder.rglob("*.yml"), *folder.glob("SOURCES.md")]):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
