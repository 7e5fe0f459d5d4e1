"""The words seen from above: one script as a person would get it, and the numbers over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from bot.coaching.message import Message, Say
from bot.coaching.script import fill
from bot.content import grade, loader, markup
from bot.content.scripts import Placed
from bot.content.vocabulary import load_vocabulary


@dataclass(frozen=True)
class Shown:
    """A script with every wording as a message, its placeholders filled with examples, and the tags each is for."""

    placed: Placed
    messages: tuple[tuple[Message, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Stats:
    """How much there is: counts, the reading grade over everything, and the review that is longest ago."""

    scripts: int
    variants: int
    words: int
    grade: float
    situations: Mapping[str, int]
    checks: Mapping[str, int]
    phrases: int
    sources: Mapping[str, int]
    oldest_review: date | None
    digest: str


def show(key: str, folder: Path = loader.FOLDER) -> Shown:
    """The script of this key. Raises ContentError where a file is wrong, KeyError where there is no such script."""
    vocabulary = load_vocabulary(folder)
    for placed in loader.read_scripts(folder, vocabulary):
        if placed.script.key == key:
            say = Say(key, vocabulary.placeholders)
            variants = placed.script.variants
            return Shown(placed, tuple((fill(placed.script, v, say), tuple(sorted(v.suits))) for v in variants))
    raise KeyError(key)


def similar(key: str, folder: Path = loader.FOLDER) -> list[str]:
    """At most five keys that this one may have been meant for: those below it first, then those spelt alike."""
    keys = sorted(loader.load_scripts(folder))
    below = [other for other in keys if key and key in other]
    return [*below, *(other for other in get_close_matches(key, keys, n=5) if other not in below)][:5]


def stats(folder: Path = loader.FOLDER) -> Stats:
    """The numbers over all content. Raises ContentError where a file is wrong."""
    content = loader.load_all(folder)
    scripts = content.scripts.values()
    texts = [variant.html for script in scripts for variant in script.variants]
    return Stats(
        scripts=len(content.scripts),
        variants=len(texts),
        words=sum(len(markup.words(text)) for text in texts),
        grade=round(grade.reading_grade("\n".join(texts)), 1),
        situations=Counter(situation.room for situation in content.situations),
        checks={kind: len(sheet.checks) for kind, sheet in content.checks.sheets.items()},
        phrases=len(content.phrases.phrases),
        sources=Counter(script.source for script in scripts),
        oldest_review=min((script.reviewed for script in scripts if script.reviewed), default=None),
        digest=content.digest,
    )
