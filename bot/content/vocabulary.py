"""The words that content may refer to: tags, placeholders and sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content import files

_SOURCE = re.compile(r"^\| *`?((?:S\d{3}|E-[a-z0-9-]+))`? *\|", re.MULTILINE)


@dataclass(frozen=True)
class Vocabulary:
    """Tags with whom they are for, placeholders with an example of each, ids of sources."""

    tags: Mapping[str, str]
    placeholders: Mapping[str, str]
    sources: frozenset[str]


def load_vocabulary(folder: Path) -> Vocabulary:
    """What vocabulary.yml and SOURCES.md of this folder define. Raises ContentError."""
    table = files.read(folder / "vocabulary.yml")
    table.only("tags", "placeholders")
    tags, examples = table.table("tags"), table.table("placeholders")
    return Vocabulary(
        tags={name: tags.text(name) for name in tags.values},
        placeholders={name: examples.text(name) for name in examples.values},
        sources=frozenset(
            {
                "ours",
                *_SOURCE.findall((folder / "SOURCES.md").read_text(encoding="utf-8")),
            }
        ),
    )
