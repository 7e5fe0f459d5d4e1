"""How a line of somebody's own words is framed, and what is missing beside it, as they are written in YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.coaching.review import KINDS
from bot.coaching.rooms import Lines, PlainLines
from bot.coaching.rooms.starting import ANY, OPENERS
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
    """The frames, the gaps and the plain lines; None where there is no such file. Raises ContentError."""
    path = folder / "rooms" / FILE
    if not path.is_file():
        return None
    table = files.read(path)
    table.only("source", "reviewed", "frames", "gaps", "plain")
    table.text("source")
    table.day("reviewed")
    frames, gaps, plain = table.table("frames"), table.table("gaps"), table.table("plain")
    frames.only(*FRAMES)
    gaps.only(*KINDS)
    plain.only(ANY, OPENERS, *KINDS)
    for name, fields in FRAMES.items():
        if placeholders(frames.text(name)) != fields:
            raise frames.wrong(name, f"its placeholders are {', '.join(sorted(fields))}")
    by_kind = {kind: {part: gaps.table(kind).text(part) for part in gaps.table(kind).values} for kind in gaps.values}
    sets = {kind: tuple(map(_plain, plain.tables(kind))) for kind in plain.values}
    for kind in (OPENERS, *KINDS):
        if not sets.get(kind) or sets[kind][-1].suits is not None:
            raise table.wrong("plain", f"“{kind}” needs a last set without a pattern")
    return Lines({name: frames.text(name) for name in FRAMES}, by_kind, sets)


def _plain(table: files.Table) -> PlainLines:
    """A set of plain lines. Raises ContentError where its pattern is none, misses a flag or finds a pass."""
    if "suits" not in table.values:
        table.only("lines")
        return PlainLines(table.texts("lines"))
    table.only("suits", "unless", "flags", "passes", "lines")
    found = PlainLines(table.texts("lines"), table.pattern("suits"), table.pattern("unless"))
    if missed := next((text for text in table.texts("flags") if not found.hold_for(text)), None):
        raise table.wrong("flags", f"not found: “{missed}”")
    if taken := next((text for text in table.texts("passes") if found.hold_for(text)), None):
        raise table.wrong("passes", f"found: “{taken}”")
    return found


def wordings_of(folder: Path) -> Iterator[Wording]:
    """Each gap and plain line as a text that a person reads: a quotation, as words for somebody else. Raises
    ContentError."""
    path = folder / "rooms" / FILE
    if path.is_file():
        table = files.read(path)
        plain = table.table("plain")
        for kind in plain.values:
            for one in plain.tables(kind):
                for line in one.texts("lines"):
                    yield Wording(path, plain.line_of(kind), f"lines/{kind}", f"<blockquote>{line}</blockquote>")
        gaps = table.table("gaps")
        for kind in gaps.values:
            entry = gaps.table(kind)
            for part in entry.values:
                text = f"<blockquote>{entry.text(part)}</blockquote>"
                yield Wording(path, entry.line_of(part), f"lines/{kind}", text)
