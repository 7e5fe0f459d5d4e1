"""How a line of somebody's own words is framed, and what is missing beside it, as they are written in YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.coaching.review import KINDS
from bot.coaching.rooms import Lines
from bot.coaching.script import placeholders
from bot.content import files
from bot.content.wordings import Wording

FILE = "lines.yml"
FRAMES = {
    "called": {"name", "line"},
    "when": {"when", "feels"},
    **{name: {"words"} for name in ("says", "needs", "please", "asks", "likes", "sorry", "deed")},
}
"""The frames that there are, with their placeholders."""


def load_lines(folder: Path) -> Lines | None:
    """The frames, the gaps and the skeletons; None where there is no such file. Raises ContentError."""
    path = folder / "rooms" / FILE
    if not path.is_file():
        return None
    table = files.read(path)
    table.only("source", "reviewed", "frames", "gaps", "skeletons")
    table.text("source")
    table.day("reviewed")
    frames, gaps, skeletons = table.table("frames"), table.table("gaps"), table.table("skeletons")
    frames.only(*FRAMES)
    gaps.only(*KINDS)
    skeletons.only(*KINDS)
    for name, fields in FRAMES.items():
        if placeholders(frames.text(name)) != fields:
            raise frames.wrong(name, f"its placeholders are {', '.join(sorted(fields))}")
    by_kind = {kind: {part: gaps.table(kind).text(part) for part in gaps.table(kind).values} for kind in gaps.values}
    whole = {kind: skeletons.texts(kind) for kind in skeletons.values}
    return Lines({name: frames.text(name) for name in FRAMES}, by_kind, whole)


def wordings_of(folder: Path) -> Iterator[Wording]:
    """Each gap and skeleton as a text that a person reads: a quotation, as words for somebody else. Raises
    ContentError."""
    path = folder / "rooms" / FILE
    if path.is_file():
        table = files.read(path)
        skeletons = table.table("skeletons")
        for kind in skeletons.values:
            for line in skeletons.texts(kind):
                yield Wording(path, skeletons.line_of(kind), f"lines/{kind}", f"<blockquote>{line}</blockquote>")
        gaps = table.table("gaps")
        for kind in gaps.values:
            entry = gaps.table(kind)
            for part in entry.values:
                text = f"<blockquote>{entry.text(part)}</blockquote>"
                yield Wording(path, entry.line_of(part), f"lines/{kind}", text)
