"""How well messages are understood that were written apart: `python -m tests.nlu.report` writes report and picture.

It reads the trained model, so run `kith train` before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from bot.dialogue.model import require_fresh
from bot.dialogue.understand import Understander
from bot.encoder.head import OUT_OF_SCOPE
from bot.encoder.meaning import READER
from bot.encoder.tuned import path_of
from tests import quality

FOLDER = Path(__file__).parent
REPORT, PICTURE = FOLDER / "report.md", FOLDER / "reliability.png"
SETS = {"held out": FOLDER / "heldout.yml", "by a second author": FOLDER / "second_author.yml"}
NEWCOMERS = FOLDER / "newcomers.tsv"
NEW = "what newcomers say first"
WRITTEN_AGAIN = frozenset({"yo", "nah", "r u a bot"})
"""Held-out messages that authors of `tuning/natural` happened to write too, and that were learned: left out."""
SURE = 0.7
BINS = 10
SHOWN = 25
"""How many confusions are listed."""


@dataclass(frozen=True)
class Result:
    """One message: its intent, the guesses, how sure the first is said to be, and an intent that fits as well or ""."""

    intent: str
    guesses: tuple[str, ...]
    confidence: float
    also: str = ""

    @property
    def first(self) -> str:
        return self.guesses[0]

    @property
    def is_right(self) -> bool:
        return self.is_among(1)

    def is_among(self, first: int) -> bool:
        """Whether one that fits is among the first so many guesses."""
        return bool({self.intent, self.also}.intersection(self.guesses[:first]))


def messages(path: Path) -> list[tuple[str, str]]:
    """Intent and text of each example of a Rasa NLU file, but those that were written again."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    return [
        (entry["intent"], line.removeprefix("- "))
        for entry in entries
        for line in entry["examples"].splitlines()
        if line.startswith("- ") and line.removeprefix("- ") not in WRITTEN_AGAIN
    ]


def newcomers(path: Path = NEWCOMERS) -> list[tuple[str, str, str]]:
    """Intent, another that fits or "", and text of each line."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(intent, also.strip("-"), text) for intent, also, _, text in lines]


def understood(said: Sequence[tuple[str, str]], understander: Understander) -> list[Result]:
    """What the model makes of messages."""
    return [_understood(intent, "", text, understander) for intent, text in said]


def _understood(intent: str, also: str, text: str, understander: Understander) -> Result:
    ranking = understander.parse(text)["ranking"]
    return Result(intent, tuple(name for name, _ in ranking), ranking[0][1], also)


def accuracy(results: Sequence[Result]) -> float:
    """The share of first guesses that are right."""
    return sum(result.is_right for result in results) / len(results)


def recall(results: Sequence[Result], intent: str) -> float:
    """The share of messages of an intent that are given it."""
    return accuracy([result for result in results if result.intent == intent])


def f1(results: Sequence[Result], intent: str) -> float:
    """The harmonic mean of precision and recall of an intent."""
    hits = sum(result.is_right for result in results if result.intent == intent)
    return 2 * hits / sum((result.intent == intent) + (result.first == intent) for result in results)


def reliability(results: Sequence[Result]) -> list[tuple[float, float, int]]:
    """For each tenth of confidence that occurs: how sure it said it was, how often it was right, how many messages."""
    sure = np.array([result.confidence for result in results])
    right = np.array([result.is_right for result in results])
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    return [
        (float(sure[place == one].mean()), float(right[place == one].mean()), int((place == one).sum()))
        for one in range(BINS)
        if (place == one).any()
    ]


def calibration_error(results: Sequence[Result]) -> float:
    """How far confidence and the share of right guesses are apart on average (expected calibration error)."""
    return sum(abs(said - was) * count for said, was, count in reliability(results)) / len(results)


def made_from() -> str:
    """What the figures depend on."""
    root = quality.ROOT
    code = [*(root / "bot" / "dialogue" / f"{name}.py" for name in ("classifier", "featurizer", "understand"))]
    sources = [*code, *(root / "bot" / "encoder").glob("*.py"), *(root / "data" / "nlu").glob("*.yml")]
    return quality.digest([*SETS.values(), NEWCOMERS, Path(__file__), root / "config.yml", path_of(READER), *sources])


def _of_newcomers(found: Sequence[Result]) -> list[str]:
    """Lines on what newcomers say first."""
    sure = [result for result in found if result.confidence >= SURE]
    figures = (
        *(sum(result.is_among(count) for result in found) / len(found) for count in (1, 2, 3)),
        len(sure) / len(found),
        accuracy(sure),
    )
    return [
        "## What newcomers say first",
        "",
        f"{len(found)} messages of four people who knew neither Kith nor its data, as somebody new might type them,",
        "most of them no questions. Another reader gave each a topic, and a second one where it fits as well;",
        "either counts as right. Where Kith is not sure it asks, or takes up what is done with the message",
        "(docs/adr/0012-found-by-meaning.md).",
        "",
        *quality.table(("right", "among two", "among three", f"said {SURE} or more", "of these right"), [figures]),
        "",
        *quality.table(("said", "was", "messages"), reliability(found)),
        "",
    ]


def report(results: dict[str, list[Result]], new: Sequence[Result]) -> list[str]:
    """The report's lines."""
    intents = sorted({result.intent for result in results["held out"]})
    lines = [
        "# How well messages are understood",
        "",
        "Made by `python -m tests.nlu.report`. Both sets were written by people who saw neither the training data nor",
        "the code. How much the reader of intents counts was chosen on the second set, nothing on the first.",
        "These are first guesses of the trained model, without asking back. Left out is what people who wrote for the",
        f"training happened to write too: {', '.join(sorted(WRITTEN_AGAIN))}.",
        "",
    ]
    rows = [
        (
            name,
            len(found),
            accuracy(found),
            sum(result.is_among(2) for result in found) / len(found),
            recall(found, OUT_OF_SCOPE),
            sum(r.first == OUT_OF_SCOPE != r.intent for r in found) / sum(r.intent != OUT_OF_SCOPE for r in found),
            float(np.mean([f1(found, intent) for intent in intents])),
            calibration_error(found),
        )
        for name, found in results.items()
    ]
    heads = ("set", "messages", "accuracy", "among two", "out of scope", "turned away", "macro F1", "calibration error")
    lines += quality.table(heads, rows)
    lines += ["", "“out of scope” is its recall; “turned away”: messages of ours that were taken for it.", ""]
    lines += ["## Calibration", "", "![said against was](reliability.png)", ""]
    for name, found in results.items():
        lines += [f"{name}:", "", *quality.table(("said", "was", "messages"), reliability(found)), ""]
    lines += _of_newcomers(new)
    lines += ["## By intent, F1", ""]
    lines += quality.table(
        ("intent", *results),
        ((intent, *(f1(found, intent) for found in results.values())) for intent in intents),
    )
    confused = Counter((r.intent, r.first) for found in results.values() for r in found if not r.is_right)
    listed = sorted(confused.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]
    lines += ["", "## What is taken for what", ""]
    lines += quality.table(("intent", "taken for", "times"), ((*pair, count) for pair, count in listed))
    return lines


def draw(results: dict[str, list[Result]], path: Path) -> None:
    """The reliability picture: confidence against the share of right guesses."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 4), dpi=110)
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1)
    for name, found in results.items():
        points: npt.NDArray[np.float64] = np.array(reliability(found))
        axes.plot(points[:, 0], points[:, 1], marker="o", markersize=4, label=name)
    axes.set(xlabel="said", ylabel="was right", xlim=(0, 1), ylim=(0, 1))
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Software": None})


def main() -> None:
    """Measures, and writes report and picture."""
    understander = Understander.load(require_fresh(quality.ROOT))
    results = {name: understood(messages(path), understander) for name, path in SETS.items()}
    new = [_understood(intent, also, text, understander) for intent, also, text in newcomers()]
    quality.write(REPORT, made_from(), report(results, new))
    draw({**results, NEW: new}, PICTURE)
    for name, found in results.items():
        print(f"{name}: accuracy {accuracy(found):.3f}, out of scope {recall(found, OUT_OF_SCOPE):.3f}")
    print(f"{NEW}: right {accuracy(new):.3f}")


if __name__ == "__main__":
    main()
