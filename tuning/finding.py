"""The reader of what the library is asked, from the keys in bot/content/asked: a label for each answer, and `none`.

What is out of scope, and what people say to Kith that is no matter of the library, is `none`. A message that is known
by its topic alone teaches that one of the topic's answers is right, whichever.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from bot.coaching.finding import rank
from bot.content.asked import asked_files, load_asked
from bot.content.loader import FOLDER as CONTENT
from bot.encoder.head import OUT_OF_SCOPE
from bot.encoder.sentence import WIDTH, load_encoder
from tuning.minilm import MiniLM, Tensors, pad, tokenise
from tuning.safety import ORDINARY
from tuning.task import Floats, Task, lines

if TYPE_CHECKING:
    from tuning.fit import Rows

TALK = Path(__file__).parent / "intents"
NONE = "none"
OF_TOPIC, OF_WISHES = 0.25, 0.3
"""How often, in each epoch, a message known by its topic alone comes, and a wish that is no matter of the library."""
APART = 10
"""One in so many keys is held out."""
SURENESS = 18.0
"""By what a likeness, -1 to 1, is multiplied where the head begins."""


def task() -> Task:
    """The keys of each answer and its name; then what is known by its topic; then what is none of the library's."""
    entries = load_asked(CONTENT)
    labels = (*(entry.key for entry in entries), NONE)
    topics: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        topics.setdefault(entry.topic, []).append(place)
    wishes = [intent for intent in (OUT_OF_SCOPE, *ORDINARY) if intent not in topics or intent == OUT_OF_SCOPE]
    paths = {stem: TALK / f"{stem}.txt" for stem in dict.fromkeys((*topics, *wishes))}
    paths = {stem: path for stem, path in paths.items() if path.exists()}
    found: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        for text in entry.texts:
            found.setdefault(text, []).append(place)
    often = {}
    for stem, path in paths.items():
        for (text,) in lines([path]):
            if text not in found:
                found[text] = [len(entries)] if stem in wishes else topics[stem]
                if stem != OUT_OF_SCOPE:
                    often[text] = OF_WISHES if stem in wishes else OF_TOPIC
    targets = np.zeros((len(found), len(labels)), np.float32)
    for row, places in enumerate(found.values()):
        targets[row, places] = 1
    return Task(
        name="finding",
        choices=len(labels),
        labels=labels,
        texts=tuple(found),
        targets=targets,
        can_join=np.zeros(len(found), np.bool_),
        paths=(*asked_files(CONTENT), *paths.values()),
        often=often,
    )


def apart(task: Task) -> Rows:
    """The rows held out: about one in ten keys; no name, and nothing that is known by its topic alone."""
    entries = load_asked(CONTENT)
    asked = {text for entry in entries for text in entry.asked} - {entry.name for entry in entries}
    return np.array(
        [
            row
            for row, text in enumerate(task.texts)
            if text in asked and hashlib.sha256(text.encode()).digest()[0] % APART == 0
        ]
    )


@torch.no_grad()
def begin(task: Task, rows: Rows) -> Tensors:
    """A head to begin with: for each label, the mean state that its texts among `rows` have as the encoder was
    published, so that the first scores are likenesses."""
    model = MiniLM(0, 0.0, 0).eval()
    taken = sorted((int(row) for row in rows if task.targets[row].sum() == 1), key=lambda row: len(task.texts[row]))
    means = []
    for at in range(0, len(taken), 64):
        ids, real = pad(tokenise([task.texts[row] for row in taken[at : at + 64]]))
        hidden = model.upper(model.lower(ids, real), real)
        means.append((hidden * real[..., None]).sum(dim=1) / real.sum(dim=1, keepdim=True))
    whole = torch.cat(means)
    middle = torch.from_numpy(task.targets[taken]).T @ functional.normalize(whole, dim=1)
    sums = torch.zeros(3 * WIDTH + 1, len(task.labels))
    sums[:WIDTH] = SURENESS / whole.norm(dim=1).mean() * functional.normalize(middle, dim=1).T
    asks, says = (torch.randn(WIDTH, len(task.labels)) * 0.01 for _ in range(2))
    return {"asks": asks, "says": says, "sums": sums}


def calibrate(task: Task, rows: Rows, scores: Floats) -> dict[str, object]:
    """How often a key that was held out finds its answer first and among the first three: by likeness to the other
    keys alone, by the reader alone, and by both."""
    entries = load_asked(CONTENT)
    held = {task.texts[row] for row in rows}
    known = [replace(one, asked=tuple(text for text in one.asked if text not in held)) for one in entries]
    keys = load_encoder().encode([text for one in known for text in one.texts])
    alike = load_encoder().encode([task.texts[row] for row in rows]) @ keys.T
    shares = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    found: dict[str, list[tuple[bool, bool]]] = {"likeness": [], "reader": [], "both": []}
    for row, likenesses, share in zip(rows, alike, shares, strict=True):
        right = {task.labels[place] for place in np.flatnonzero(task.targets[row])}
        told = dict(zip(task.labels, share.tolist(), strict=True))
        by = {
            "likeness": [one.entry.key for one in rank(known, likenesses.tolist(), {})],
            "reader": sorted(told, key=lambda key: -told[key]),
            "both": [one.entry.key for one in rank(known, likenesses.tolist(), {}, told=told)],
        }
        for name, best in by.items():
            found[name].append((best[0] in right, bool(right.intersection(best[:3]))))
    means = {name: np.round(np.mean(hits, axis=0), 3).tolist() for name, hits in found.items()}
    print("held out, right first and among three:", means)
    return {"held_out": means}
