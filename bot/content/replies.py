"""What the other side says in a rehearsal, as it is written in YAML, made into values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.coaching.rehearsal.replies import ANY, KINDS, WOVEN, Replies, keys
from bot.coaching.rooms import Other
from bot.coaching.script import placeholders
from bot.content import files, markup
from bot.content.files import Items, Table
from bot.content.vocabulary import Vocabulary
from bot.content.wordings import Wording
from bot.errors import ContentError

FEWEST = 5
"""Lines for each pair of move and reaction."""


def load_replies(folder: Path, vocabulary: Vocabulary) -> Replies:
    """All of them. Raises ContentError for a pair that is missing, unknown or has fewer than five lines, for a line
    said twice, and for a placeholder that nobody fills."""
    lines: dict[str, tuple[str, ...]] = {}
    own: dict[str, Other] = {}
    for kind in (ANY, *KINDS):
        table = files.read(folder / "replies" / f"{kind}.yml")
        table.only("kind", "source", "reviewed", "replies", *(() if kind == ANY else ("own",)))
        table.day("reviewed")
        if table.text("kind") != kind:
            raise table.wrong("kind", f"this file is for the kind “{kind}”")
        if table.text("source") not in vocabulary.sources:
            raise table.wrong("source", "an unknown source; sources are listed in SOURCES.md")
        if kind != ANY:
            entry = table.table("own")
            entry.only(*Other.__dataclass_fields__)
            own[kind] = Other(**{field: entry.text(field) for field in Other.__dataclass_fields__})
        lines |= dict(_pairs(kind, table.table("replies")))
    return Replies(lines, own)


def wordings_of(folder: Path) -> Iterator[Wording]:
    """Each line as a wording: the words of somebody else. Raises ContentError where a file cannot be read."""
    for path in sorted((folder / "replies").glob("*.yml")):
        moves = files.read(path).table("replies")
        for move in moves.values:
            reactions = moves.table(move)
            for reaction in reactions.values:
                items: Items = reactions.values[reaction]
                for text, line in items.placed():
                    yield Wording(path, line, f"{path.stem}/{move}/{reaction}", f"<blockquote>{text}</blockquote>")


def _pairs(kind: str, moves: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    wanted = {key for key in keys() if key.startswith(f"{kind}/")}
    for move in moves.values:
        reactions = moves.table(move)
        for reaction in reactions.values:
            key = f"{kind}/{move}/{reaction}"
            if key not in wanted:
                raise reactions.wrong(reaction, f"“{move}” is never followed by “{reaction}” here")
            wanted.discard(key)
            yield key, _lines(reactions, reaction)
    if wanted:
        raise moves.wrong("", f"no lines for {', '.join(sorted(wanted))}")


def _lines(reactions: Table, reaction: str) -> tuple[str, ...]:
    lines = reactions.texts(reaction)
    if len(lines) < FEWEST:
        raise reactions.wrong(reaction, f"{len(lines)} lines for “{reaction}”; at least {FEWEST}")
    items: Items = reactions.values[reaction]
    for text, line in items.placed():
        problem = markup.problem_of(text)
        if not problem and list(items).count(text) > 1:
            problem = "this line stands here twice"
        unknown = placeholders(text) - WOVEN if not problem else set()
        if problem or unknown:
            raise ContentError(reactions.path, line, problem or f"unknown placeholder {{{min(unknown)}}}")
    return lines
