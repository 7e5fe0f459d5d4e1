"""`python -m tuning NAME`: fits the reader NAME and writes it to bot/encoder/readers, with how it was fitted.

With `--on EPOCHS` the reader that is there learns on for so many epochs, at half the rate; with `--minutes` it is
content with what it learns until then.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch

from bot.encoder.tuned import load_reader
from tuning.file import changes_of, start_of
from tuning.file import write as save
from tuning.fit import Fit, Settings
from tuning.minilm import WHOLE, Tensors
from tuning.task import Task, folds

Calibrate = Callable[..., dict[str, object]]
"""Of a task, rows and their scores, and, where one fit holds all rows out, what scores other texts as it does."""

NAMES = {
    "safety": Settings(
        rank=WHOLE,
        keeps=64,
        layers=6,
        epochs=4,
        rate=6e-4,
        batch=32,
        follow=0.003,
        smoothing=0.04,
        seldom=0.3,
        join=0.2,
    ),
    "drafts": Settings(epochs=12, rate=1e-3, turns=3),
    "starters": Settings(rank=48, epochs=6, batch=32, smoothing=0.1, after="intents"),
    "intents": Settings(rank=32, epochs=4, batch=32, seldom=0.3),
}
PART, OF_NEWEST = 14, 10
"""Where the examples are not held out in turns, one in so many is held out of the reader for good: of the older ones,
and of those that come more often than once."""


def fitted(
    task: Task, settings: Settings, calibrate: Calibrate | None, start: Tensors | None
) -> tuple[Fit, dict[str, object]]:
    """A reader, and what was calibrated on examples that it, or those fitted for this alone, had not learned from."""
    everything = np.arange(len(task.texts))
    if calibrate is None:
        return Fit(task, everything, settings, start), {}
    if settings.turns:
        fold, scores = folds(task.texts, settings.turns), np.zeros((len(task.texts), len(task.labels)), np.float32)
        for turn in range(settings.turns):
            print(f"turn {turn + 1} of {settings.turns}", flush=True)
            left = np.flatnonzero(fold == turn)
            fit = Fit(task, np.flatnonzero(fold != turn), settings)
            scores[left] = fit.scores([task.texts[row] for row in left])
        return Fit(task, everything, settings), calibrate(task, everything, scores)
    is_new = np.array([text in task.often for text in task.texts])
    left = np.flatnonzero(np.where(is_new, folds(task.texts, OF_NEWEST), folds(task.texts, PART)) == 0)
    fit = Fit(task, np.setdiff1d(everything, left), settings, start)
    return fit, calibrate(task, left, fit.scores([task.texts[row] for row in left]), fit.scores)


def write(task: Task, fit: Fit, settings: Settings, calibration: dict[str, object]) -> Path:
    """The reader as a safetensors file in half precision."""
    tensors = changes_of(fit.model, settings.keeps or settings.rank)
    head = fit.head
    tensors["asks"], tensors["says"] = head.asks.weight.detach().numpy().T, head.says.weight.detach().numpy().T
    tensors["sums"] = np.concatenate([head.sums.weight.detach().numpy().T, head.sums.bias.detach().numpy()[None]])
    about = {
        "labels": task.labels,
        "learned_from": task.learned_from,
        "examples": len(task.texts),
        "layers": settings.layers,
        "settings": asdict(settings) | {"epochs": fit.epochs},
        **calibration,
    }
    return save(task.name, tensors, about)


def main() -> None:
    """Fits one reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=sorted(NAMES))
    parser.add_argument("--on", type=int, default=0, metavar="EPOCHS")
    parser.add_argument("--minutes", type=float, default=0.0)
    given = parser.parse_args()
    name = given.name
    torch.set_num_threads(1)  # a second one waits for the first more than it helps
    module = importlib.import_module(f"tuning.{name}")
    task, settings = module.task(), NAMES[name]
    print(f"{name}: {len(task.texts)} texts, {len(task.labels)} labels", flush=True)
    settings = replace(settings, minutes=given.minutes)
    start = start_of(settings.after) if settings.after else None
    if given.on:
        start = start_of(name)
        settings = replace(settings, epochs=given.on, rate=settings.rate / 2, after="")
    fit, calibration = fitted(task, settings, getattr(module, "calibrate", None), start)
    if given.on:
        calibration["went_on_from"] = load_reader(name).about["settings"]
    print(write(task, fit, settings, calibration))


if __name__ == "__main__":
    main()
