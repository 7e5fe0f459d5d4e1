"""What a reader is to learn: texts, labels, and which of them each text has."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


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
    fingerprint: str


def fingerprint(paths: Sequence[Path]) -> str:
    """The SHA-256 of the files, in order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def folds(count: int, number: int, block: int = 24) -> npt.NDArray[np.int64]:
    """A fold for each of `count` texts, in blocks of neighbours, so that contrast groups are not torn apart."""
    blocks = -(-count // block)
    order = np.random.default_rng(0).permutation(blocks) % number
    return np.repeat(order, block)[:count]
