"""Vectors of the keys in `bot/content/asked`, a byte a number, and how alike a message is to each."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.coaching.finding import Asked, Values
from bot.encoder.sentence import WIDTH
from bot.encoder.weights import Floats
from bot.services.found_reader import load_found_reader

KEPT = Path(__file__).parent / "found_keys.npz"
"""Those that are kept; what is not in it is encoded at the first need."""

_SCALE = 127
_BLOCK = 1024
"""How many keys are unpacked at once."""
Packed = npt.NDArray[np.int8]
"""Vectors in a byte a number."""
Kept = Mapping[bytes, Packed]


def packed_of(texts: Sequence[str], kept: Kept) -> Packed:
    """Vectors of texts, [texts, 384], of length _SCALE; those not kept are made. Raises EncoderError."""
    digests = _digests(texts)
    new = [text for text, digest in digests.items() if digest not in kept]
    made = dict(zip(new, _packed(load_found_reader().encode(new)), strict=True)) if new else {}
    rows = (made[text] if text in made else kept[digests[text]] for text in texts)
    return np.stack([*rows]) if texts else np.empty((0, WIDTH), np.int8)


def likenesses_of(keys: Packed, vector: Floats) -> Values:
    """The cosines of a vector of length one, [384], with each of `keys`; in blocks, to hold little at once."""
    found = np.empty(len(keys), np.float64)
    for start in range(0, len(keys), _BLOCK):
        found[start : start + _BLOCK] = keys[start : start + _BLOCK].astype(np.float32) @ vector
    return found / _SCALE


def unkept(texts: Iterable[str], kept: Kept) -> list[str]:
    """Those of the texts, each once, that have no kept vector."""
    return [text for text, digest in _digests(texts).items() if digest not in kept]


def read_kept(path: Path = KEPT) -> Kept:
    """Kept vectors, in a byte a number, by the digest of their text; nothing where the file is missing or is something
    else."""
    try:
        with np.load(path) as kept:
            return {digest.tobytes(): vector for digest, vector in zip(kept["texts"], kept["vectors"], strict=True)}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def keep(entries: Sequence[Asked], path: Path = KEPT) -> int:
    """Writes the vectors of all keys, in a byte a number; says how many. Raises EncoderError, OSError."""
    texts = sorted({text for entry in entries for text in entry.texts})
    vectors = packed_of(texts, read_kept(path))
    digests = np.frombuffer(b"".join(_digests(texts).values()), np.uint8).reshape(-1, 16)
    np.savez_compressed(path, texts=digests, vectors=vectors)
    return len(texts)


def _packed(vectors: Floats) -> Packed:
    return np.asarray(np.rint(vectors * _SCALE), np.int8)


def _digests(texts: Iterable[str]) -> dict[str, bytes]:
    """The digest of each text, each once, in their order, with the mark of the reader whose vectors they are."""
    begun = hashlib.sha256(load_found_reader().mark)

    def digest(text: str) -> bytes:
        whole = begun.copy()
        whole.update(text.encode(errors="surrogatepass"))
        return whole.digest()[:16]

    return {text: digest(text) for text in texts}
