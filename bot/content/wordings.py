"""Every text that a person may read, gathered from the files with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from bot.coaching.review import Sheet
from bot.coaching.rooms import Situation
from bot.content import files
from bot.content.scripts import Placed

Where = Literal["text", "label"]


@dataclass(frozen=True)
class Wording:
    """A text that a person may read: where it stands, the key it belongs to, and whether it is a text or a label."""

    path: Path
    line: int
    key: str
    text: str
    where: Where = "text"

    def is_in(self, names: Iterable[str]) -> bool:
        """Whether its key, or its file as folder/name, matches one of these (* stands for anything)."""
        file = f"{self.path.parent.name}/{self.path.stem}"
        return any(fnmatch(self.key, name) or fnmatch(file, name) for name in names)


def of_scripts(placed: Iterable[Placed]) -> Iterator[Wording]:
    """The wordings of scripts and the labels of their buttons."""
    for at in placed:
        for variant, line in zip(at.script.variants, at.variant_lines, strict=True):
            yield Wording(at.path, line, at.script.key, variant.html)
        for button in (button for row in at.script.buttons for button in row):
            yield Wording(at.path, at.line, at.script.key, button.label, "label")


def of_situations(folder: Path, situations: Iterable[Situation]) -> Iterator[Wording]:
    """Titles as labels, scenes and hints as texts, models as quotations: the words of somebody else."""
    tables = {path.stem: files.read(path).table("situations") for path in (folder / "situations").glob("*.yml")}
    for one in situations:
        entry, key = tables[one.room].table(one.id), f"{one.room}/{one.id}"
        model = f"<blockquote>{one.model}</blockquote>"
        yield Wording(entry.path, entry.line_of("title"), key, one.title, "label")
        for field, text in (("scene", one.scene), ("hint", one.hint), ("model", model)):
            yield Wording(entry.path, entry.line_of(field), key, text)


def of_sheets(folder: Path, sheets: Iterable[Sheet]) -> Iterator[Wording]:
    """The labels of checks that are choices."""
    for sheet in sheets:
        if not any(one.label for one in sheet.checks):
            continue
        entries = files.read(folder / "checks" / f"{sheet.kind}.yml").table("checks")
        for one in sheet.checks:
            if one.label:
                entry = entries.table(one.id)
                yield Wording(entry.path, entry.line_of("label"), f"{sheet.kind}/{one.id}", one.label, "label")
