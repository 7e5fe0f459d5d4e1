"""Readers as files: read to go on from, and written in half precision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file

from bot.encoder.tuned import path_of
from tuning.minilm import MiniLM, Tensors
from tuning.task import Floats


def start_of(name: str) -> Tensors:
    """What the reader NAME has learned."""
    read = load_file(path_of(name))
    return {key: torch.from_numpy(values.astype(np.float32)) for key, values in read.items() if key != "about"}


def changes_of(model: MiniLM, rank: int) -> dict[str, Floats]:
    """What a model learned, by the names in a file: of whole weights the nearest changes of `rank`."""
    pairs = model.changes(rank).items()
    return {
        f"{name}.{part}": one.numpy() for name, pair in pairs for part, one in zip(("up", "down"), pair, strict=True)
    }


def write(name: str, tensors: Mapping[str, Floats], about: Mapping[str, object]) -> Path:
    """The reader NAME in bot/encoder/readers, with what its fitting noted."""
    packed = {key: np.ascontiguousarray(values.astype(np.float16)) for key, values in tensors.items()}
    packed["about"] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    path = path_of(name)
    path.parent.mkdir(exist_ok=True)
    save_file(packed, path)
    path.chmod(0o644)
    return path
