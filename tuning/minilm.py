"""all-MiniLM-L6-v2 in torch, with layers that can be learned: by low-rank changes (Hu et al. 2021, "LoRA") or whole.

The layers below them stay as they were published; the forward pass is that of bot/encoder.
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
from bot.encoder.sentence import LAYERS, WIDTH, read_tokenizer
from bot.encoder.text import plain
from bot.encoder.weights import Floats, find_weights, map_tensors

Tensors = dict[str, Tensor]
_HAS_HALVES = "AVX512" in torch.backends.cpu.get_cpu_capability()
"""Whether the processor can multiply in bfloat16; one that cannot takes thirty times as long."""
BATCH = 64
"""Texts that are read at once where nothing is learned."""
WHOLE = -1
"""In place of a rank: the weights themselves are learned."""


class Linear(nn.Module):
    """A published linear map and, where `rank` is not 0, a learned change of that rank; with WHOLE, of any."""

    def __init__(self, tensors: Tensors, name: str, rank: int) -> None:
        super().__init__()
        self.name = name
        self.weight, self.bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
        self.rank = rank
        if rank == WHOLE:
            self.new = nn.Parameter(self.weight.clone())
        elif rank:
            width = self.weight.shape[1]
            self.down = nn.Parameter(torch.randn(rank, width) / math.sqrt(width))
            self.up = nn.Parameter(torch.zeros(self.weight.shape[0], rank))

    def forward(self, values: Tensor) -> Tensor:
        if self.rank == WHOLE:
            weight = self.new
        else:
            # Adding the change to the weight once costs less than taking all values through two more maps.
            weight = self.weight + 2 * (self.up @ self.down) if self.rank else self.weight
        return functional.linear(values, weight.to(values.dtype), self.bias.to(values.dtype))

    @torch.no_grad()
    def change(self, rank: int) -> tuple[Tensor, Tensor]:
        """What was learned as `up` [out, rank] and `down` [rank, in]; of a whole weight, the nearest of `rank`."""
        if self.rank != WHOLE:
            return 2 * self.up.detach(), self.down.detach()
        up, sizes, down = torch.linalg.svd(self.new - self.weight, full_matrices=False)
        roots = sizes[:rank].sqrt()
        return up[:, :rank] * roots, roots[:, None] * down[:rank]


class Dropout(nn.Module):
    """Leaves out features of a text, the same ones in all its tokens: a fraction of the time of a choice for each."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, values: Tensor) -> Tensor:
        if not self.training or not self.share:
            return values
        kept = torch.rand(values.shape[0], 1, values.shape[2]) >= self.share
        return values * (kept / (1 - self.share)).to(values.dtype)


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
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, real: Tensor) -> Tensor:
        count, length, width = hidden.shape

        def heads(linear: Linear) -> Tensor:
            return linear(hidden).view(count, length, HEADS, width // HEADS).transpose(1, 2)

        # Written out: torch's own attention takes more than all the rest together on its way back, on a processor.
        query, key, value = heads(self.query), heads(self.key), heads(self.value)
        likeness = (query @ key.transpose(2, 3)).float() * (width // HEADS) ** -0.5
        heed = (likeness + (real[:, None, None] - 1) * 1e9).softmax(dim=-1)
        attended = heed.to(value.dtype) @ value
        mixed = self.dropout(self.mix(attended.transpose(1, 2).reshape(count, length, width)))
        hidden = _normalise(hidden + mixed, *self.norms[0])
        narrowed = self.dropout(self.narrow(functional.gelu(self.widen(hidden))))
        return _normalise(hidden + narrowed, *self.norms[1])


def _normalise(values: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    dtype = values.dtype
    return functional.layer_norm(values, (WIDTH,), scale.to(dtype), shift.to(dtype), eps=1e-12)


class MiniLM(nn.Module):
    """Token ids to the states after the lower layers, and from there to the states after the changed upper ones."""

    def __init__(self, rank: int, dropout: float, layers: int) -> None:
        super().__init__()
        tensors = {name: torch.from_numpy(np.array(values)) for name, values in map_tensors(find_weights()).items()}
        self.words = tensors["embeddings.word_embeddings.weight"]
        places, kinds = (
            tensors["embeddings.position_embeddings.weight"],
            tensors["embeddings.token_type_embeddings.weight"],
        )
        self.places = places + kinds[0]
        self.norm = (tensors["embeddings.LayerNorm.weight"], tensors["embeddings.LayerNorm.bias"])
        first = LAYERS - layers
        self.below = [Layer(tensors, number, 0, 0.0) for number in range(first)]
        self.is_rough = False
        """Whether it multiplies in halves, where that is quicker, also when it does not learn."""
        self.above = nn.ModuleList(Layer(tensors, number, rank, dropout) for number in range(first, LAYERS))

    @torch.no_grad()
    def lower(self, ids: Tensor, real: Tensor) -> Tensor:
        """[texts, tokens] to [texts, tokens, WIDTH], as published; while it learns, in halves where that is quicker."""
        hidden = _normalise(self.words[ids] + self.places[: ids.shape[1]], *self.norm)
        if (self.training or self.is_rough) and _HAS_HALVES:
            hidden = hidden.bfloat16()
        for layer in self.below:
            hidden = layer(hidden, real)
        return hidden

    def upper(self, hidden: Tensor, real: Tensor) -> Tensor:
        """The last states, [texts, tokens, WIDTH]."""
        for layer in self.above:
            hidden = layer(hidden, real)
        return hidden.float()

    def encode(self, texts: Sequence[str]) -> Tensor:
        """Mean states of length one, [texts, WIDTH]."""
        ids, real = pad(tokenise(texts))
        hidden = self.upper(self.lower(ids, real), real)
        whole = (hidden * real[..., None]).sum(dim=1) / real.sum(dim=1, keepdim=True)
        return functional.normalize(whole, dim=-1)

    @torch.no_grad()
    def vectors(self, texts: Sequence[str]) -> Floats:
        """The same, whatever their number, as they are when the learning is over."""
        was_learning = self.training
        self.eval()
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        found = np.zeros((len(texts), WIDTH), np.float32)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            found[rows] = self.encode([texts[row] for row in rows]).numpy()
        self.train(was_learning)
        return found

    def changes(self, rank: int) -> dict[str, tuple[Tensor, Tensor]]:
        """By the name of a weight: `up` [out, rank] and `down` [rank, in], whose product is added to it."""
        linears = [module for module in self.above.modules() if isinstance(module, Linear)]
        return {linear.name: linear.change(rank) for linear in linears}

    @torch.no_grad()
    def take(self, tensors: Tensors) -> None:
        """Goes on from the changes of a reader's file, whose rank may be lower and whose layers fewer."""
        for linear in (module for module in self.above.modules() if isinstance(module, Linear)):
            if f"{linear.name}.up" not in tensors:
                continue
            up, down = tensors[f"{linear.name}.up"], tensors[f"{linear.name}.down"]
            if linear.rank == WHOLE:
                linear.new.copy_(linear.weight + up @ down)
                continue
            linear.up[:, : len(down)] = up / 2
            linear.down[: len(down)] = down


def tokenise(texts: Sequence[str]) -> list[list[int]]:
    """Texts to token ids, as the encoder reads them."""
    return [encoding.ids for encoding in _tokenizer().encode_batch([plain(text) for text in texts])]


@functools.cache
def _tokenizer() -> Tokenizer:
    return read_tokenizer()


def pad(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token ids [texts, length] and what of them is real (1) or padding (0).

    The length is a multiple of eight: for each new one torch prepares its maps anew.
    """
    longest = -(-max(map(len, rows)) // 8) * 8
    ids, real = torch.zeros(len(rows), longest, dtype=torch.long), torch.zeros(len(rows), longest)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        real[number, : len(row)] = 1
    return ids, real
