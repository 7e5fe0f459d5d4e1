"""The reader that chooses among near answers: `python -m tuning.choosing [--on] [--minutes M]`, to bot/encoder/readers.

It reads a message and an answer together, the answer by its name and the keys that are likest to the message (a
cross-encoder; Nogueira and Cho 2019), each through the lower layers alone and through the upper ones beside the other
(MacAvaney et al. 2020, "PreTTR"). It learns to give the right one of some that are near the highest score, and where
readers graded all that is near, to give what is not good less than nothing.
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
from tuning.finding import GRADED, Judged, asked_for, graded, judged, parted
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
OFTEN, KEPT_OUT = 0.6, 8
"""How often a message with graded answers is taken in place of another; and one in so many of them is kept out."""
HALF = 0.3
"""How much of the whole the half good ones have, where nothing is good; the rest is for saying none."""


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
        found = [one.entry.key for one in library.rank(likenesses, {})]
        if message.file in GRADED:
            places = {key: place for place, key in enumerate(found)}
            of_them = [*message.good, *message.half, *message.refused]
            names = dict.fromkeys(sorted(of_them, key=lambda key: places.get(key, len(found))))
        else:
            names = dict.fromkeys([*found[:NEARBY], *message.good[:2]])
        near_by = [(key, library.likest(by_key[key], likenesses, message.text)) for key in names]
        cases.append(Case(message, tuple((key, told(by_key[key], texts), like) for key, (texts, like) in near_by)))
    return cases


def learn(chooser: Chooser, by_judges: Sequence[Case], by_grade: Sequence[Case], minutes: float) -> None:
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
        batch = [
            _with_grades(dice.choice(by_grade), dice) if dice.random() < OFTEN else _drawn(dice.choice(by_judges), dice)
            for _ in range(MESSAGES)
        ]
        texts = [text for _, answers, _ in batch for text in answers]
        whose = [row for row, (_, answers, _) in enumerate(batch) for _ in answers]
        scores = chooser([said for said, _, _ in batch], texts, whose)
        parts = scores.split([len(answers) for _, answers, _ in batch])
        losses = [
            functional.cross_entropy(functional.pad(part, (0, len(shares) - len(part)))[None], torch.tensor([shares]))
            for part, (_, _, shares) in zip(parts, batch, strict=True)
        ]
        loss = torch.stack(losses).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        steps, total = steps + 1, total + loss.item()
        if steps % 200 == 0:
            print(f"  step {steps}: loss {total / 200:.3f} after {time.monotonic() - begun:.0f} s", flush=True)
            total = 0.0


def _drawn(case: Case, dice: random.Random) -> tuple[str, list[str], list[float]]:
    """The message, texts of answers, a right one first, and what share each is to have."""
    one, texts = case.message, {key: text for key, text, _ in case.near}
    wrong = one.wrong(texts)
    drawn = dice.sample(wrong, min(AMONG - 1, len(wrong)))
    answers = [texts[key] for key in (dice.choice(one.good[:2]), *drawn)]
    return typed_anew(one.text, dice), answers, [1.0, *[0.0] * len(drawn)]


def _with_grades(case: Case, dice: random.Random) -> tuple[str, list[str], list[float]]:
    """The message, texts of all its answers, and what share each is to have, and none of them, last."""
    one, keys = case.message, [key for key, _, _ in case.near]
    best, whole = (one.good, 1.0) if one.good else (one.half, HALF if one.half else 0.0)
    shares = [whole / len(best) if key in best else 0.0 for key in keys]
    return typed_anew(one.text, dice), [text for _, text, _ in case.near], [*shares, 1 - whole]


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
    by_grade = graded(known)
    learned, apart = ([one for one in part if one.good] for part in parted([*judged(known), *asked_for(known)]))
    learned += [Judged("keys", entry.asked[-1], (entry.key,), ()) for entry in entries if entry.asked]
    cases = cases_of(entries, [*by_grade, *learned, *apart])
    print(f"{len(cases)} messages", flush=True)
    first, then = len(by_grade), len(by_grade) + len(learned)
    chooser = Chooser()
    chooser.take(NAME if given.on else NEAR)
    to_learn = [case for row, case in enumerate(cases[:first]) if row % KEPT_OUT]
    learn(chooser, cases[first:then], to_learn, given.minutes)
    kept_out = [*cases[:first:KEPT_OUT], *cases[then:]]
    names = dict.fromkeys(case.message.file for case in kept_out)
    found = {name: measured(chooser, [case for case in kept_out if case.message.file == name]) for name in names}
    print(f"of messages kept out: {found}")
    print(write(NAME, chooser.tensors(), {"measured": found, "likest": LIKEST}))


if __name__ == "__main__":
    main()
