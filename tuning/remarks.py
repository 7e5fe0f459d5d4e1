"""What is typed where words to somebody are awaited, fitted on messages of `tuning/remarks`, on some of the labelled
drafts, and on some first messages: `python -m tuning.remarks`.

Says first how well it reads `tests/conversations/remarks.tsv`, which it never learns from.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.coaching.rooms.said import DRAFT, likeliest
from bot.dialogue.regression import features
from bot.dialogue.remarks import READER
from bot.encoder.meaning import load_message_encoder
from tuning.natural import messages
from tuning.regression import Fit
from tuning.task import ROOT, Floats, lines

FOLDER = Path(__file__).parent / "remarks"
DRAFTED = ROOT / "bot" / "content" / "checks" / "drafts"
HELD_OUT = ROOT / "tests" / "conversations" / "remarks.tsv"
STRENGTH = 0.02
DRAFTS, FIRST, LONGEST = 200, 100, 30
"""So many drafts of each kind, and so many first messages of each act below, of at most so many words, are learned from
beside them."""
ACTS = {"words": "wish", "asks": "question", "mixed": "fact"}
"""What first messages would be where words are awaited, by what is done with them."""


def main() -> None:
    """Fits, says how well it reads, and writes the coefficients."""
    said = [*_said(FOLDER.glob("*.tsv")), *_beside(random.Random(1))]
    fit = Fit(_rows([text for _, text in said]), [label for label, _ in said], STRENGTH)
    unseen = list(_said([HELD_OUT]))
    shares = fit.shares(_rows([text for _, text in unseen]))
    found: Counter[tuple[str, str]] = Counter()
    for (label, _), row in zip(unseen, shares, strict=True):
        found[label, likeliest(dict(zip(fit.labels, map(float, row), strict=True)))] += 1
    others = {pair: number for pair, number in found.items() if pair[0] != DRAFT}
    caught = {pair: number for pair, number in others.items() if pair[1] != DRAFT}
    kept, whole = found[DRAFT, DRAFT], sum(number for pair, number in found.items() if pair[0] == DRAFT)
    print(f"learned from {len(said)}; of {whole} drafts held out {kept} are read as drafts")
    right = sum(number for (label, one), number in caught.items() if label == one)
    print(f"of {sum(others.values())} others {sum(caught.values())} are no draft, {right} of these what they are")
    print(fit.write(READER.name))


def _rows(texts: list[str]) -> Floats:
    return features(load_message_encoder().encode_deep(texts))


def _said(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for label, _, _, text in lines(sorted(paths)):
        yield label, text


def _beside(chance: random.Random) -> Iterator[tuple[str, str]]:
    for path in sorted(DRAFTED.glob("*.tsv")):
        yield from ((DRAFT, text) for _, text in chance.sample([*lines([path])], DRAFTS))
    for act, label in ACTS.items():
        first = [one.text for one in messages() if one.act == act and len(one.text.split()) < LONGEST]
        yield from ((label, text) for text in chance.sample(first, FIRST))


if __name__ == "__main__":
    main()
