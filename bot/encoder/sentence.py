"""The sentence encoder: all-MiniLM-L6-v2 as a forward pass in numpy."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from bot.encoder.layer import Layer, normalise
from bot.encoder.text import plain
from bot.encoder.weights import Floats, find_tokenizer, find_weights, map_tensors

Tokens = Sequence[Sequence[int]]
"""The token ids of texts."""

WIDTH = 384
LAYERS = 6
UPPER = range(3, LAYERS)
"""The layers whose states are the deep vectors, and which a reader changes that shares the lower ones."""
MAX_TOKENS = 128
_BATCH = 32
_REMEMBERED = 8
"""Of how many single texts the lower half is kept, 200 KB each at most."""


class SentenceEncoder:
    """Text to meaning. Safe to share between threads: nothing changes after loading but what is remembered of the last
    texts, for several readers look at the same one after the other."""

    def __init__(self, tokenizer: Tokenizer, tensors: dict[str, Floats]) -> None:
        self._tokenizer = tokenizer
        self.tensors = tensors
        self._words = tensors["embeddings.word_embeddings.weight"]
        self._places = (
            tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = (tensors["embeddings.LayerNorm.weight"], tensors["embeddings.LayerNorm.bias"])
        layers = [Layer(tensors, number) for number in range(LAYERS)]
        self._lower, self._upper = layers[: UPPER.start], layers[UPPER.start :]
        self._states_of = functools.lru_cache(maxsize=_REMEMBERED)(self._new_states_of)

    @classmethod
    def load(cls) -> SentenceEncoder:
        """The encoder from the installed weights. Raises EncoderError without the published files."""
        return cls(read_tokenizer(), map_tensors(find_weights()))

    def encode(self, texts: Sequence[str]) -> Floats:
        """Texts to vectors of length one, [len(texts), 384]; what comes after MAX_TOKENS tokens is not read."""
        return self.encode_deep(texts)[:, -WIDTH:]

    def encode_deep(self, texts: Sequence[str]) -> Floats:
        """Texts to the mean states of the upper layers, each of length one, the last one last: [len(texts), 1152].

        The earlier layers hold more of the wording; together they classify better than the last one alone.
        """
        return self.read(texts, self.means, len(UPPER) * WIDTH)

    def encode_low(self, texts: Sequence[str]) -> Floats:
        """Texts to the mean state after the lower layers, of length one, [len(texts), 384]: how more than what."""
        return self.read(texts, mean, WIDTH)

    def read(
        self,
        texts: Sequence[str],
        top: Callable[[Floats, Floats], Floats],
        columns: int,
        states: Callable[[Tokens], tuple[Floats, Floats]] | None = None,
    ) -> Floats:
        """What `top` makes of the states after the lower layers, or of other `states`: [len(texts), columns].

        It gets states [texts, tokens, 384] of a batch and [texts, tokens] with 1 for a token and 0 for padding.
        """
        states = states or self.states
        found = np.zeros((len(texts), columns), np.float32)
        tokens = self.tokens(texts)
        order = sorted(range(len(texts)), key=lambda index: len(tokens[index]))
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]

        def fill(batch: list[int]) -> None:
            found[batch] = top(*states([tokens[index] for index in batch]))

        if len(batches) <= 1:
            list(map(fill, batches))
        else:
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                list(threads.map(fill, batches))
        return found

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """The token ids of each text, between the marks of its beginning and end; MAX_TOKENS at most."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch([plain(text) for text in texts])]

    def states(self, tokens: Tokens) -> tuple[Floats, Floats]:
        """States after the lower layers, [texts, tokens, 384], and 1 for each token, 0 for padding, [texts, tokens]."""
        return self._states_of(tuple(tokens[0])) if len(tokens) == 1 else self._new_states(tokens)

    def _new_states_of(self, tokens: tuple[int, ...]) -> tuple[Floats, Floats]:
        hidden, real = self._new_states([tokens])
        hidden.setflags(write=False)
        real.setflags(write=False)
        return hidden, real

    def _new_states(self, tokens: Tokens) -> tuple[Floats, Floats]:
        hidden, real = self.embed(tokens)
        for layer in self._lower:
            hidden = layer.forward(hidden, real)
        return hidden, real

    def embed(self, tokens: Tokens) -> tuple[Floats, Floats]:
        """States before the first layer, [texts, tokens, 384], and 1 for each token, 0 for padding, [texts, tokens]."""
        longest = max(len(row) for row in tokens)
        ids = np.zeros((len(tokens), longest), np.int64)
        real = np.zeros((len(tokens), longest), np.float32)
        for number, row in enumerate(tokens):
            ids[number, : len(row)] = row
            real[number, : len(row)] = 1
        return normalise(self._words[ids] + self._places[:longest], *self._norm), real

    def means(self, hidden: Floats, real: Floats) -> Floats:
        """The deep vectors from the states after the lower layers."""
        means = []
        for layer in self._upper:
            hidden = layer.forward(hidden, real)
            means.append(mean(hidden, real))
        return np.concatenate(means, axis=1)


def mean(hidden: Floats, real: Floats) -> Floats:
    """The mean state of each text, of length one, [texts, 384]."""
    whole = np.einsum("ntd,nt->nd", hidden, real)
    return np.asarray(whole / np.linalg.norm(whole, axis=1, keepdims=True))


def read_tokenizer() -> Tokenizer:
    """The published tokenizer, cutting at MAX_TOKENS. Raises EncoderError."""
    tokenizer = Tokenizer.from_file(str(find_tokenizer()))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


@functools.cache
def load_encoder() -> SentenceEncoder:
    """The one encoder of this process, loaded at the first call. Raises EncoderError.

    From then on numpy's BLAS uses one thread for each of ours: on matrices as small as these a second one gains a tenth
    on an idle machine, and on a busy one the two wait for each other five times as long as the work takes.
    """
    threadpool_limits(limits=1, user_api="blas")
    return SentenceEncoder.load()


def encode_deep(texts: Sequence[str]) -> Floats:
    """The deep vectors of texts, by the one encoder of this process. Raises EncoderError."""
    return load_encoder().encode_deep(texts)
