"""The reader of danger: level, concern and whom it is about, from bot/content/safety/examples."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bot.coaching.safety import Screen
from bot.coaching.safety.ear import SITUATIONS, evidence, situation
from bot.coaching.safety.levels import CONCERNS
from bot.content.loader import load_phrases
from tuning.task import Floats, Task, fingerprint

FOLDER = Path(__file__).parents[1] / "bot" / "content" / "safety" / "examples"
KINDS = (
    "none",
    *(f"watch:{concern}" for concern in CONCERNS),
    *(f"urgent:{concern}" for concern in CONCERNS if concern != "relapse"),
)
WHOM = ("other", "doer")
ALARMED, FALSE_URGENT = 0.04, 0.01
"""The shares of near-misses that may be taken for a worry, and for an emergency."""


def task() -> Task:
    """The examples, each text once."""
    paths = sorted(FOLDER.glob("*.tsv"))
    found: dict[str, tuple[str, str]] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 4:
                level, concern, whom, text = columns
                found[text] = (level if level == "none" else f"{level}:{concern}", whom)
    labels = KINDS + WHOM
    targets = np.zeros((len(found), len(labels)), np.float32)
    for row, (kind, whom) in enumerate(found.values()):
        targets[row, labels.index(kind)] = 1
        targets[row, labels.index("other")] = whom == "o" if whom else np.nan
        targets[row, labels.index("doer")] = whom == "d" if kind.endswith("abuse_of_child") and whom else np.nan
    return Task(
        name="safety",
        choices=len(KINDS),
        labels=labels,
        texts=tuple(found),
        targets=targets,
        weights=np.ones(len(found), np.float32),
        can_join=targets[:, 0] == 1,
        fingerprint=fingerprint(paths),
    )


def calibrate(task: Task, scores: Floats) -> dict[str, object]:
    """How phrases and reader decide together, fitted on `scores` of messages that were held out.

    Two logistic regressions, for any concern and for an emergency, over the reader's log-odds and what the phrases made
    of the message; and the bars above which a share of near-misses no higher than allowed comes.
    """
    screen = Screen(load_phrases())
    places = [SITUATIONS.index(situation(screen.explain(text))) for text in task.texts]
    truth = task.targets[:, : task.choices].argmax(axis=1)
    is_urgent = np.array([label.startswith("urgent") for label in task.labels])[truth]
    odds = evidence(scores[:, : task.choices], task.labels[: task.choices])
    found: dict[str, object] = {}
    for name, column, answer, allowed in (
        ("any", 0, truth > 0, ALARMED),
        ("urgent", 1, is_urgent, FALSE_URGENT),
    ):
        design = np.concatenate([odds[:, [column]], np.eye(len(SITUATIONS))[places]], axis=1)
        model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000).fit(design, answer)
        shares = model.predict_proba(design)[:, 1]
        bar = float(np.quantile(shares[truth == 0], 1 - allowed))
        found[name] = {"weights": model.coef_[0].tolist(), "bar": bar}
        print(
            f"{name}: bar {bar:.3f}; over it {np.mean(shares[answer] >= bar):.3f} of those that count,"
            f" {np.mean(shares[truth == 0] >= bar):.3f} of those that are nothing"
        )
        print("  weights", dict(zip(("reader", *SITUATIONS), model.coef_[0].round(2), strict=True)))
    concern = _concern(scores, task)
    print(f"right concern where there is one: {concern:.3f}")
    return {"mixes": found}


def doubtful(task: Task, scores: Floats, below: float = 0.03) -> npt.NDArray[np.int64]:
    """The examples whose label the reader finds least likely when it has not learned from them: to be read again."""
    powers = np.exp(scores[:, : task.choices] - scores[:, : task.choices].max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    own = shares[np.arange(len(shares)), task.targets[:, : task.choices].argmax(axis=1)]
    return np.flatnonzero(own < below)[np.argsort(own[own < below])]


def _concern(scores: Floats, task: Task) -> float:
    kinds = task.labels[: task.choices]
    truth = task.targets[:, : task.choices].argmax(axis=1)
    best = [kinds[1:][place].partition(":")[2] for place in scores[:, 1 : task.choices].argmax(axis=1)]
    right = [kinds[place].partition(":")[2] for place in truth]
    return float(np.mean([one == other for one, other, place in zip(best, right, truth, strict=True) if place]))
