"""The reader of danger: level, concern and whom it is about, from examples in bot/content/safety and from drafts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot.coaching.safety import Screen
from bot.coaching.safety.ear import SITUATIONS, evidence, situation, with_sentences
from bot.coaching.safety.levels import CONCERNS
from bot.content.loader import load_phrases
from tuning.natural import messages
from tuning.natural import paths as natural_paths
from tuning.task import Floats, Score, Task, lines

if TYPE_CHECKING:
    from tuning.fit import Rows

FOLDER = Path(__file__).parents[1] / "bot" / "content" / "safety" / "examples"
WAITING = Path(__file__).parent / "waiting"
APART = (WAITING / "spanish_third.tsv", WAITING / "sidelong_spanish.tsv")
"""Examples beside those of FOLDER: of the first `tuning.spanish` learns too, of the second it does not yet."""
KINDS = (
    "none",
    *(f"watch:{concern}" for concern in CONCERNS),
    *(f"urgent:{concern}" for concern in CONCERNS if concern != "relapse"),
)
WHOM = ("other", "doer")
DRAFTS = Path(__file__).parents[1] / "bot" / "content" / "checks" / "drafts"
NOT_ORDINARY = {"threat", "controls_other"}
"""Faults of a draft that may be a danger."""
WISHES = Path(__file__).parent / "intents"
ORDINARY = (
    *("ask_menu", "ask_privacy", "ask_term", "change_person", "change_plan", "delete_data", "export_data", "greet"),
    *("list_people", "list_plans", "log_contact", "my_words", "out_of_scope", "pause_nudges", "plan_contact"),
    *("remove_person", "resume_nudges", "set_nudges", "share_good_news", "show_week", "snooze", "stop_nudges", "thank"),
)
"""Intents of which a few messages show what people say to Kith all day."""
ONE_IN = 2
OFTEN = {
    **dict.fromkeys(("quietly", "families", "broadly"), 3.0),
    "asked_first": 2.0,
    **dict.fromkeys(("wishes_amiss", "everyday_america", "understated", "recovery_and_young", "near_and_far"), 1.1),
}
"""How often what these files hold comes in each epoch: the newest ones, written by people who saw no other."""
NATURAL = 2.0
"""How often in each epoch what people new to Kith say comes, where nobody thought of danger."""


def task() -> Task:
    """The examples, each text once; among them what phrases must find and idioms must let pass, and what people draft
    when they practise or say to Kith all day, as far as no phrase finds a concern in it."""
    paths, drafts = [*sorted(FOLDER.glob("*.tsv")), *APART], sorted(DRAFTS.glob("*.tsv"))
    wishes = [WISHES / f"{intent}.txt" for intent in ORDINARY]
    phrases = load_phrases()
    screen = Screen(phrases)
    ordinary = [text for ids, text in lines(drafts) if not NOT_ORDINARY.intersection(ids.split(","))]
    ordinary += [text for path in wishes for (text,) in list(lines([path]))[::ONE_IN]]
    natural = [one.text for one in messages() if one.is_calm]
    calm = [text for text in (*ordinary, *natural) if not screen.explain(text)]
    found: dict[str, tuple[str, str]] = dict.fromkeys(calm, ("none", ""))
    found.update((text, ("none", "")) for idiom in phrases.idioms for text in idiom.passes)
    for phrase in phrases.phrases:
        found.update((text, (f"{phrase.level}:{phrase.concern}", "")) for text in phrase.matches)
    often = dict.fromkeys(natural, NATURAL)
    for path in paths:
        for level, concern, whom, text in lines([path]):
            found[text] = (level if level == "none" else f"{level}:{concern}", whom)
            if path.stem in OFTEN:
                often[text] = OFTEN[path.stem]
    labels = KINDS + WHOM
    targets = np.zeros((len(found), len(labels)), np.float32)
    for row, (kind, whom) in enumerate(found.values()):
        targets[row, labels.index(kind)] = 1
        targets[row, labels.index("other")] = whom == "o" if whom else np.nan
        targets[row, labels.index("doer")] = whom == "d" if kind.endswith("abuse_of_child") and whom else np.nan
    return Task(
        name="safety",
        choices=len(KINDS),
        labels=labels,
        texts=tuple(found),
        targets=targets,
        can_join=targets[:, 0] == 1,
        paths=(*paths, *drafts, *wishes, *natural_paths()),
        often=often,
    )


def calibrate(task: Task, rows: Rows, scores: Floats, score: Score | None = None) -> dict[str, object]:
    """How phrases and reader decide together where no phrase finds danger, fitted on `scores` of `rows`, held out.

    Two logistic regressions, for any concern and for an emergency, over the reader's log-odds, raised by those of
    single sentences where `score` tells them, and what the phrases made of the message. From which probability on
    either counts is set in bot/coaching/safety/ear.py.
    """
    screen = Screen(load_phrases())
    finds = [screen.explain(task.texts[row]) for row in rows]
    calm = [place for place, found in enumerate(finds) if all(find.level != "urgent" for find in found)]
    rows, scores = rows[calm], scores[calm]
    places = [SITUATIONS.index(situation(finds[place])) for place in calm]
    truth = task.targets[rows, : task.choices].argmax(axis=1)
    is_urgent = np.array([label.startswith("urgent") for label in task.labels])[truth]
    kinds = task.labels[: task.choices]
    odds = evidence(scores, kinds)
    if score is not None:
        texts = [task.texts[row] for row in rows]
        odds = with_sentences(texts, odds, lambda alone: evidence(score(alone), kinds))
    mixes: dict[str, object] = {}
    for name, column, answer in (("any", 0, truth > 0), ("urgent", 1, is_urgent)):
        design = np.concatenate([odds[:, [column]], np.eye(len(SITUATIONS))[places]], axis=1)
        model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000).fit(design, answer)
        heard, *by_situation = model.coef_[0].tolist()
        mixes[name] = {"heard": heard, "by_situation": dict(zip(SITUATIONS, by_situation, strict=True))}
        print(f"{name}: area under the curve {roc_auc_score(answer, design @ model.coef_[0]):.3f}")
        print("  weights", dict(zip(("reader", *SITUATIONS), model.coef_[0].round(2), strict=True)))
    print(f"right concern where there is one: {_concern(scores, truth, kinds):.3f}")
    return {"mixes": mixes}


def _concern(scores: Floats, truth: Rows, kinds: Sequence[str]) -> float:
    best = [kinds[1:][place].partition(":")[2] for place in scores[:, 1 : len(kinds)].argmax(axis=1)]
    right = [kinds[place].partition(":")[2] for place in truth]
    return float(np.mean([one == other for one, other, place in zip(best, right, truth, strict=True) if place]))
