"""The reader of intents, from tuning/intents: messages that the head which Rasa trains has not learned from.

So its head is fitted and calibrated on vectors of messages that are as new to the reader as those of people will be.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tuning.natural import OF_THE_HEAD, messages
from tuning.natural import paths as natural_paths
from tuning.task import Task, lines

FOLDER = Path(__file__).parent / "intents"
NATURAL = 2.0
"""How often what people new to Kith say comes in each epoch."""


def task() -> Task:
    """All messages, one label each."""
    paths = sorted(FOLDER.rglob("*.txt"))
    said = [(path.stem, text) for path in paths for (text,) in lines([path])]
    natural = [(one.topic, one.text) for one in messages() if one.author != OF_THE_HEAD]
    said += natural
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
        paths=(*paths, *(path for path in natural_paths() if path.stem != OF_THE_HEAD)),
        often=dict.fromkeys((text for _, text in natural), NATURAL),
    )
