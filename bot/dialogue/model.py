"""The trained model and its sources: trained only when these have changed."""

from __future__ import annotations

import fcntl
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.errors import DialogueError, ModelStaleError

_SOURCES = (
    "config.yml",
    "domain.yml",
    "data",
    "bot/dialogue/classifier.py",
    "bot/dialogue/featurizer.py",
    "bot/encoder",
    "bot/encoder/readers/intents.safetensors",
    "uv.lock",
)


def _files(root: Path) -> Iterator[Path]:
    for name in _SOURCES:
        place = root / name
        if place.is_file():
            yield place
        else:
            yield from sorted(f for f in place.rglob("*") if f.suffix in {".yml", ".py"})


def digest(root: Path) -> str:
    """The sha256 over everything that a model is trained from."""
    total = hashlib.sha256()
    for file in _files(root):
        total.update(file.relative_to(root).as_posix().encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def model_path(root: Path) -> Path:
    """Where the model of this checkout lies."""
    return root / "models" / "kith.tar.gz"


def _stamp(root: Path) -> Path:
    return root / "models" / "kith.json"


def is_fresh(root: Path) -> bool:
    """Whether there is a model as it was trained, whole, from the present sources."""
    try:
        stamp = json.loads(_stamp(root).read_text())
        is_whole = stamp.get("model") in (None, sum_of(model_path(root)))  # stamps of 0.1.0 have no sum
        return bool(is_whole and stamp["digest"] == digest(root))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def sum_of(file: Path) -> str:
    """The sha256 of a file. Raises OSError."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def require_fresh(root: Path) -> Path:
    """The model's path. Raises ModelStaleError where it is missing, damaged or was trained from other sources."""
    if not is_fresh(root):
        raise ModelStaleError("The dialogue model does not match its sources, or is damaged: run `kith train`.")
    return model_path(root)


def train(root: Path, *, force: bool = False) -> Path:
    """Trains the model where its sources changed, or anyway; returns its path. Imports Rasa.

    Two processes at once train one after the other, the second only where it still must. Raises DialogueError.
    """
    model_path(root).parent.mkdir(exist_ok=True)
    with (model_path(root).parent / "training.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if force or not is_fresh(root):
            _train(root)
    return model_path(root)


def _train(root: Path) -> None:
    from bot.dialogue import quiet

    quiet.prepare()
    import rasa.model_training

    quiet.hush()
    trained_from = digest(root)
    result = rasa.model_training.train(
        domain=str(root / "domain.yml"),
        config=str(root / "config.yml"),
        training_files=[str(root / "data")],
        output=str(root / "models"),
        fixed_model_name="kith",
    )
    if result.model is None or result.code:
        raise DialogueError("Training the dialogue model failed: run `rasa data validate` to see where.")
    _stamp(root).write_text(json.dumps({"digest": trained_from, "model": sum_of(model_path(root))}) + "\n")


def train_apart(root: Path) -> Path:
    """Trains in a process of its own, so that this one stays small. Raises DialogueError where it fails."""
    if subprocess.run([sys.executable, "-m", "bot", "train"], cwd=root, stdout=sys.stderr).returncode:
        raise DialogueError("Training the dialogue model failed: run `kith train` to see why.")
    return model_path(root)
