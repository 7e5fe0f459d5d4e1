"""The fitting: low-rank changes of the upper layers and the head, by AdamW; the rest by cross-validation."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from tuning.minilm import WHOLE, MiniLM, Tensors, pad, tokenise
from tuning.task import Floats, Task
from tuning.typing_noise import typed_anew

Rows = npt.NDArray[np.int64]
RISE = 0.08
"""The part of the learning in which the rate rises; from there it falls as a cosine."""
WHOLE_RATE = 0.4
"""How fast whole weights learn where the head, as changes of a low rank do, learns at 1."""
SURE = 0.89
"""From which share for the right answer on an example was told surely by the reader that goes on."""
EVERY = 10
"""After how many steps the weights that are kept move."""


@dataclass(frozen=True)
class Settings:
    """How long and how hard it learns."""

    rank: int = 16
    """Of the changes; WHOLE learns the weights themselves."""
    keeps: int = 0
    """The rank to which whole weights are cut when they are written."""
    layers: int = 3
    """How many layers it may change, from the last one down."""
    follow: float = 0.0
    """How closely the weights that are kept follow those that learn, in each step: 0.002 is a mean of some 500 steps. 0
    keeps the last ones."""
    epochs: int = 8
    rate: float = 1e-3
    batch: int = 24
    dropout: float = 0.1
    smoothing: float = 0.05
    seldom: float = 1.0
    """How often, in each epoch, an example comes that the reader told surely before it went on."""
    join: float = 0.0
    """How often a second text that can join is put before or behind one."""
    after: str = ""
    """The reader whose layers it begins with, where not with the published ones; of the same rank."""
    turns: int = 0
    """In how many turns the examples are held out for calibration, the reader that is kept learning from all."""
    minutes: float = 0.0
    """After how long it stops where the epochs take longer; 0 is never."""
    seed: int = 0


class Head(nn.Module):
    """Scores for labels: what each finds where it listens, and what the whole says (bot.encoder.tuned.Reader)."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.asks, self.says = nn.Linear(width, labels, bias=False), nn.Linear(width, labels, bias=False)
        self.sums = nn.Linear(3 * width, labels)
        self.drop = nn.Dropout(0.2)

    @torch.no_grad()
    def take(self, tensors: Tensors) -> None:
        """Goes on from the head of a reader's file."""
        self.asks.weight.copy_(tensors["asks"].T)
        self.says.weight.copy_(tensors["says"].T)
        self.sums.weight.copy_(tensors["sums"][:-1].T)
        self.sums.bias.copy_(tensors["sums"][-1])

    def forward(self, hidden: Tensor, real: Tensor) -> Tensor:
        absent = real[..., None] == 0
        heed = self.asks(hidden).masked_fill(absent, -1e9).softmax(dim=1)
        mean = (hidden * real[..., None]).sum(dim=1) / real.sum(dim=1, keepdim=True)
        whole = torch.cat([mean, hidden.masked_fill(absent, -1e9).amax(dim=1), hidden[:, 0]], dim=1)
        return (heed * self.says(hidden)).sum(dim=1) + self.sums(self.drop(whole))


def pace(passed: float) -> float:
    """Of the rate, how much is learned at where so much of the learning is done, 0 to 1."""
    return min(passed / RISE, (1 + math.cos(math.pi * passed)) / 2)


def _groups(model: MiniLM, head: Head, settings: Settings) -> list[dict[str, Any]]:
    """What learns, and how fast at most, in the terms of torch's optimisers."""
    rate = settings.rate * (WHOLE_RATE if settings.rank == WHOLE else 1)
    return [
        {"params": list(model.parameters()), "lr": rate, "most": rate},
        {"params": list(head.parameters()), "lr": settings.rate, "most": settings.rate},
    ]


class Fit:
    """A model fitted to some rows of a task; `epochs` is how often it saw them."""

    def __init__(self, task: Task, rows: Rows, settings: Settings, start: Tensors | None = None) -> None:
        torch.manual_seed(settings.seed)
        self._task, self._settings = task, settings
        self._dice = random.Random(settings.seed)
        self.model = MiniLM(settings.rank, settings.dropout, settings.layers)
        self.head = Head(384, len(task.labels))
        if start is not None:
            self.model.take(start)
            if not settings.after:
                self.head.take(start)
        self._often = {row: task.often.get(task.texts[row], 1.0) for row in map(int, rows)}
        if start is not None and settings.seldom < 1:
            self._often |= dict.fromkeys(self._sure(rows), settings.seldom)
        size = sum(self._often.values())
        learned = [p for part in (self.model, self.head) for p in part.parameters() if p.requires_grad]
        groups = _groups(self.model, self.head, settings)
        optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        kept = [p.detach().clone() for p in learned] if settings.follow else []
        begun, taken, steps = time.monotonic(), 0, 0
        for epoch in range(settings.epochs):
            total, seen = 0.0, 0
            for batch in self._batches(rows):
                passed = self._passed(taken / size, time.monotonic() - begun)
                if passed >= 1:
                    break
                for group in optimiser.param_groups:
                    group["lr"] = group["most"] * pace(passed)
                loss = self._loss(batch)
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
                steps += 1
                if kept and steps % EVERY == 0:
                    weight = max(settings.follow * EVERY, EVERY / (EVERY + steps))
                    torch._foreach_lerp_(kept, [p.detach() for p in learned], weight)
                taken += len(batch)
                seen += len(batch)
                total += loss.item() * len(batch)
            if seen:
                print(
                    f"  epoch {epoch + 1}: loss {total / seen:.4f} after {time.monotonic() - begun:.0f} s", flush=True
                )
        with torch.no_grad():
            for parameter, values in zip(learned, kept, strict=False):
                parameter.copy_(values)
        self.epochs = round(taken / size, 2)
        self.model.eval()
        self.head.eval()

    def _passed(self, epochs: float, seconds: float) -> float:
        """How much of the learning is done, 0 to 1, by epochs or by the clock, whichever is ahead."""
        by_clock = seconds / 60 / self._settings.minutes if self._settings.minutes else 0.0
        return max(epochs / self._settings.epochs, by_clock)

    @torch.no_grad()
    def _sure(self, rows: Rows) -> list[int]:
        """Of the rows that come once, those of which the right choice has a share of at least SURE."""
        self.model.eval()
        self.head.eval()
        once = [row for row in map(int, rows) if self._often[row] == 1]
        shares = torch.from_numpy(self.scores([self._task.texts[row] for row in once]))[:, : self._task.choices]
        answers = torch.from_numpy(self._task.targets[once, : self._task.choices]).argmax(dim=1)
        told = shares.softmax(dim=1)[torch.arange(len(once)), answers] >= SURE
        self.model.train()
        self.head.train()
        return [row for row, is_sure in zip(once, told.tolist(), strict=True) if is_sure]

    def _batches(self, rows: Rows) -> list[list[int]]:
        """The rows in a new order, each as often as it is to come, those of like length together."""
        order = [row for row in map(int, rows) for _ in range(int(self._often[row] + self._dice.random()))]
        self._dice.shuffle(order)
        stretch = self._settings.batch * 32
        by_length = [
            row
            for start in range(0, len(order), stretch)
            for row in sorted(order[start : start + stretch], key=lambda row: len(self._task.texts[row]))
        ]
        size = self._settings.batch
        batches = [by_length[start : start + size] for start in range(0, len(by_length), size)]
        self._dice.shuffle(batches)
        return batches

    def _loss(self, batch: list[int]) -> Tensor:
        ids, real = pad(tokenise([self._text(row) for row in batch]))
        scores = self.head(self.model.upper(self.model.lower(ids, real), real), real)
        targets = torch.from_numpy(self._task.targets[batch])
        choices, smoothing = self._task.choices, self._settings.smoothing
        loss = scores.new_zeros(())
        if choices:
            answers = targets[:, :choices].argmax(dim=1)
            loss = loss + functional.cross_entropy(scores[:, :choices], answers, label_smoothing=smoothing)
        asked = ~targets[:, choices:].isnan()
        if asked.any():
            smooth = targets[:, choices:].nan_to_num() * (1 - smoothing) + smoothing / 2
            losses = functional.binary_cross_entropy_with_logits(scores[:, choices:], smooth, reduction="none")
            loss = loss + (losses * asked).sum() / asked.sum()
        return loss

    def _text(self, row: int) -> str:
        text = typed_anew(self._task.texts[row], self._dice)
        if self._dice.random() < self._settings.join:
            others = np.flatnonzero(self._task.can_join)
            other = self._task.texts[int(self._dice.choice(others))]
            text = f"{other} {text}" if self._dice.random() < 0.5 else f"{text} {other}"
        return text

    @torch.no_grad()
    def scores(self, texts: Sequence[str]) -> Floats:
        """Logits, [texts, labels]."""
        found = []
        for start in range(0, len(texts), 48):
            ids, real = pad(tokenise(texts[start : start + 48]))
            found.append(self.head(self.model.upper(self.model.lower(ids, real), real), real).numpy())
        return np.concatenate(found)
