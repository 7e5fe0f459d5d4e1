"""The reader of starters, from tuning/starters: for which wide kind of case somebody wants words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.encoder.head import softmax
from tuning.task import Floats, Score, Task, lines, of_one_label

if TYPE_CHECKING:
    from tuning.fit import Rows

FOLDER = Path(__file__).parent / "starters"
NONE = "none/none"
"""The label of messages for which no starter has words."""


def task() -> Task:
    """All messages, one label each: ROOM/ID."""
    paths = sorted(FOLDER.glob("*.tsv"))
    said = [(f"{path.stem}/{name}", text) for path in paths for name, text in lines([path])]
    return of_one_label("starters", said, paths)


def calibrate(task: Task, rows: Rows, scores: Floats, _score: Score) -> dict[str, object]:
    """How often the likeliest starter, and the likeliest within the right room, is the right one of `rows`, held out,
    by how sure it is: the bars in bot/services are chosen by that."""
    truth = task.targets[rows].argmax(axis=1)
    rooms = np.array([label.partition("/")[0] for label in task.labels])
    inside = np.where(rooms[None] == rooms[truth][:, None], scores, -np.inf)
    found = {}
    for name, of in (("any", scores), ("of_the_room", inside)):
        shares = softmax(of)
        right = of.argmax(axis=1) == truth
        for bar in (0.0, 0.3, 0.5, 0.7):
            sure = shares.max(axis=1) >= bar
            found[f"{name} from {bar}"] = [round(float(sure.mean()), 3), round(float(right[sure].mean()), 3)]
    found["room"] = [1.0, round(float((rooms[scores.argmax(axis=1)] == rooms[truth]).mean()), 3)]
    print(found)
    return {"held_out": found}
