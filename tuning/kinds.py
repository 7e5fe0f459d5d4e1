"""Which kind a draft is, fitted on the labelled drafts: `python -m tuning.kinds`, after `python -m tuning drafts`.

Says how often the likeliest kind is right on the drafts of tests/feedback, which it never learns from, by how sure it
is: the bar from which a draft is read without asking for its kind is chosen by that.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from bot.coaching.review import KINDS, Checks
from bot.content.draft_kinds import design, matched
from bot.content.ear import scores_of
from bot.content.loader import load_checks
from bot.encoder.sentence import load_encoder
from tuning.drafts import FOLDER
from tuning.file import write
from tuning.task import Floats, lines

PENALTY = 0.1
HELD_OUT = Path(__file__).parents[1] / "tests" / "feedback"
BARS = (0.0, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    """Fits, says how often it is right, and writes the coefficients."""
    checks = load_checks()
    names = [f"{kind}/{check.id}" for kind in KINDS for check in checks.sheets[kind].checks]
    learned = [(kind, text) for kind in KINDS for _, text in lines([FOLDER / f"{kind}.tsv"])]
    held_out = [(kind, text) for kind in KINDS for text in _held_out(kind)]
    model = LogisticRegression(C=PENALTY, max_iter=3000)
    model.fit(_design(learned, checks, names), [KINDS.index(kind) for kind, _ in learned])
    likely = model.predict_proba(_design(held_out, checks, names))
    is_right = likely.argmax(axis=1) == [KINDS.index(kind) for kind, _ in held_out]
    for bar in BARS:
        is_sure = likely.max(axis=1) >= bar
        print(f"from {bar:.2f}: {is_sure.mean():.0%} of {len(held_out)} drafts, {is_right[is_sure].mean():.1%} right")
    weights = np.concatenate([model.coef_.T, model.intercept_[None]])
    print(write("kinds", {"weights": weights}, {"matched": names, "examples": len(learned)}))


def _held_out(kind: str) -> list[str]:
    drafts = yaml.safe_load((HELD_OUT / f"{kind}.yml").read_text(encoding="utf-8"))["drafts"]
    return [one["text"] for one in drafts]


def _design(drafts: list[tuple[str, str]], checks: Checks, names: list[str]) -> Floats:
    texts = [text for _, text in drafts]
    rows = zip(texts, load_encoder().encode(texts), strict=True)
    return np.stack([design(scores_of(text), vector, matched(text, checks, names)) for text, vector in rows])


if __name__ == "__main__":
    main()
