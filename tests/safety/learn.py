"""Learns the second ear of the screen from bot/content/safety/examples.tsv and writes it to the end of phrases.yml.

Run `python -m tests.safety.learn` after a change of the examples; the same examples give the same numbers.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.coaching.safety import Screen
from bot.coaching.safety.echo import NOTHING_LABEL, Echo
from bot.content.loader import load_phrases
from bot.encoder.sentence import encode_deep, load_encoder

SAFETY = Path(__file__).resolve().parents[2] / "bot" / "content" / "safety"
STRENGTH = 8.0
NEAR_MISS_COUNTS = 3.0


def examples() -> list[tuple[str, float, str]]:
    """Label, weight and text of each example."""
    rows = [line.split("\t") for line in (SAFETY / "examples.tsv").read_text(encoding="utf-8").splitlines()]
    return [
        (
            level if level == NOTHING_LABEL else f"{level}:{concern}",
            NEAR_MISS_COUNTS if concern == "near" else 1.0,
            text,
        )
        for level, concern, text in (row for row in rows if len(row) == 3)
        if level in ("none", "watch", "urgent")
    ]


def learn(screen: Screen) -> Echo:
    """An echo fitted to the examples."""
    labels, counts, texts = zip(*examples(), strict=True)
    vectors = load_encoder().encode_deep([screen.plain(text) for text in texts])
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(vectors, labels, sample_weight=counts)
    scales = np.abs(model.coef_).max(axis=1) / 127
    return Echo(
        labels=tuple(str(label) for label in model.classes_),
        weights=np.round(model.coef_ / scales[:, None]).astype(np.int8).T.copy(),
        scales=scales.astype(np.float32),
        biases=model.intercept_.astype(np.float32),
    )


def main() -> None:
    """Replaces the block `echo` at the end of phrases.yml."""
    packed = learn(Screen(load_phrases(), encode_deep)).pack()
    path = SAFETY / "phrases.yml"
    text = re.sub(r"\n# Learned from examples\.tsv.*\Z", "\n", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = "\n".join(f"  {packed[start : start + 140]}" for start in range(0, len(packed), 140))
    note = "# Learned from examples.tsv by tests/safety/learn.py; not to be edited by hand."
    path.write_text(f"{text.rstrip()}\n\n{note}\necho: |\n{lines}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
