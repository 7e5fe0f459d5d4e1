"""The reader that chooses among near answers: `python -m tuning.choosing [--on] [--minutes M]`, to bot/encoder/readers.

It reads a message and an answer together, the answer by its name and the keys that are likest to the message (a
cross-encoder; Nogueira and Cho 2019), each through the lower layers alone and through the upper ones beside the other
(MacAvaney et al. 2020, "PreTTR"). It learns to give the right one of some that are near the highest score.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.coaching.finding import LIKEST, TOKENS, Asked, Library, told
from bot.content.asked import load_asked
from bot.content.loader import FOLDER as CONTENT
from tuning.file import changes_of, start_of, write
from tuning.finding import MEASURED, Judged, parted
from tuning.finding import NAME as NEAR
from tuning.fit import pace
from tuning.minilm import WHOLE, MiniLM, pad, tokenise
from tuning.task import Floats
from tuning.typing_noise import typed_anew

NAME = "choosing"
KEEPS, LAYERS, DROPOUT = 64, 3, 0.1
RATE, HEAD_RATE = 5e-5, 3e-4
MESSAGES, AMONG = 8, 8
"""Messages of a batch, and the answers that each is read with: a right one and others that are near."""
NEARBY, LOOKED_AT = 20, 8
"""Among so many of the nearest are those others; and the right one, when it is measured."""
HIDDEN = 256


@dataclass(frozen=True)
class Case:
    """A message, and answers that are near it or right, the nearest first: the key, the text and the likeness."""

    message: Judged
    near: tuple[tuple[str, str, float], ...]


class Chooser(nn.Module):
    """Scores for pairs of a message and an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.model = MiniLM(WHOLE, DROPOUT, LAYERS)
        self.sides = nn.Parameter(torch.zeros(2, 384))
        self.narrow, self.score = nn.Linear(4 * 384, HIDDEN), nn.Linear(HIDDEN, 1)
        self.cosine = nn.Parameter(torch.tensor([10.0]))

    def forward(self, messages: Sequence[str], answers: Sequence[str], whose: Sequence[int]) -> Tensor:
        """[answers]: of each, beside the message whose it is."""
        ids, real = pad([row[:TOKENS] for row in tokenise(messages)])
        other_ids, other_real = pad([row[:TOKENS] for row in tokenise(answers)])
        rows = torch.tensor(whose)
        one, other = self.model.lower(ids, real)[rows], self.model.lower(other_ids, other_real)
        sides = self.sides.to(one.dtype)
        both = torch.cat([one + sides[0], other + sides[1]], dim=1)
        hidden = self.model.upper(both, torch.cat([real[rows], other_real], dim=1))
        first, second = (
            (part * where[..., None]).sum(dim=1) / where.sum(dim=1, keepdim=True)
            for part, where in ((hidden[:, : ids.shape[1]], real[rows]), (hidden[:, ids.shape[1] :], other_real))
        )
        narrowed = functional.relu(
            self.narrow(torch.cat([first, second, first * second, (first - second).abs()], dim=1))
        )
        return self.score(narrowed)[:, 0] + self.cosine * functional.cosine_similarity(first, second)

    def tensors(self) -> dict[str, Floats]:
        """What it learned, by the names in a file."""
        own = {"sides": self.sides, "cosine": self.cosine}
        for name, linear in (("narrow", self.narrow), ("score", self.score)):
            own |= {name: linear.weight, f"{name}.bias": linear.bias}
        return changes_of(self.model, KEEPS) | {name: values.detach().numpy() for name, values in own.items()}

    @torch.no_grad()
    def take(self, name: str) -> None:
        """Begins with the layers of a reader; where that is this one's, with all of it."""
        start = start_of(name)
        self.model.take(start)
        if name == NAME:
            self.sides.copy_(start["sides"])
            self.cosine.copy_(start["cosine"])
            for part, linear in (("narrow", self.narrow), ("score", self.score)):
                linear.weight.copy_(start[part])
                linear.bias.copy_(start[f"{part}.bias"])


def cases_of(entries: Sequence[Asked], messages: Sequence[Judged]) -> list[Case]:
    """Each message with what the reader that finds has near it."""
    near = MiniLM(WHOLE, 0.0, LAYERS)
    near.is_rough = True
    near.take(start_of(NEAR))
    library = Library(entries)
    keys = near.vectors(library.texts)
    by_key = {entry.key: entry for entry in entries}
    cases = []
    for message, vector in zip(messages, near.vectors([one.text for one in messages]), strict=True):
        likenesses = (keys @ vector).astype(np.float64)
        found = [one.entry.key for one in library.rank(likenesses, {})[:NEARBY]]
        names = dict.fromkeys([*found, *message.good[:2]])
        near_by = [(key, library.likest(by_key[key], likenesses, message.text)) for key in names]
        cases.append(Case(message, tuple((key, told(by_key[key], texts), like) for key, (texts, like) in near_by)))
    return cases


def learn(chooser: Chooser, cases: Sequence[Case], minutes: float) -> None:
    """Learns for so long."""
    dice = random.Random(0)
    own = [chooser.sides, chooser.cosine, *chooser.narrow.parameters(), *chooser.score.parameters()]
    groups = [{"params": list(chooser.model.parameters()), "most": RATE}, {"params": own, "most": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    begun, steps, total = time.monotonic(), 0, 0.0
    chooser.train()
    while (passed := (time.monotonic() - begun) / 60 / minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["most"] * pace(passed)
        batch = [_drawn(dice.choice(cases), dice) for _ in range(MESSAGES)]
        texts = [text for _, answers in batch for text in answers]
        whose = [row for row, (_, answers) in enumerate(batch) for _ in answers]
        scores = chooser([said for said, _ in batch], texts, whose)
        parts = scores.split([len(answers) for _, answers in batch])
        loss = torch.stack([functional.cross_entropy(part[None], torch.tensor([0])) for part in parts]).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        steps, total = steps + 1, total + loss.item()
        if steps % 200 == 0:
            print(f"  step {steps}: loss {total / 200:.3f} after {time.monotonic() - begun:.0f} s", flush=True)
            total = 0.0


def _drawn(case: Case, dice: random.Random) -> tuple[str, list[str]]:
    """The message, and texts of answers, a right one first."""
    one = case.message
    right = dice.choice(one.good[:2])
    texts = {key: text for key, text, _ in case.near}
    wrong = [key for key in texts if key not in {*one.good, *one.half} | one.unjudged]
    drawn = dice.sample(wrong, min(AMONG - 1, len(wrong)))
    return typed_anew(one.text, dice), [texts[key] for key in (right, *drawn)]


@torch.no_grad()
def measured(chooser: Chooser, cases: Sequence[Case]) -> dict[str, float]:
    """How often the first of the nearest is good, by nearness and by both; how often one of them is."""
    chooser.eval()
    rows = []
    for case in cases:
        near = case.near[:LOOKED_AT]
        scores = chooser([case.message.text], [text for _, text, _ in near], [0] * len(near)).numpy()
        good = np.array([key in case.message.good for key, _, _ in near])
        rows.append((good, np.array([like for _, _, like in near]), scores))
    found = {
        f"with {weight}": float(np.mean([g[np.argmax(s + weight * n)] for g, n, s in rows])) for weight in (0, 10, 20)
    }
    return {
        "messages": len(rows),
        "near": float(np.mean([g[0] for g, _, _ in rows])),
        **found,
        "there": float(np.mean([g.any() for g, _, _ in rows])),
    }


def main() -> None:
    """Fits it, says how well it chooses, and writes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", action="store_true", help="go on from the reader that is there")
    parser.add_argument("--minutes", type=float, default=30.0)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    entries = load_asked(CONTENT)
    known = {entry.key: entry for entry in entries}
    learned, apart = ([one for one in part if one.good] for part in parted(known))
    cases = cases_of(entries, learned + apart)
    print(f"{len(cases)} messages", flush=True)
    chooser = Chooser()
    chooser.take(NAME if given.on else NEAR)
    learn(chooser, cases[: len(learned)], given.minutes)
    kept_out = cases[len(learned) :]
    found = {name: measured(chooser, [case for case in kept_out if case.message.file == name]) for name in MEASURED}
    print(f"of messages kept out, for which there is a good answer: {found}")
    print(write(NAME, chooser.tensors(), {"measured": found, "likest": LIKEST}))


if __name__ == "__main__":
    main()
