"""The content of Kith, loaded: every file validated, normalised, and refused with file and line where it is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.coaching.deck import Card
from bot.coaching.finding import Asked
from bot.coaching.guides import Map
from bot.coaching.nearer import Misfit, Nearer
from bot.coaching.recent import RecentChecks
from bot.coaching.rehearsal import Replies
from bot.coaching.review import Checks, Hear, Lexicon, Sheet, Tone
from bot.coaching.rooms import Lines, Situation, Starter
from bot.coaching.safety import Helplines, Phrases, Screen
from bot.coaching.script import Script
from bot.coaching.small_steps import SmallStep
from bot.content import (
    asked,
    cards,
    checks,
    files,
    guides,
    lines,
    nearer,
    replies,
    safety_files,
    scripts,
    situations,
    small_steps,
    starters,
)
from bot.content.ear import hear, tone
from bot.content.vocabulary import Vocabulary, load_vocabulary
from bot.errors import ContentError

FOLDER = Path(__file__).resolve().parent
"""Where the words live."""


@dataclass(frozen=True)
class Content:
    """Everything that Kith can say and knows from files; `digest` tells one state of the files from another."""

    scripts: Mapping[str, Script]
    situations: tuple[Situation, ...]
    replies: Replies
    small_steps: tuple[SmallStep, ...]
    checks: Checks
    phrases: Phrases
    helplines: Helplines
    digest: str
    cards: tuple[Card, ...] = ()
    guides: Mapping[str, Map] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    nearer: tuple[Nearer, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    asked: tuple[Asked, ...] = ()
    lines: Lines | None = None
    starters: tuple[Starter, ...] = ()


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
    """Every valid script, those of cards included, with its place, in the order of the files; `on_problem` gets what
    is wrong with the others."""
    first: dict[str, scripts.Placed] = {}
    for placed in _placed(folder, vocabulary, on_problem):
        key = placed.script.key
        if key in first:
            where = f"{first[key].path.name}:{first[key].line}"
            on_problem(ContentError(placed.path, placed.line, f"the key “{key}” is taken: {where}"))
            continue
        first[key] = placed
        yield placed


def _placed(folder: Path, vocabulary: Vocabulary, on_problem: OnProblem) -> Iterator[scripts.Placed]:
    for table in _tables(script_files(folder), on_problem):
        yield from scripts.parse(table, vocabulary, on_problem)
    for _, placed in read_cards(folder, vocabulary, on_problem):
        yield placed


def read_cards(
    folder: Path, vocabulary: Vocabulary, on_problem: OnProblem = refuse
) -> Iterator[tuple[Card, scripts.Placed]]:
    """Every valid card with its script and place, in the order of the files."""
    for table in _tables(cards.card_files(folder), on_problem):
        yield from cards.parse(table, vocabulary, on_problem)


def load_cards(folder: Path = FOLDER) -> tuple[Card, ...]:
    """Every card. Raises ContentError at the first problem."""
    return tuple(card for card, _ in read_cards(folder, load_vocabulary(folder)))


def load_scripts(folder: Path = FOLDER) -> dict[str, Script]:
    """Every script by its key. Raises ContentError at the first problem."""
    return {placed.script.key: placed.script for placed in read_scripts(folder, load_vocabulary(folder))}


def read_situations(folder: Path, vocabulary: Vocabulary, on_problem: OnProblem = refuse) -> Iterator[Situation]:
    """Every valid situation, in the order of the files; an id may occur once in all rooms."""
    known: set[str] = set()
    for table in _tables(sorted((folder / "situations").glob("*.yml")), on_problem):
        for situation in situations.parse(table, vocabulary, on_problem):
            if situation.id in known:
                line = table.table("situations").line_of(situation.id)
                on_problem(
                    ContentError(
                        table.path,
                        line,
                        f"the situation “{situation.id}” is in another room too",
                    )
                )
                continue
            known.add(situation.id)
            yield situation


def read_sheets(
    folder: Path, vocabulary: Vocabulary, on_problem: OnProblem = refuse, *, tries_patterns: bool = True
) -> tuple[dict[str, Sheet], Lexicon]:
    """The valid sheets of checks by kind, and the lexicon that their patterns name.

    Patterns are tried one by one unless the caller is about to compile them anyway.
    """
    lexicon, sheets = Lexicon(), {}
    of_rooms = (path for path in (folder / "rooms").glob("*.yml") if path.name != lines.FILE)
    found = [*(folder / "checks").glob("*.yml"), *of_rooms]
    paths = sorted(found, key=lambda path: path.name != checks.LEXICON)
    for table in _tables(paths, on_problem):
        if table.path.name == checks.LEXICON:
            try:
                lexicon = checks.parse_lexicon(table)
            except ContentError as problem:
                on_problem(problem)
        elif sheet := checks.parse(table, lexicon if tries_patterns else None, vocabulary, on_problem):
            sheets[sheet.kind] = sheet
    return sheets, lexicon


def _tables(paths: list[Path], on_problem: OnProblem) -> Iterator[files.Table]:
    for path in paths:
        try:
            yield files.read(path)
        except ContentError as problem:
            on_problem(problem)


def load_situations(folder: Path = FOLDER) -> tuple[Situation, ...]:
    """Every practice situation. Raises ContentError at the first problem."""
    return tuple(read_situations(folder, load_vocabulary(folder)))


def read_starters(folder: Path, vocabulary: Vocabulary, on_problem: OnProblem = refuse) -> Iterator[Starter]:
    """Every valid starter, in the order of the files."""
    for table in _tables(sorted((folder / starters.FOLDER).glob("*.yml")), on_problem):
        yield from starters.parse(table, vocabulary, on_problem)


def load_starters(folder: Path = FOLDER) -> tuple[Starter, ...]:
    """The lines to begin with. Raises ContentError at the first problem."""
    return tuple(read_starters(folder, load_vocabulary(folder)))


def load_replies(folder: Path = FOLDER) -> Replies:
    """What the other side says in a rehearsal. Raises ContentError at the first problem."""
    return replies.load_replies(folder, load_vocabulary(folder))


def load_small_steps(folder: Path = FOLDER) -> tuple[SmallStep, ...]:
    """The small steps for today. Raises ContentError at the first problem."""
    return small_steps.load_small_steps(folder, load_vocabulary(folder))


def load_checks(
    folder: Path = FOLDER, hear: Hear | None = None, tone: Tone | None = None, make: type[Checks] = Checks
) -> Checks:
    """The checks that read drafts, compiled; with `hear` and `tone` they listen too. Raises ContentError."""
    vocabulary = load_vocabulary(folder)
    sheets, lexicon = read_sheets(folder, vocabulary, tries_patterns=False)
    try:
        return make(sheets.values(), lexicon, hear, tone)
    except ValueError as error:
        read_sheets(folder, vocabulary)  # finds the line of what is wrong
        raise ContentError(folder / "checks", 1, str(error)) from error


def load_phrases(folder: Path = FOLDER) -> Phrases:
    """What the screen knows, and nothing else of the content. Raises ContentError."""
    return safety_files.parse_phrases(files.read(folder / "safety" / "phrases.yml"))


def load_screen(folder: Path = FOLDER) -> Screen:
    """The screen, ready to read messages. Raises ContentError, also where a pattern does not compile."""
    return safety_files.screen_of(files.read(folder / "safety" / "phrases.yml"))


def load_helplines(folder: Path = FOLDER, own: Path | None = None) -> Helplines:
    """The numbers of every country, with those of the operator's `own` file in their place. Raises ContentError."""
    theirs = files.read(own) if own is not None and own.is_file() else None
    return safety_files.parse_helplines(files.read(folder / "helplines.yml"), theirs)


def load_all(folder: Path = FOLDER) -> Content:
    """All content of this folder. Raises ContentError at the first problem."""
    return Content(
        scripts=load_scripts(folder),
        situations=load_situations(folder),
        replies=load_replies(folder),
        small_steps=load_small_steps(folder),
        checks=load_checks(folder, hear, tone, RecentChecks),
        phrases=load_phrases(folder),
        helplines=load_helplines(folder),
        digest=digest(folder),
        cards=load_cards(folder),
        guides=guides.load_guides(folder),
        tags=tuple(load_vocabulary(folder).tags),
        nearer=nearer.load_nearer(folder),
        misfits=nearer.load_misfits(folder),
        asked=asked.load_asked(folder),
        lines=lines.load_lines(folder),
        starters=load_starters(folder),
    )


def digest(folder: Path = FOLDER) -> str:
    """The sha256 over every content file, names included: another digest means other words."""
    total = hashlib.sha256()
    for path in sorted([*folder.rglob("*.yml"), *folder.glob("SOURCES.md")]):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
