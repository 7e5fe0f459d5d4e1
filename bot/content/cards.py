"""Cards as they are written in YAML, made into values: a script to say, and what the deck must know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from bot.coaching.deck import CERTAINTIES, Card
from bot.coaching.message import choice
from bot.coaching.script import Script
from bot.content import scripts
from bot.content.files import Table
from bot.content.scripts import Placed
from bot.content.vocabulary import Vocabulary
from bot.errors import ContentError

MOST_IDEAS = 3


def card_files(folder: Path) -> list[Path]:
    """The files that hold cards, in a stable order."""
    return sorted((folder / "cards").glob("*.yml"))


def parse(
    table: Table, vocabulary: Vocabulary, on_problem: Callable[[ContentError], None]
) -> Iterator[tuple[Card, Placed]]:
    """The valid cards of a file, in its order; `on_problem` gets what is wrong with the others."""
    try:
        table.only("topic", "source", "certainty", "reviewed", "another", "cards")
        if table.text("topic") != table.path.stem:
            raise table.wrong("topic", f"the deck “{table.text('topic')}” belongs in {table.text('topic')}.yml")
        table.text("source"), table.text("certainty"), table.day("reviewed"), table.text("another")
        entries = table.table("cards")
    except ContentError as problem:
        on_problem(problem)
        return
    for name in entries.values:
        try:
            yield _card(name, entries, table, vocabulary)
        except ContentError as problem:
            on_problem(problem)


def _card(name: str, entries: Table, deck: Table, vocabulary: Vocabulary) -> tuple[Card, Placed]:
    entry, topic = entries.table(name), deck.text("topic")
    entry.only("ideas", "source", "certainty", "reviewed", "for", "text", "next", "practise")
    source, certainty = entry.text("source", deck.text("source")), entry.text("certainty", deck.text("certainty"))
    if source not in vocabulary.sources:
        raise entry.wrong("source", f"unknown source “{source}”; sources are listed in SOURCES.md")
    if certainty not in CERTAINTIES:
        raise entry.wrong("certainty", f"unknown certainty “{certainty}”; known are {', '.join(CERTAINTIES)}")
    ideas = entry.texts("ideas")
    if not 1 <= len(ideas) <= MOST_IDEAS:
        raise entry.wrong("ideas", f"{len(ideas)} ideas; a card carries one, at most {MOST_IDEAS} that belong together")
    key = f"card/{topic}/{name}"
    if not scripts.is_key(key):
        raise entries.wrong(name, f"“{key}” is no key: small letters, digits, _ and /")
    variant = scripts.variant(
        key, entry, f"{entry.text('text')}\n\n{entry.text('next')}", entry.line_of("text"), vocabulary
    )
    practise = scripts.button(entry, entry.table("practise"), entry.line_of("practise"))
    another = choice(deck.text("another"), f"card:{topic}")
    suits = scripts.suits(entry, vocabulary)
    card = Card(key, topic, suits, ideas, certainty)
    script = Script(key, (variant,), ((practise,), (another,)), source, entry.day("reviewed", deck.day("reviewed")))
    return card, Placed(script, entry.path, entries.line_of(name), (entry.line_of("text"),), ideas)
