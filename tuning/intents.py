"""The reader of intents, from tuning/intents: messages that the head which Rasa trains has not learned from.

So its head is fitted and calibrated on vectors of messages that are as new to the reader as those of people will be.
"""

from __future__ import annotations

from pathlib import Path

from tuning.natural import OF_THE_HEAD, messages
from tuning.natural import paths as natural_paths
from tuning.task import Task, lines, of_one_label

FOLDER = Path(__file__).parent / "intents"
NATURAL = 2.0
"""How often what people new to Kith say comes in each epoch."""


def task() -> Task:
    """All messages, one label each."""
    paths = sorted(FOLDER.rglob("*.txt"))
    said = [(path.stem, text) for path in paths for (text,) in lines([path])]
    natural = [(one.topic, one.text) for one in messages() if one.author != OF_THE_HEAD]
    said += natural
    learned = (path for path in natural_paths() if path.stem != OF_THE_HEAD)
    return of_one_label("intents", said, (*paths, *learned), dict.fromkeys((text for _, text in natural), NATURAL))
