"""The reader of intents, from tuning/intents: messages that the head which Rasa trains has not learned from.

So its head is fitted and calibrated on vectors of messages that are as new to the reader as those of people will be.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tuning.task import Task, lines

FOLDER = Path(__file__).parent / "intents"


def task() -> Task:
    """All messages, one label each."""
    paths = sorted(FOLDER.rglob("*.txt"))
    said = [(path.stem, text) for path in paths for (text,) in lines([path])]
    labels = tuple(sorted({path.stem for path in paths}))
    targets = np.zeros((len(said), len(labels)), np.float32)
    targets[np.arange(len(said)), [labels.index(intent) for intent, _ in said]] = 1
    return Task(
        name="intents",
        choices=len(labels),
        labels=labels,
        texts=tuple(text for _, text in said),
        targets=targets,
        can_join=np.zeros(len(said), np.bool_),
        paths=tuple(paths),
    )
