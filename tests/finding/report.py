"""What is found by meaning, near answers read beside the message, and what is said to messages that are none of ours:
`python -m tests.finding.report` writes report.md.

It reads the trained model, so run `kith train` before. Some messages of each topic in `data/nlu` are taken; the
dialogue has learned these, so that what it makes of them is left out where a topic is looked for. Messages of
out_of_scope are compared twice: with every topic as likely, and as if the dialogue were unsure and guessed at its
topics only.

Then what people asked who knew nothing of Kith (`graded.tsv`, whose readers graded the answers that were near then) and
whose words were written for one kind of case each (`starters.tsv`): no reader has learned from these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml

from bot.coaching.asking import kinds_asked
from bot.coaching.finding import CLOSE, OFFER, SAY, Found, Library
from bot.content.asked import load_asked
from bot.content.loader import FOLDER as CONTENT
from bot.dialogue.model import require_fresh
from bot.dialogue.understand import Understander
from bot.encoder.head import OUT_OF_SCOPE, softmax
from bot.encoder.tuned import load_reader
from bot.encoder.weights import Floats
from bot.services.first_lines import SURE_OF_WORDS
from bot.services.found_choice import read_beside
from bot.services.found_keys import likenesses_of, packed_of, read_kept
from bot.services.found_reader import load_found_reader
from bot.services.starters import READER as STARTERS
from tuning.task import graded_lines, lines

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
REPORT = FOLDER / "report.md"
OF_EACH, OF_OTHERS = 20, 500
BARS = (OFFER, 0.15, SAY, CLOSE, 0.6)
EVEN = 0.1
"""What each topic is given where what the dialogue makes of a message is left out."""
_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_LEAST = 0.3
"""A dialogue that is unsure gives its topics more than this in all."""


def messages(topic: str, most: int) -> list[str]:
    """Some messages of a topic, the same each time."""
    blocks = yaml.safe_load((ROOT / "data" / "nlu" / f"{topic}.yml").read_text())["nlu"]
    lines = [line for one in blocks if "intent" in one for line in one["examples"].splitlines()]
    said = [_ENTITY.sub(r"\1", line.removeprefix("- ")) for line in lines if line.startswith("- ")]
    return [said[number] for number in np.random.default_rng(0).permutation(len(said))[:most]]


def main() -> None:
    """Measures, writes the report and prints it."""
    entries = load_asked(CONTENT)
    library = Library(entries)
    keys = packed_of(library.texts, read_kept())
    understander = Understander.load(require_fresh(ROOT))

    def found(said: Sequence[str], meant: Sequence[Mapping[str, float]]) -> list[list[Found]]:
        vectors: Floats = load_found_reader().encode(said)
        return [chosen(text, vector, topics) for text, vector, topics in zip(said, vectors, meant, strict=True)]

    def chosen(text: str, vector: Floats, topics: Mapping[str, float]) -> list[Found]:
        likenesses = likenesses_of(keys, vector)
        return read_beside(text, library.rank(likenesses, topics, kinds_asked(text)), library, likenesses)

    topics = sorted({entry.topic for entry in entries} & {path.stem for path in (ROOT / "data" / "nlu").glob("*.yml")})
    ours = [(said, topic) for topic in topics for said in messages(topic, OF_EACH)]
    others = messages(OUT_OF_SCOPE, OF_OTHERS)
    even = {entry.topic: EVEN for entry in entries}
    alone = found(others, [even] * len(others))
    guessed = found(others, [_as_if_unsure(understander, said) for said in others])
    of_ours = found([said for said, _ in ours], [even] * len(ours))
    rows = []
    for bar in BARS:
        over = [(ranked, topic) for ranked, (_, topic) in zip(of_ours, ours, strict=True) if ranked[0].share >= bar]
        first = np.mean([ranked[0].entry.topic == topic for ranked, topic in over])
        three = np.mean([topic in {one.entry.topic for one in ranked[:3]} for ranked, topic in over])
        over_it = [np.mean([one[0].share >= bar for one in ranked]) for ranked in (alone, guessed)]
        shares = [*map(float, over_it), len(over) / len(ours), float(first), float(three)]
        rows.append(f"| {bar:.2f} | " + " | ".join(f"{100 * share:.1f} %" for share in shares) + " |")
    asked = list(graded_lines([FOLDER / "graded.tsv"]))
    firsts = found([text for _, text in asked], [dict(understander.parse(text)["ranking"]) for _, text in asked])
    REPORT.write_text(
        "# What is found by meaning\n\n"
        f"Made by `python -m tests.finding.report`: {len(entries)} answers, {len(keys)} keys, {len(others)} messages "
        f"out of scope, {len(ours)} of {len(topics)} topics. An answer is said that is good with a probability "
        f"of {SAY}, without a word that it may fit from {CLOSE} on; names are offered from {OFFER} on. Many topics "
        "touch, so that an answer of another topic is not always a wrong one.\n\n"
        "| bar | out of scope over it | the same, the dialogue guessing | ours over it | of these: of its topic "
        "| in the first three |\n|---|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n\n"
        + _asked([grades for grades, _ in asked], firsts)
        + _starters()
    )
    print(REPORT.read_text())


def _asked(asked: Sequence[Mapping[str, str]], firsts: Sequence[Sequence[Found]]) -> str:
    """How good what is said first to each message is, by the grades that readers gave."""
    graded = [
        grades.get(ranked[0].entry.key, "")
        for grades, ranked in zip(asked, firsts, strict=True)
        if ranked[0].share >= SAY
    ]
    return (
        f"## What others ask\n\nOf {len(asked)} messages {len(graded)} have an answer over {SAY}. Of these the first "
        f"{graded.count('2')} were graded good, {graded.count('1')} half good, {graded.count('0')} as not fitting, and "
        f"{graded.count('')} are others than those that were graded.\n\n"
    )


def _starters() -> str:
    """How often the likeliest kind of case is the right one, and its room the right room."""
    rows = list(lines([FOLDER / "starters.tsv"]))
    reader = load_reader(STARTERS)
    shares = softmax(reader.scores([text for _, _, text in rows]))
    likeliest = [reader.labels[row.argmax()] for row in shares]
    kinds = np.array([one == f"{room}/{kind}" for one, (room, kind, _) in zip(likeliest, rows, strict=True)])
    rooms = np.mean([one.partition("/")[0] == room for one, (room, _, _) in zip(likeliest, rows, strict=True)])
    sure = shares.max(axis=1) >= SURE_OF_WORDS
    return (
        f"## Which kind of case\n\nOf {len(rows)} messages, three for each kind and some of none, the likeliest is "
        f"right for {kinds.mean():.3f} and the room for {rooms:.3f}; where it is at least {SURE_OF_WORDS} probable "
        f"({sure.mean():.2f} of all) {kinds[sure].mean():.3f}.\n"
    )


def _as_if_unsure(understander: Understander, said: str) -> dict[str, float]:
    shares = {name: share for name, share in understander.parse(said)["ranking"] if name != OUT_OF_SCOPE}
    whole = max(sum(shares.values()), _LEAST)
    return {name: share / whole for name, share in shares.items()}


if __name__ == "__main__":
    main()
