"""The ideas that Kith was made from (docs/ideas.yml), held to the words that carry them, and the table of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.coaching.deck import CERTAINTIES, Certainty
from bot.content import files, loader
from bot.content.lint import Problem
from bot.content.vocabulary import load_vocabulary
from bot.errors import ContentError

PAGE = "docs/coverage.md"

_HEAD = """# Which words carry which idea

Made by `kith content coverage --write` from [ideas.yml](ideas.yml) and `bot/content`; do not edit it by hand. A test
holds it to both. Each row is an idea of the five articles: what it rests on there, and the cards, situations and
scripts that carry it.
"""


@dataclass(frozen=True)
class Idea:
    """An idea of the articles: where it is from, what it says, what it rests on, the topics it belongs to, its line."""

    id: str
    sources: tuple[str, ...]
    says: str
    certainty: Certainty
    topics: tuple[str, ...]
    line: int


def load_ideas(root: Path) -> dict[str, Idea]:
    """Every idea by its id, in the order of the file. Raises ContentError."""
    table = files.read(root / "docs" / "ideas.yml")
    table.only("ideas")
    found: dict[str, Idea] = {}
    for entry in table.tables("ideas"):
        entry.only("id", "source", "idea", "kind", "certainty", "topics")
        name, certainty = entry.text("id"), entry.text("certainty")
        if name in found:
            raise entry.wrong("id", f"the idea “{name}” stands here twice")
        if certainty not in CERTAINTIES:
            raise entry.wrong("certainty", f"unknown certainty “{certainty}”")
        found[name] = Idea(
            name, entry.texts("source"), entry.text("idea"), certainty, entry.texts("topics"), entry.line_of("id")
        )
    return found


def carriers(folder: Path = loader.FOLDER) -> dict[str, list[str]]:
    """By idea, what carries it: keys of cards and scripts, and `room/case` of situations. Raises ContentError."""
    found: dict[str, list[str]] = {}
    for placed in loader.read_scripts(folder, load_vocabulary(folder)):
        for idea in placed.ideas:
            found.setdefault(idea, []).append(placed.script.key)
    for path in sorted((folder / "situations").glob("*.yml")):
        cases = files.read(path).table("situations")
        for case in cases.values:
            for idea in cases.table(case).texts("ideas", default=()):
                found.setdefault(idea, []).append(f"{path.stem}/{case}")
    return found


def check(root: Path, folder: Path = loader.FOLDER) -> list[Problem]:
    """What is wrong between ideas and words; nothing where a content file cannot be loaded: lint.check says which."""
    try:
        known, carried = load_ideas(root), carriers(folder)
        problems = [*_uncarried(root, known, carried), *_unknown(folder, known, carried), *_too_sure(folder, known)]
    except ContentError as error:
        return [Problem(error.path, error.line, "file", error.problem)] if error.path.name == "ideas.yml" else []
    return sorted(problems, key=lambda problem: (problem.path, problem.line, problem.says))


def _uncarried(root: Path, known: Mapping[str, Idea], carried: Mapping[str, list[str]]) -> Iterator[Problem]:
    for idea in known.values():
        if idea.id not in carried:
            yield Problem(root / "docs" / "ideas.yml", idea.line, "uncarried", f"nothing carries the idea “{idea.id}”")


def _unknown(folder: Path, known: Mapping[str, Idea], carried: Mapping[str, list[str]]) -> Iterator[Problem]:
    for name in carried.keys() - known.keys():
        yield Problem(folder, 1, "idea", f"“{carried[name][0]}” carries “{name}”, which is no idea of docs/ideas.yml")


def _too_sure(folder: Path, known: Mapping[str, Idea]) -> Iterator[Problem]:
    """Cards that claim to rest on more than their ideas do, or name a source that none of their ideas comes from."""
    for card, placed in loader.read_cards(folder, load_vocabulary(folder)):
        ideas = [known[name] for name in card.ideas if name in known]
        weakest = max((CERTAINTIES.index(idea.certainty) for idea in ideas), default=0)
        if CERTAINTIES.index(card.certainty) < weakest:
            says = f"“{card.key}” rests on {card.certainty}, its ideas on {CERTAINTIES[weakest]}"
            yield Problem(placed.path, placed.line, "too_sure", says)
        source = placed.script.source
        if ideas and source.startswith("S") and not any(source in idea.sources for idea in ideas):
            says = f"“{card.key}” names {source}, and none of its ideas is from there"
            yield Problem(placed.path, placed.line, "source", says)


def page(root: Path, folder: Path = loader.FOLDER) -> str:
    """The coverage table as docs/coverage.md holds it. Raises ContentError."""
    known, carried = load_ideas(root), carriers(folder)
    lines = [_HEAD, f"Ideas: {len(known)}. Carried: {sum(1 for name in known if name in carried)}.", ""]
    lines += ["| idea | what it says | from | rests on | carried by |", "|---|---|---|---|---|"]
    for idea in known.values():
        where = ", ".join(f"`{key}`" for key in carried.get(idea.id, ()))
        lines.append(f"| `{idea.id}` | {_cell(idea.says)} | {' '.join(idea.sources)} | {idea.certainty} | {where} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
