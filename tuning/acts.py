"""What somebody does with a message, fitted on messages of `tuning/natural` and on those in few words or in dialect of
`tuning/acts`: `python -m tuning.acts`.

Says first how well authors are read whom it has not learned from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from bot.dialogue.acts import ACTS
from bot.dialogue.regression import features
from bot.encoder.meaning import load_message_encoder
from tuning.natural import messages
from tuning.regression import Fit
from tuning.task import lines

FOLDER = Path(__file__).parent / "acts"
STRENGTH = 0.003
UNSAID = "-"
"""In place of an act that nobody gave."""
SURE = (0.4, 0.5, 0.6)
FOLDS = 4


def main() -> None:
    """Fits, says how well it reads, and writes the coefficients."""
    said = [*_said()]
    authors, acts = np.array([author for author, _, _ in said]), np.array([act for _, act, _ in said])
    rows = features(load_message_encoder().encode_deep([text for _, _, text in said]))
    labels = np.unique(acts)
    shares = np.zeros((len(said), len(labels)))
    for learned, held_out in GroupKFold(FOLDS).split(rows, acts, authors):
        fit = Fit(rows[learned], acts[learned].tolist(), STRENGTH)
        shares[np.ix_(held_out, np.searchsorted(labels, fit.labels))] = fit.shares(rows[held_out])
    right = labels[shares.argmax(axis=1)] == acts
    print(f"{len(said)} messages; right {right.mean():.3f}")
    for bar in SURE:
        sure = shares.max(axis=1) >= bar
        print(f"  from {bar} on: {sure.mean():.2f} of them, right {right[sure].mean():.3f}")
    for act in labels:
        print(f"  {act:8} {np.sum(acts == act):5} found {right[acts == act].mean():.2f}")
    print(Fit(rows, acts.tolist(), STRENGTH).write(ACTS.name))


def _said() -> Iterator[tuple[str, str, str]]:
    """Who wrote a message, its act, and the message."""
    yield from ((one.author, one.act, one.text) for one in messages() if one.act != UNSAID)
    for path in sorted(FOLDER.glob("*.tsv")):
        yield from ((path.stem, act, text) for act, text in lines([path]))


if __name__ == "__main__":
    main()
