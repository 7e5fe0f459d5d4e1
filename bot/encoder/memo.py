"""What was read ahead: the rows of the last few texts, so that whoever asks for one of them need not wait."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

from bot.encoder.weights import Floats

SIZE = 256
"""How many texts are remembered; more of them never wait at once."""


class Memo:
    """Rows by the digest of their text. Only what is told is remembered, and the oldest is forgotten first."""

    def __init__(self) -> None:
        self._rows: OrderedDict[bytes, Floats] = OrderedDict()

    def __contains__(self, text: str) -> bool:
        return _digest(text) in self._rows

    def tell(self, text: str, row: Floats) -> None:
        """Remembers the row of a text, [columns]."""
        self._rows[_digest(text)] = row
        while len(self._rows) > SIZE:
            self._rows.popitem(last=False)

    def rows(self, texts: Sequence[str], make: Callable[[Sequence[str]], Floats]) -> Floats:
        """The rows of texts, [texts, columns]: remembered ones, or where one is missing all as `make` makes them."""
        known = [self._rows.get(_digest(text)) for text in texts] if self._rows else []
        found = [row for row in known if row is not None]
        return np.stack(found) if found and len(found) == len(texts) else make(texts)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
