"""The voice as rules: which wordings Kith never uses, read from voice.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from bot.content import files, markup
from bot.content.files import Table
from bot.content.wordings import Where, Wording
from bot.errors import ContentError

_QUOTED = re.compile(
    r"<blockquote[^>]*>.*?</blockquote>|\"[^\"]*\"|“[^”]*”|‘[^’]*’(?!\w)|(?<!\w)'[^']*(?:\w'\w[^']*)*'(?!\w)",
    re.DOTALL,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True)
class Rule:
    """A wording to keep out: `any` fires, `unless` calms its own sentence; `flags` and `passes` are examples."""

    id: str
    says: str
    why: str
    any: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    where: tuple[Where, ...]
    quoted: bool
    excepted: tuple[str, ...]
    only: tuple[str, ...]
    flags: tuple[str, ...]
    passes: tuple[str, ...]

    def is_broken_by(self, text: str) -> bool:
        """Whether this text (HTML) holds the wording, outside quotations unless the rule looks there too."""
        own = markup.plain(text if self.quoted else _QUOTED.sub(" “…” ", text)).replace("’", "'")
        return any(self._fires_in(part) for part in (_SENTENCE_END.split(own) if self.unless else [own]))

    def _fires_in(self, part: str) -> bool:
        return any(p.search(part) for p in self.any) and not any(p.search(part) for p in self.unless)

    def is_about(self, wording: Wording) -> bool:
        """Whether the rule looks at this wording at all."""
        if wording.where not in self.where or wording.is_in(self.excepted):
            return False
        return not self.only or wording.is_in(self.only)


@dataclass(frozen=True)
class Voice:
    """The rules, the limits of length and grade by name, and the keys that a limit treats apart."""

    rules: tuple[Rule, ...]
    limits: dict[str, int]
    menus: tuple[str, ...]
    often: tuple[str, ...]
    lists_of_questions: tuple[str, ...]
    labels: tuple[str, ...]
    twins: tuple[str, ...]
    certainty: dict[str, tuple[re.Pattern[str], ...]]
    """By what a card rests on, the words of which one says so."""


def load_voice(folder: Path) -> Voice:
    """The voice as this folder's voice.yml states it. Raises ContentError."""
    table = files.read(folder / "voice.yml")
    table.only("limits", "menus", "often", "lists_of_questions", "labels", "twins", "certainty", "rules")
    limits, rules = table.table("limits"), table.table("rules")
    return Voice(
        rules=tuple(_rules(rules)),
        limits={name: limits.number(name, 1, 999) for name in limits.values},
        menus=table.texts("menus"),
        often=table.texts("often"),
        lists_of_questions=table.texts("lists_of_questions"),
        labels=table.texts("labels"),
        twins=table.texts("twins"),
        certainty={name: _patterns(table.table("certainty"), name) for name in table.table("certainty").values},
    )


def _rules(entries: Table) -> Iterator[Rule]:
    for name in entries.values:
        entry = entries.table(name)
        entry.only(
            "says",
            "why",
            "any",
            "unless",
            "where",
            "quoted",
            "except",
            "only",
            "flags",
            "passes",
        )
        where = entry.texts("where", default=("text",))
        if not set(where) <= set(get_args(Where)):
            raise entry.wrong("where", f"“where” holds {' or '.join(get_args(Where))}")
        yield Rule(
            id=name,
            says=entry.text("says"),
            why=entry.text("why"),
            any=_patterns(entry, "any"),
            unless=_patterns(entry, "unless"),
            where=cast(tuple[Where, ...], where),
            quoted=entry.values.get("quoted") is True,
            excepted=entry.texts("except", default=()),
            only=entry.texts("only", default=()),
            flags=entry.texts("flags"),
            passes=entry.texts("passes"),
        )


def _patterns(entry: Table, field: str) -> tuple[re.Pattern[str], ...]:
    if field not in entry.values and field == "unless":
        return ()
    entry.texts(field)
    made = []
    for pattern, line in entry.values[field].placed():
        try:
            made.append(re.compile(pattern, re.IGNORECASE | re.DOTALL))
        except re.error as error:
            raise ContentError(entry.path, line, f"no regular expression: {error}") from error
    return tuple(made)
