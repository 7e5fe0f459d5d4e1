"""Vectors of training texts, kept on disk: after a change to the data only new texts are encoded again."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.encoder import layer, meaning, sentence, text, together, tuned
from bot.encoder.meaning import READER, MessageEncoder
from bot.encoder.weights import TOKENIZER_SHA256, WEIGHTS_SHA256, Floats

Halves = npt.NDArray[np.float16]


def encode_kept(encoder: MessageEncoder, texts: Sequence[str], folder: Path) -> Floats:
    """Vectors of `texts`, one row each, in half precision; `folder` then holds those of exactly these texts.

    Whether a vector was kept or is new makes no difference to it. A file that cannot be read is made anew.
    """
    path = folder / f"vectors-{_version()}.npz"
    known = _read(path)
    keys = [hashlib.sha256(said.encode(errors="surrogatepass")).digest()[:16] for said in texts]
    new = {key: said for key, said in zip(keys, texts, strict=True) if key not in known}
    if new:
        known.update(zip(new, encoder.encode_deep(list(new.values())).astype(np.float16), strict=True))
    vectors = np.stack([known[key] for key in keys]) if keys else np.zeros((0, 0), np.float16)
    if new:
        _write(path, keys, vectors)
    return vectors.astype(np.float32)


def _version() -> str:
    """What a vector depends on besides its text."""
    files = [Path(str(module.__file__)) for module in (layer, meaning, sentence, text, together, tuned)]
    sources = b"".join(file.read_bytes() for file in [*files, tuned.path_of(READER)])
    return hashlib.sha256(f"{WEIGHTS_SHA256} {TOKENIZER_SHA256}".encode() + sources).hexdigest()[:16]


def _read(path: Path) -> dict[bytes, Halves]:
    try:
        with np.load(path) as kept:
            keys, vectors = kept["keys"], kept["vectors"]
            return {row.tobytes(): vector for row, vector in zip(keys, vectors, strict=True)}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def _write(path: Path, keys: list[bytes], vectors: Halves) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        np.savez(file, keys=np.frombuffer(b"".join(keys), np.uint8).reshape(-1, 16), vectors=vectors)
    Path(file.name).replace(path)
    for outdated in path.parent.glob("vectors-*.npz"):
        if outdated != path:
            outdated.unlink(missing_ok=True)
