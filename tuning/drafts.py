"""The reader of drafts: parts and faults of the rubric, for each kind of draft, from bot/content/checks/drafts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bot.content.loader import load_checks
from tuning.fit import Rows
from tuning.task import Floats, Task, lines

FOLDER = Path(__file__).parents[1] / "bot" / "content" / "checks" / "drafts"


def task() -> Task:
    """All drafts; a label is KIND/ID, and of each draft only the labels of its kind are asked."""
    paths = sorted(FOLDER.glob("*.tsv"))
    drafts: list[tuple[str, frozenset[str], str]] = []
    for path in paths:
        for ids, text in lines([path]):
            drafts.append((path.stem, frozenset(ids.split(",")) - {"-"}, text))
    labels = tuple(sorted({f"{kind}/{name}" for kind, ids, _ in drafts for name in ids}))
    targets = np.full((len(drafts), len(labels)), np.nan, np.float32)
    for row, (kind, ids, _) in enumerate(drafts):
        for column, label in enumerate(labels):
            its_kind, _, name = label.partition("/")
            if its_kind == kind:
                targets[row, column] = name in ids
    return Task(
        name="drafts",
        choices=0,
        labels=labels,
        texts=tuple(text for _, _, text in drafts),
        targets=targets,
        can_join=np.zeros(len(drafts), np.bool_),
        paths=tuple(paths),
    )


def calibrate(task: Task, rows: Rows, scores: Floats) -> dict[str, object]:
    """For each label, how what is heard and what the patterns match decide together, fitted on `scores` of the task's
    `rows`, which were held out, by a logistic regression whose bias is then moved to where F1 is best."""
    checks, mixes, before, after = load_checks(), {}, [], []
    kinds = [_kind(task, int(row)) for row in rows]
    matched = [set(checks.read(kind, task.texts[row])) for kind, row in zip(kinds, rows, strict=True)]
    for column, label in enumerate(task.labels):
        kind, _, name = label.partition("/")
        of_kind = [place for place, its_kind in enumerate(kinds) if its_kind == kind]
        found = np.array([[scores[place, column], name in matched[place]] for place in of_kind], np.float64)
        truth = task.targets[rows[of_kind], column] == 1
        model = LogisticRegression(C=1.0, class_weight="balanced").fit(found, truth)
        odds = found @ model.coef_[0] + model.intercept_[0]
        shift = max(np.linspace(-2, 2, 41), key=lambda shift: (_f1(odds + shift > 0, truth), -abs(shift)))
        mixes[label] = [float(model.coef_[0][0]), float(model.coef_[0][1]), float(model.intercept_[0] + shift / 2)]
        before.append(_f1(found[:, 0] > 0, truth))
        after.append(_f1(odds + shift / 2 > 0, truth))
        print(f"  {label:32} heard {before[-1]:.3f}, with patterns {after[-1]:.3f}")
    print(f"held out, F1 over all labels: heard {np.mean(before):.4f}, with patterns {np.mean(after):.4f}")
    return {"mixes": mixes, "held_out_f1": float(np.mean(after))}


def _kind(task: Task, row: int) -> str:
    return task.labels[int(np.flatnonzero(~np.isnan(task.targets[row]))[0])].partition("/")[0]


def _f1(found: npt.NDArray[np.bool_], truth: npt.NDArray[np.bool_]) -> float:
    hits = int((found & truth).sum())
    return 2 * hits / max(int(found.sum() + truth.sum()), 1)
