"""`python -m tuning NAME`: fits the reader NAME and writes it to bot/encoder/readers, with how it was fitted."""

from __future__ import annotations

import argparse
import importlib
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

from tuning.fit import Fit, Rows, Settings
from tuning.task import Task, folds

READERS = Path(__file__).parents[1] / "bot" / "encoder" / "readers"
FOLDS = 7
NAMES = {
    "safety": Settings(epochs=3, join=0.1),
    "drafts": Settings(epochs=12, rate=1e-3),
    "intents": Settings(epochs=4, batch=32),
}


def held_out(task: Task) -> Rows:
    """The rows that the reader does not learn from, so that its word can be weighed against the phrases' on them."""
    return np.flatnonzero(folds(len(task.texts), FOLDS) == 0)


def write(task: Task, fit: Fit, settings: Settings, calibration: dict[str, object]) -> Path:
    """The reader as a safetensors file in half precision."""
    tensors = {}
    for name, (up, down) in fit.model.changes().items():
        tensors[f"{name}.up"], tensors[f"{name}.down"] = up.numpy(), down.numpy()
    head = fit.head
    tensors["asks"], tensors["says"] = head.asks.weight.detach().numpy().T, head.says.weight.detach().numpy().T
    tensors["sums"] = np.concatenate([head.sums.weight.detach().numpy().T, head.sums.bias.detach().numpy()[None]])
    about = {
        "labels": task.labels,
        "fingerprint": task.fingerprint,
        "examples": len(task.texts),
        "settings": asdict(settings),
        **calibration,
    }
    READERS.mkdir(exist_ok=True)
    path = READERS / f"{task.name}.safetensors"
    packed = {key: np.ascontiguousarray(value.astype(np.float16)) for key, value in tensors.items()}
    packed["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    save_file(packed, path)
    path.chmod(0o644)
    return path


def main() -> None:
    """Fits one reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=sorted(NAMES))
    name = parser.parse_args().name
    torch.set_num_threads(1)  # a second one waits for the first more than it helps
    module = importlib.import_module(f"tuning.{name}")
    task, settings = module.task(), NAMES[name]
    print(f"{name}: {len(task.texts)} texts, {len(task.labels)} labels", flush=True)
    rows, calibration = np.arange(len(task.texts)), {}
    left = held_out(task) if hasattr(module, "calibrate") else rows[:0]
    fit = Fit(task, np.setdiff1d(rows, left), settings)
    if len(left):
        calibration = module.calibrate(task, left, fit.scores([task.texts[row] for row in left]))
    print(write(task, fit, settings, calibration))


if __name__ == "__main__":
    main()
