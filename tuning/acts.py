"""What somebody does with a message, fitted on messages of `tuning/natural`: `python -m tuning.acts`.

Says first how well authors are read whom it has not learned from.
"""

from __future__ import annotations

import hashlib
import json

import numpy as np
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from bot.dialogue.acts import NAME, features
from bot.encoder.meaning import READER, load_message_encoder
from bot.encoder.tuned import path_of
from tuning.natural import messages

STRENGTH = 0.003
LEAST_SPREAD = 0.01
"""What varies less counts as if it varied so much."""
UNSAID = "-"
"""In place of an act that nobody gave."""
SURE = (0.4, 0.5, 0.6)
FOLDS = 4


def _model() -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=400)


def main() -> None:
    """Fits, says how well it reads, and writes the coefficients."""
    said = [one for one in messages() if one.act != UNSAID]
    acts, authors = np.array([one.act for one in said]), np.array([one.author for one in said])
    rows = features(load_message_encoder().encode_deep([one.text for one in said]))
    mean, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), LEAST_SPREAD)
    rows = (rows - mean) / spread
    shares = cross_val_predict(_model(), rows, acts, groups=authors, cv=GroupKFold(FOLDS), method="predict_proba")
    right = np.unique(acts)[shares.argmax(axis=1)] == acts
    print(f"{len(said)} messages; right {right.mean():.3f}")
    for bar in SURE:
        sure = shares.max(axis=1) >= bar
        print(f"  from {bar} on: {sure.mean():.2f} of them, right {right[sure].mean():.3f}")
    for act in np.unique(acts):
        print(f"  {act:8} {np.sum(acts == act):5} found {right[acts == act].mean():.2f}")
    model = _model().fit(rows, acts)
    weights = (model.coef_ / spread).T
    reader = hashlib.sha256(path_of(READER).read_bytes()).hexdigest()
    about = {"labels": model.classes_.tolist(), "reader": reader}
    packed = {
        "weights": np.ascontiguousarray(weights, np.float32),
        "start": np.asarray(model.intercept_ - mean @ weights, np.float32),
        "about": np.frombuffer(json.dumps(about).encode(), np.uint8),
    }
    path = path_of(NAME)
    save_file(packed, path)
    path.chmod(0o644)
    print(path)


if __name__ == "__main__":
    main()
