"""The ear for Spanish: a linear model over words and pieces of words: `python -m tuning.spanish` fits and writes it.

It needs scikit-learn and no PyTorch, and takes minutes. Each file of examples is held out in turn, small ones together:
from those scores come how phrases and model decide together, and what is printed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.coaching.safety import Ear, Mix, Screen
from bot.coaching.safety.ear import SPANISH_WORRY
from bot.coaching.safety.ngrams import PARTS, TABLE, Grams, grams, weighed
from bot.content.loader import load_phrases
from bot.encoder.tuned import path_of
from tuning.safety import FOLDER, KINDS, WHOM, calibrate
from tuning.task import Floats, Task, lines

FILES = (*sorted(FOLDER.glob("spanish*.tsv")), *sorted((Path(__file__).parent / "waiting").glob("spanish*.tsv")))
SENSES = Path(__file__).parent / "spanish_senses.txt"
FEW = 400
"""Files of fewer examples are held out together."""
STRENGTH = 10.0
"""How freely weights may grow: the inverse of the ridge penalty."""


def senses() -> dict[str, str]:
    """What each word, or beginning of words, of SENSES is about."""
    found: dict[str, str] = {}
    for line in SENSES.read_text(encoding="utf-8").splitlines():
        sense, is_one, words = line.partition(": ")
        if is_one and not line.startswith("#"):
            found = dict.fromkeys(words.split(), sense) | found
    return found


def task(paths: Sequence[Path]) -> Task:
    """The Spanish examples of these files, in their order."""
    rows = list(lines(paths))
    labels = KINDS + WHOM
    targets = np.full((len(rows), len(labels)), np.nan, np.float32)
    for row, (level, concern, whom, _) in enumerate(rows):
        kind = level if level == "none" else f"{level}:{concern}"
        targets[row, : len(KINDS)] = np.array(KINDS) == kind
        if whom:
            targets[row, labels.index("other")] = whom == "o"
            targets[row, labels.index("doer")] = whom == "d" if concern == "abuse_of_child" else np.nan
    texts = tuple(text for *_, text in rows)
    return Task("spanish", len(KINDS), labels, texts, targets, can_join=targets[:, 0] == 1, paths=tuple(paths))


def fit(texts: Sequence[str], targets: Floats) -> Grams:
    """The linear model of these texts: one choice among KINDS, and a yes or no for each of WHOM."""
    about = senses()
    seen = np.zeros(PARTS * TABLE, np.float32)
    for text in texts:
        seen[grams(text, about)[0]] += 1
    rarity = np.asarray(np.log((1 + len(texts)) / (1 + seen)) + 1, np.float32)
    found = [weighed(text, rarity, about) for text in texts]
    ends = np.cumsum([0, *(len(places) for places, _ in found)])
    design = csr_matrix(
        (np.concatenate([amounts for _, amounts in found]), np.concatenate([places for places, _ in found]), ends),
        (len(texts), PARTS * TABLE),
    )
    weights = np.zeros((PARTS * TABLE, targets.shape[1]), np.float32)
    start = np.zeros(targets.shape[1], np.float32)
    kinds = len(KINDS)
    model = LogisticRegression(C=STRENGTH, max_iter=60).fit(design, targets[:, :kinds].argmax(axis=1))
    weights[:, model.classes_], start[model.classes_] = model.coef_.T, model.intercept_
    for label in range(kinds, targets.shape[1]):
        asked = np.flatnonzero(~np.isnan(targets[:, label]))
        model = LogisticRegression(C=STRENGTH, max_iter=60).fit(design[asked], targets[asked, label] == 1)
        weights[:, label], start[label] = model.coef_[0], model.intercept_[0]
    return Grams(rarity, weights, start, about)


def tell(name: str, screen: Screen, of: Task) -> None:
    """Prints how much a screen notices of a task."""
    levels = [screen.read(text).level for text in of.texts]
    kinds = [KINDS[place].partition(":")[0] for place in of.targets[:, : len(KINDS)].argmax(axis=1)]
    for level in ("urgent", "watch", "none"):
        here = [found for found, kind in zip(levels, kinds, strict=True) if kind == level]
        shares = (np.mean([found != "none" for found in here]), np.mean([found == "urgent" for found in here]))
        print(f"  {name}, {level}: noticed {shares[0]:.3f}, called urgent {shares[1]:.3f}", flush=True)


def groups() -> list[tuple[Path, ...]]:
    """Which files are held out together: each by itself, the small ones at once."""
    sizes = {path: len(list(lines([path]))) for path in FILES}
    small = tuple(path for path in FILES if sizes[path] < FEW)
    return [*((path,) for path in FILES if path not in small), *([small] if small else [])]


def main() -> None:
    """Fits, tells what each held-out file shows, and writes the model."""
    parts, models = [], []
    for group in groups():
        print("without", *(path.name for path in group), flush=True)
        others = task([path for path in FILES if path not in group])
        models.append(fit(others.texts, others.targets))
        parts.append(task(group))
    whole = task([path for part in parts for path in part.paths])
    scores = np.concatenate([model.scores(part.texts) for model, part in zip(models, parts, strict=True)])
    about = calibrate(whole, np.arange(len(whole.texts)), scores)
    mixes = {name: Mix(**numbers) for name, numbers in about["mixes"].items()}  # type: ignore[attr-defined]
    phrases = load_phrases()
    for model, part in zip(models, parts, strict=True):
        print(*(path.name for path in part.paths))
        tell("phrases alone", Screen(phrases), part)
        ear = Ear(whole.labels, mixes["any"], mixes["urgent"], model.scores, SPANISH_WORRY)
        tell("held out", Screen(phrases, ear.hear), part)
    model = fit(whole.texts, whole.targets)
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES}
    about |= {"labels": whole.labels, "senses": model.senses, "learned_from": sums, "examples": len(whole.texts)}
    save_file(
        {
            "rarity": model.rarity.astype(np.float16),
            "weights": model.weights.astype(np.float16),
            "start": model.start,
            "about": np.frombuffer(json.dumps(about).encode(), np.uint8),
        },
        path_of("spanish"),
    )
    path_of("spanish").chmod(0o644)


if __name__ == "__main__":
    main()
