"""What a reader is to learn: texts, labels, and which of them each text has."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Score = Callable[[Sequence[str]], Floats]
"""Texts to logits, [texts, labels]."""
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Task:
    """Texts in the order of their files: neighbours belong together and are held out together.

    `targets` [texts, labels] is 1 where a text has a label, 0 where it has not, NaN where nobody asks. Of the first
    `choices` labels exactly one is right; each of the others may be.
    """

    name: str
    choices: int
    labels: tuple[str, ...]
    texts: tuple[str, ...]
    targets: Floats
    can_join: npt.NDArray[np.bool_]
    """Texts of which two may stand in one message without another label: plain talk beside anything."""
    paths: tuple[Path, ...]
    """The files that all this was read from."""
    often: Mapping[str, float] = field(default_factory=dict)
    """How often a text comes in each epoch, where that is not once."""

    @property
    def learned_from(self) -> dict[str, str]:
        """By the path of each file within the repository, the SHA-256 of what it holds."""
        return {str(p.resolve().relative_to(ROOT)): hashlib.sha256(p.read_bytes()).hexdigest() for p in self.paths}


def of_one_label(
    name: str, said: Sequence[tuple[str, str]], paths: Iterable[Path], often: Mapping[str, float] | None = None
) -> Task:
    """A task of texts that have exactly one label each: `said` holds label and text."""
    labels = tuple(sorted({label for label, _ in said}))
    targets = np.zeros((len(said), len(labels)), np.float32)
    targets[np.arange(len(said)), [labels.index(label) for label, _ in said]] = 1
    return Task(
        name=name,
        choices=len(labels),
        labels=labels,
        texts=tuple(text for _, text in said),
        targets=targets,
        can_join=np.zeros(len(said), np.bool_),
        paths=tuple(paths),
        often=often or {},
    )


def lines(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The columns of each line of tab-separated files that is neither a comment nor empty."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield line.replace("\\n", "\n").split("\t")


def graded_lines(paths: Iterable[Path]) -> Iterator[tuple[dict[str, str], str]]:
    """Of each line of files of graded answers, the grades by the keys of the answers ("2" is good, "1" half, "0" not),
    and the message."""
    for names, text in lines(paths):
        yield {key: grade for key, _, grade in (one.rpartition("=") for one in names.split())}, text


def folds(texts: Sequence[str], number: int, block: int = 24) -> npt.NDArray[np.int64]:
    """A fold for each text, in blocks of about `block` neighbours, so that contrast groups are not torn apart.

    Where a block begins and which fold it falls into follow from the text at its beginning alone, so that texts which
    are added elsewhere move no other text into another fold.
    """
    found, fold = np.zeros(len(texts), np.int64), 0
    for row, text in enumerate(texts):
        mark = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        if row == 0 or mark % block == 0:
            fold = mark // block % number
        found[row] = fold
    return found
