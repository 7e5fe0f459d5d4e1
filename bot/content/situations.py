"""Practice situations as they are written in YAML, made into values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, cast, get_args

from bot.coaching.rooms import Other, Relation, Situation
from bot.content import markup
from bot.content.files import Table
from bot.content.scripts import LABEL_LIMIT
from bot.content.vocabulary import Vocabulary
from bot.errors import ContentError


def parse(table: Table, vocabulary: Vocabulary, on_problem: Callable[[ContentError], None]) -> Iterator[Situation]:
    """The valid situations of a file, in its order; `on_problem` gets what is wrong with the others."""
    try:
        table.only("room", "source", "reviewed", "situations")
        room, source = table.text("room"), table.text("source")
        table.day("reviewed")
        if room != table.path.stem:
            raise table.wrong("room", f"the room “{room}” belongs in {room}.yml")
        entries = table.table("situations")
    except ContentError as problem:
        on_problem(problem)
        return
    for name in entries.values:
        try:
            yield _situation(name, entries.table(name), room, source, vocabulary)
        except ContentError as problem:
            on_problem(problem)


def _situation(name: str, entry: Table, room: str, source: str, vocabulary: Vocabulary) -> Situation:
    entry.only(
        "title", "relation", "difficulty", "for", "measure", "scene", "model", "hint", "source", "ideas", "other"
    )
    title, relation, source = (
        entry.text("title"),
        entry.text("relation"),
        entry.text("source", default=source),
    )
    if len(title) > LABEL_LIMIT:
        raise entry.wrong(
            "title",
            f"a title of {len(title)} characters; it is a button, so at most {LABEL_LIMIT}",
        )
    if relation not in get_args(Relation):
        raise entry.wrong(
            "relation",
            f"unknown relation “{relation}”; known are {', '.join(get_args(Relation))}",
        )
    if source not in vocabulary.sources:
        raise entry.wrong("source", f"unknown source “{source}”; sources are listed in SOURCES.md")
    for field in ("title", "scene", "model", "hint"):
        if "{" in entry.text(field):
            raise entry.wrong(field, "a situation has no placeholders")
        if problem := markup.problem_of(entry.text(field)):
            raise entry.wrong(field, problem)
    measure = entry.text("measure", default="") or None
    if measure not in (None, "before", "after"):
        raise entry.wrong("measure", f"“{measure}”; a measure is taken before or after")
    suits = entry.texts("for", default=())
    for tag in suits:
        if tag not in vocabulary.tags:
            raise entry.wrong("for", f"unknown tag “{tag}”; tags are listed in vocabulary.yml")
    return Situation(
        id=name,
        room=room,
        title=title,
        scene=entry.text("scene"),
        relation=cast(Relation, relation),
        difficulty=entry.number("difficulty", 1, 3),
        model=entry.text("model"),
        hint=entry.text("hint"),
        suits=frozenset(suits),
        source=source,
        other=_other(entry.table("other")) if "other" in entry.values else None,
        measure=cast(Literal["before", "after"] | None, measure),
    )


def _other(entry: Table) -> Other:
    """Who answers back in a rehearsal of the case, and with which words of it."""
    entry.only(*Other.__dataclass_fields__)
    for field in Other.__dataclass_fields__:
        if "{" in entry.text(field) or "<" in entry.text(field):
            raise entry.wrong(field, "the other side's words are plain text, without placeholders")
    return Other(**{field: entry.text(field) for field in Other.__dataclass_fields__})
