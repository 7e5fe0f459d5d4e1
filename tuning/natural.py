"""Messages of people who are new to Kith, as `tuning/natural` has them: what each is about, and what is done with it.

Written by authors who knew neither the product nor its training data; a line has the topic, another one or "-", the
act, and the message.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tuning.task import lines

FOLDER = Path(__file__).parent / "natural"
OF_THE_HEAD = "more_askers"
"""The author of whom `data/nlu` has messages: nothing that the head stands beside may learn from them."""
OF_DANGER = frozenset({"crisis", "in_danger", "relapse", "worry_about_someone"})
"""Topics of which a message may hold a concern."""


@dataclass(frozen=True)
class Natural:
    """One message."""

    author: str
    topic: str
    other: str
    act: str
    text: str

    @property
    def is_calm(self) -> bool:
        """Whether nobody who labelled it thought of danger."""
        return not OF_DANGER.intersection((self.topic, self.other))


def paths() -> list[Path]:
    """The files, one an author."""
    return sorted(FOLDER.glob("*.tsv"))


def messages() -> Iterator[Natural]:
    """All of them, in the order of the files."""
    for path in paths():
        for topic, other, act, text in lines([path]):
            yield Natural(path.stem, topic, other, act, text)
