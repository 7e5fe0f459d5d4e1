"""all-MiniLM-L6-v2 in torch, its upper layers with low-rank changes that can be learned (Hu et al. 2021, "LoRA").

The lower layers and the weights themselves stay as they were published; the forward pass is that of bot/encoder.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bot.encoder.layer import HEADS
from bot.encoder.sentence import UPPER, WIDTH, read_tokenizer
from bot.encoder.text import plain
from bot.encoder.weights import find_weights, map_tensors

Tensors = dict[str, Tensor]


class Linear(nn.Module):
    """A published linear map and, where `rank` is not 0, a learned change of that rank."""

    def __init__(self, tensors: Tensors, name: str, rank: int) -> None:
        super().__init__()
        self.name = name
        self.weight, self.bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
        self.rank = rank
        if rank:
            width = self.weight.shape[1]
            self.down = nn.Parameter(torch.randn(rank, width) / math.sqrt(width))
            self.up = nn.Parameter(torch.zeros(self.weight.shape[0], rank))

    def forward(self, values: Tensor) -> Tensor:
        mapped = functional.linear(values, self.weight, self.bias)
        if self.rank:
            mapped = mapped + 2 * functional.linear(functional.linear(values, self.down), self.up)
        return mapped


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, tensors: Tensors, number: int, rank: int, dropout: float) -> None:
        super().__init__()
        prefix = f"encoder.layer.{number}."

        def linear(name: str) -> Linear:
            return Linear(tensors, prefix + name, rank)

        self.query, self.key, self.value = (linear(f"attention.self.{name}") for name in ("query", "key", "value"))
        self.mix, self.widen, self.narrow = map(
            linear, ("attention.output.dense", "intermediate.dense", "output.dense")
        )
        self.norms = [
            (tensors[f"{prefix}{name}.LayerNorm.weight"], tensors[f"{prefix}{name}.LayerNorm.bias"])
            for name in ("attention.output", "output")
        ]
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        count, length, width = hidden.shape

        def heads(linear: Linear) -> Tensor:
            return linear(hidden).view(count, length, HEADS, width // HEADS).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            heads(self.query), heads(self.key), heads(self.value), attn_mask=mask
        )
        mixed = self.dropout(self.mix(attended.transpose(1, 2).reshape(count, length, width)))
        hidden = functional.layer_norm(hidden + mixed, (width,), *self.norms[0], eps=1e-12)
        narrowed = self.dropout(self.narrow(functional.gelu(self.widen(hidden))))
        return functional.layer_norm(hidden + narrowed, (width,), *self.norms[1], eps=1e-12)


class MiniLM(nn.Module):
    """Token ids to the states after the lower layers, and from there to the states after the changed upper ones."""

    def __init__(self, rank: int, dropout: float) -> None:
        super().__init__()
        tensors = {name: torch.from_numpy(np.array(values)) for name, values in map_tensors(find_weights()).items()}
        self.words = tensors["embeddings.word_embeddings.weight"]
        places, kinds = (
            tensors["embeddings.position_embeddings.weight"],
            tensors["embeddings.token_type_embeddings.weight"],
        )
        self.places = places + kinds[0]
        self.norm = (tensors["embeddings.LayerNorm.weight"], tensors["embeddings.LayerNorm.bias"])
        self.below = [Layer(tensors, number, 0, 0.0) for number in range(UPPER.start)]
        self.above = nn.ModuleList(Layer(tensors, number, rank, dropout) for number in UPPER)

    @torch.no_grad()
    def lower(self, ids: Tensor, real: Tensor) -> Tensor:
        """[texts, tokens] to [texts, tokens, WIDTH], as published."""
        hidden = functional.layer_norm(self.words[ids] + self.places[: ids.shape[1]], (WIDTH,), *self.norm, eps=1e-12)
        for layer in self.below:
            hidden = layer(hidden, real[:, None, None, :].bool())
        return hidden

    def upper(self, hidden: Tensor, real: Tensor) -> Tensor:
        """The last states, [texts, tokens, WIDTH]."""
        for layer in self.above:
            hidden = layer(hidden, real[:, None, None, :].bool())
        return hidden

    def changes(self) -> dict[str, tuple[Tensor, Tensor]]:
        """By the name of a weight: `up` [out, rank] and `down` [rank, in], whose product is added to it."""
        linears = [module for module in self.above.modules() if isinstance(module, Linear)]
        return {linear.name: (2 * linear.up.detach(), linear.down.detach()) for linear in linears}

    @torch.no_grad()
    def take(self, tensors: Tensors) -> None:
        """Goes on from the changes of a reader's file."""
        for linear in (module for module in self.above.modules() if isinstance(module, Linear)):
            linear.up.copy_(tensors[f"{linear.name}.up"] / 2)
            linear.down.copy_(tensors[f"{linear.name}.down"])


def tokenise(texts: Sequence[str]) -> list[list[int]]:
    """Texts to token ids, as the encoder reads them."""
    return [encoding.ids for encoding in _tokenizer().encode_batch([plain(text) for text in texts])]


@functools.cache
def _tokenizer() -> Tokenizer:
    return read_tokenizer()


def pad(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token ids [texts, longest] and what of them is real (1) or padding (0)."""
    longest = max(map(len, rows))
    ids, real = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), longest)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        real[number, : len(row)] = 1
    return ids, real
