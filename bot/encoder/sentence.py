"""The sentence encoder: all-MiniLM-L6-v2 as a forward pass in numpy."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]
from tokenizers import Tokenizer

from bot.encoder.text import plain
from bot.encoder.weights import Floats, find_tokenizer, find_weights, map_tensors

DIMENSIONS = 384
DEEP_LAYERS = 3
MAX_TOKENS = 128
_LAYERS, _HEADS, _BATCH = 6, 12, 32
_EPSILON = np.float32(1e-12)


class SentenceEncoder:
    """Text to meaning. Safe to share between threads: nothing changes after loading."""

    def __init__(self, tokenizer: Tokenizer, tensors: dict[str, Floats]) -> None:
        self._tokenizer = tokenizer
        self._words = tensors["embeddings.word_embeddings.weight"]
        self._places = (
            tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = (tensors["embeddings.LayerNorm.weight"], tensors["embeddings.LayerNorm.bias"])
        self._layers = [_Layer(tensors, f"encoder.layer.{number}.") for number in range(_LAYERS)]

    @classmethod
    def load(cls) -> SentenceEncoder:
        """The encoder from the installed weights. Raises EncoderError without the published files."""
        tokenizer = Tokenizer.from_file(str(find_tokenizer()))
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.no_padding()
        return cls(tokenizer, map_tensors(find_weights()))

    def encode(self, texts: Sequence[str]) -> Floats:
        """Texts to vectors of length one, [len(texts), 384]; what comes after 128 tokens is not read."""
        return self.encode_deep(texts)[:, -DIMENSIONS:]

    def encode_deep(self, texts: Sequence[str]) -> Floats:
        """Texts to the mean states of the last three layers, each of length one, the last one last: [len(texts), 1152].

        The earlier layers hold more of the wording; together they classify better than the last one alone.
        """
        vectors = np.zeros((len(texts), DEEP_LAYERS * DIMENSIONS), np.float32)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch([plain(text) for text in texts])]
        order = sorted(range(len(texts)), key=lambda index: len(tokens[index]))
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]

        def fill(batch: list[int]) -> None:
            vectors[batch] = self._forward([tokens[index] for index in batch])

        if len(batches) <= 1:
            list(map(fill, batches))
        else:
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                list(threads.map(fill, batches))
        return vectors

    def _forward(self, tokens: list[list[int]]) -> Floats:
        longest = max(len(row) for row in tokens)
        ids = np.zeros((len(tokens), longest), np.int64)
        real = np.zeros((len(tokens), longest), np.float32)
        for number, row in enumerate(tokens):
            ids[number, : len(row)] = row
            real[number, : len(row)] = 1
        mask = None if real.all() else (real[:, None, None, :] - 1) * np.float32(1e9)
        hidden = _normalise(self._words[ids] + self._places[:longest], *self._norm)
        pooled = []
        for number, layer in enumerate(self._layers, start=1):
            hidden = layer.forward(hidden, mask)
            if number > _LAYERS - DEEP_LAYERS:
                mean = np.einsum("ntd,nt->nd", hidden, real)
                pooled.append(mean / np.linalg.norm(mean, axis=1, keepdims=True))
        return np.concatenate(pooled, axis=1)


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


class _Layer:
    """One transformer layer; weights are [out, in], as the file has them."""

    def __init__(self, tensors: dict[str, Floats], prefix: str) -> None:
        def linear(name: str) -> tuple[Floats, Floats]:
            return tensors[f"{prefix}{name}.weight"], tensors[f"{prefix}{name}.bias"]

        self._query, self._key, self._value = (linear(f"attention.self.{name}") for name in ("query", "key", "value"))
        self._mix, self._mix_norm = linear("attention.output.dense"), linear("attention.output.LayerNorm")
        self._widen, self._narrow = linear("intermediate.dense"), linear("output.dense")
        self._norm = linear("output.LayerNorm")

    def forward(self, hidden: Floats, mask: Floats | None) -> Floats:
        """[texts, tokens, 384] to the same; `mask` is 0 for a token and very negative for padding, None without any."""
        count, length, width = hidden.shape

        def heads(weights: tuple[Floats, Floats]) -> Floats:
            return _apply(hidden, *weights).reshape(count, length, _HEADS, width // _HEADS).transpose(0, 2, 1, 3)

        query, key, value = heads(self._query), heads(self._key), heads(self._value)
        scores = (query @ key.transpose(0, 1, 3, 2)) * np.float32((width // _HEADS) ** -0.5)
        if mask is not None:
            scores += mask
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        attended = (scores @ value).transpose(0, 2, 1, 3).reshape(count, length, width)
        hidden = _normalise(hidden + _apply(attended, *self._mix), *self._mix_norm)
        return _normalise(hidden + _apply(_gelu(_apply(hidden, *self._widen)), *self._narrow), *self._norm)


def _apply(values: Floats, weight: Floats, bias: Floats) -> Floats:
    rows = values.reshape(-1, values.shape[-1])
    # BLAS is a quarter faster on the few rows of one message this way round, and on the many of a batch the other way.
    flat = np.ascontiguousarray((weight @ rows.T).T) if len(rows) < 64 else rows @ weight.T
    flat += bias
    return flat.reshape(*values.shape[:-1], weight.shape[0])


def _normalise(values: Floats, scale: Floats, shift: Floats) -> Floats:
    centred = values - values.mean(axis=-1, keepdims=True)
    variance = np.einsum("ntd,ntd->nt", centred, centred)[..., None] / np.float32(values.shape[-1])
    return np.asarray(centred / np.sqrt(variance + _EPSILON) * scale + shift, np.float32)


def _gelu(values: Floats) -> Floats:
    """x·Φ(x), with erf by Abramowitz and Stegun 7.1.26 (error below 2e-7)."""
    scaled = np.abs(values) * np.float32(0.70710678)
    step = 1 / (1 + np.float32(0.3275911) * scaled)
    series = np.float32(1.061405429) * step
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series += np.float32(term)
        series *= step
    tail = series * np.exp(-scaled * scaled)
    return np.asarray(np.where(values < 0, values * tail, values * (2 - tail)) * np.float32(0.5), np.float32)
