"""The reader that finds answers: `python -m tuning.finding [--on] [--minutes M]`, written to bot/encoder/readers.

A message lies near what answers it: it learns to tell the keys of an answer (bot/content/asked, and its own first
words) from those of others, and the answers that judges found good for a message (tuning/answers) from those that are
near and are not (a contrastive loss; van den Oord et al. 2018, "InfoNCE"). One message in five is kept out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from bot.coaching.finding import Asked, Library
from bot.content.asked import load_asked
from bot.content.loader import FOLDER as CONTENT
from bot.content.loader import load_scripts
from tuning.file import changes_of, start_of, write
from tuning.fit import pace
from tuning.minilm import WHOLE, MiniLM
from tuning.task import ROOT, graded_lines, lines
from tuning.typing_noise import typed_anew

NAME = "finding"
FOLDER = ROOT / "tuning" / "answers"
JUDGED = ("natural", "natural_again")
"""The files of judgements, the newest last."""
LATER = FOLDER / "came_later.tsv"
"""Which answers were not there yet for which of them."""
ASKED = "asked_for"
"""The file of messages that were written for one answer each, as people tell and ask who come first."""
GRADED = ("graded", "graded_again")
"""The files of messages of which readers graded each of the nearest answers: 2 is good, 1 half."""
MEASURED = (JUDGED[-1], ASKED, GRADED[-1])
"""The files of whose messages kept out it is said how well they are served."""
KEEPS, LAYERS, DROPOUT = 64, 3, 0.1
RATE, WARMTH, BATCH = 2.5e-4, 0.05, 64
MESSAGES, WORDS = 0.65, 0.2
"""How often a message is taken in place of a key, and an answer's own words in place of one of its keys."""
NEAR = 16
"""Among so many of the nearest answers is one that does not fit the message."""
APART = 5
"""One message in so many is kept out; those of them that were judged last are measured on."""
SELDOM = 20
"""The same, of messages that were written for one answer, or of which the nearest answers were graded."""
MOST = 300
"""Characters of an answer's own words."""
AGAIN = 600
"""After how many steps it is looked up anew what is near."""


@dataclass(frozen=True)
class Judged:
    """A message of a file of judgements, the answers that are good and that half fit, and those that nobody judged;
    where only some were, in `refused` those that do not fit."""

    file: str
    text: str
    good: tuple[str, ...]
    half: tuple[str, ...]
    unjudged: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()

    def wrong(self, near: Iterable[str]) -> list[str]:
        """Of the answers that are `near`, those that are known not to fit."""
        if self.file in GRADED:
            return [*self.refused]
        return [key for key in near if key not in {*self.good, *self.half} | self.unjudged]


def graded(known: Mapping[str, Asked]) -> list[Judged]:
    """The messages of which readers graded each of the nearest answers, as far as the library still has those."""
    found = []
    for name in GRADED:
        for grades, text in graded_lines([FOLDER / f"{name}.tsv"]):
            good, half, refused = (
                tuple(key for key, one in grades.items() if one == grade and key in known) for grade in "210"
            )
            found.append(Judged(name, text, good, half, refused=refused))
    return found


def asked_for(known: Mapping[str, Asked]) -> list[Judged]:
    """The messages that were written for one answer, as far as the library still has it."""
    return [Judged(ASKED, text, (key,), ()) for key, text in lines([FOLDER / f"{ASKED}.tsv"]) if key in known]


def judged(known: Mapping[str, Asked]) -> list[Judged]:
    """What readers found, as far as the library still has the answers."""

    def keys(names: str) -> tuple[str, ...]:
        return tuple(key for key in names.split(",") if key in known)

    later = [(key, names.split(",")) for key, names in lines([LATER])]
    unjudged = {name: frozenset(key for key, names in later if name in names) for name in JUDGED}
    return [
        Judged(name, text, keys(good), keys(half), unjudged[name])
        for name in JUDGED
        for good, half, text in lines([FOLDER / f"{name}.tsv"])
    ]


def parted(messages: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """Those of the messages to learn from, and those that are kept out."""
    is_apart = [row % (APART if one.file in JUDGED else SELDOM) == 0 for row, one in enumerate(messages)]
    return (
        [one for one, out in zip(messages, is_apart, strict=True) if not out],
        [one for one, out in zip(messages, is_apart, strict=True) if out],
    )


class Fit:
    """The model while it learns."""

    def __init__(self, entries: Sequence[Asked], said: Mapping[str, str], seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.model = MiniLM(WHOLE, DROPOUT, LAYERS)
        self._dice = random.Random(seed)
        self._entries = {entry.key: entry for entry in entries}
        self._said = said
        self._library = Library(entries)
        self._keys = [(text, entry.key) for entry in entries for text in entry.texts]

    def learn(self, messages: Sequence[Judged], minutes: float) -> None:
        """Learns for so long."""
        able = [one for one in messages if one.good]
        parameters = list(self.model.parameters())
        optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
        begun, steps, total = time.monotonic(), 0, 0.0
        near: list[list[str]] = []
        while (passed := (time.monotonic() - begun) / 60 / minutes) < 1:
            if steps % AGAIN == 0:
                self.model.is_rough = True
                near = [ranked[:NEAR] for ranked in self.ranked([one.text for one in able])]
                self.model.is_rough = False
                print(f"  step {steps}: loss {total / AGAIN:.3f} after {time.monotonic() - begun:.0f} s", flush=True)
                total = 0.0
            for group in optimiser.param_groups:
                group["lr"] = RATE * pace(passed)
            loss = self._loss(list(self._batch(able, near)))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            steps, total = steps + 1, total + loss.item()

    def ranked(self, texts: Sequence[str]) -> list[list[str]]:
        """The keys of the nearest answers, the nearest first, for each text."""
        likenesses = self.model.vectors(texts) @ self.model.vectors(self._library.texts).T
        return [[one.entry.key for one in self._library.rank(row, {})] for row in likenesses.astype(np.float64)]

    def _batch(
        self, able: Sequence[Judged], near: Sequence[Sequence[str]]
    ) -> Iterator[tuple[str, str, str, str, set[str]]]:
        """A text, one that is to be near it, the answer of that, one that is not, and the answers that may be near."""
        for _ in range(BATCH):
            if able and self._dice.random() < MESSAGES:
                row = self._dice.randrange(len(able))
                one, fits = able[row], {*able[row].good, *able[row].half}
                key = self._dice.choice(one.good[:2])
                wrong = one.wrong(near[row])
                yield one.text, self._of(key, ""), key, self._dice.choice(wrong) if wrong else "", fits
            else:
                text, key = self._dice.choice(self._keys)
                yield text, self._of(key, text), key, "", {key}

    def _of(self, key: str, besides: str) -> str:
        """One of the keys of an answer, or its own words."""
        if self._dice.random() < WORDS:
            return self._said[key]
        texts = [text for text in self._entries[key].texts if text != besides]
        return self._dice.choice(texts)

    def _loss(self, batch: Sequence[tuple[str, str, str, str, set[str]]]) -> Tensor:
        wrong = [one[3] for one in batch if one[3]]
        there = [typed_anew(one[1], self._dice) for one in batch]
        there += [self._dice.choice(self._entries[key].texts) for key in wrong]
        keys = [one[2] for one in batch] + wrong
        likeness = (
            self.model.encode([typed_anew(one[0], self._dice) for one in batch]) @ self.model.encode(there).T / WARMTH
        )
        as_well = [
            [key in one[4] and column != row for column, key in enumerate(keys)] for row, one in enumerate(batch)
        ]
        likeness = likeness.masked_fill(torch.tensor(as_well), -1e9)
        return functional.cross_entropy(likeness, torch.arange(len(batch)))


def _measured(pairs: Sequence[tuple[Sequence[str], Judged]]) -> dict[str, float]:
    """How often what is nearest to messages is good, from the keys of what is near each."""
    firsts = [(ranked[0], ranked[:3], one) for ranked, one in pairs]
    return {
        "messages": len(pairs),
        "good": float(np.mean([first in one.good for first, _, one in firsts])),
        "good or half": float(np.mean([first in one.good + one.half for first, _, one in firsts])),
        "good among three": float(np.mean([bool({*three} & {*one.good}) for _, three, one in firsts])),
    }


def main() -> None:
    """Fits it, says how well it finds what judges found good, and writes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", action="store_true", help="go on from the reader that is there")
    parser.add_argument("--minutes", type=float, default=30.0)
    given = parser.parse_args()
    torch.set_num_threads(1)
    entries = load_asked(CONTENT)
    scripts = load_scripts(CONTENT)
    said = {one.key: f"{one.name}. {scripts[one.key].variants[0].html}"[:MOST] for one in entries}
    known = {entry.key: entry for entry in entries}
    learned, kept_out = parted([*judged(known), *asked_for(known), *graded(known)])
    apart = [one for one in kept_out if one.good and one.file in MEASURED]
    fit = Fit(entries, said)
    if given.on:
        fit.model.take(start_of(NAME))
    fit.learn(learned, given.minutes)
    pairs = list(zip(fit.ranked([one.text for one in apart]), apart, strict=True))
    measured = {name: _measured([pair for pair in pairs if pair[1].file == name]) for name in MEASURED}
    print(f"of messages kept out, for which there is a good answer: {measured}")
    print(write(NAME, changes_of(fit.model, KEEPS), {"measured": measured}))


if __name__ == "__main__":
    main()
