"""How words land with somebody who disagrees, fitted on rated answers: `python -m tuning.reception FILE.jsonl`.

FILE is half of the public set of Yeomans, Minson and others (docs/feedback.md has source and licence): one object a
line with "text" and "rating". It is not part of this repository; the fitted numbers are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, cross_val_predict

from bot.coaching.review.reception import FEATURES_SCALE, VECTOR_SCALE, features
from bot.content.loader import load_checks
from bot.encoder.sentence import load_encoder
from bot.encoder.tone import FILE

PENALTY = 10.0


def main() -> None:
    """Fits, says how well it predicts held-out ratings, and writes the coefficients."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    texts, ratings = [row["text"] for row in rows], np.array([row["rating"] for row in rows])
    checks = load_checks()
    readable = np.array([features(text, checks) for text in texts])
    vectors = load_encoder().encode_low(texts)
    folds = KFold(10, shuffle=True, random_state=0)
    for name, design in (
        ("readable features", readable),
        ("sentence vectors", vectors * VECTOR_SCALE),
        ("both", np.concatenate([readable * FEATURES_SCALE, vectors * VECTOR_SCALE], axis=1)),
    ):
        found = cross_val_predict(Ridge(PENALTY), design, ratings, cv=folds)
        print(f"{name}: correlation with held-out ratings {np.corrcoef(found, ratings)[0, 1]:.3f}")
    model = Ridge(PENALTY).fit(design, ratings)
    spread = float(found.std())
    count = readable.shape[1]
    for name, weight in zip((check.id for check in checks.sheets["reception"].checks), model.coef_, strict=False):
        print(f"  {name:20} {weight * FEATURES_SCALE / spread:+.3f}")
    save_file(
        {
            "features": np.asarray(model.coef_[:count] * FEATURES_SCALE / spread, np.float32),
            "vector": np.asarray(model.coef_[count:] * VECTOR_SCALE / spread, np.float32),
            "start": np.asarray([model.intercept_ / spread], np.float32),
        },
        FILE,
    )


if __name__ == "__main__":
    main()
