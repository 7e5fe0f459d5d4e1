"""The report of understanding was made from the present sources, and says what is true."""

from __future__ import annotations

import re

import pytest

from bot.dialogue.model import require_fresh
from bot.dialogue.understand import Understander
from bot.encoder.head import OUT_OF_SCOPE
from tests import quality
from tests.nlu import report
from tests.test_contract import intents

LEARNED = ((quality.ROOT / "data" / "nlu").glob("*.yml"), (quality.ROOT / "tuning" / "intents").glob("*.txt"))
LEAST = 10
"""Messages that each intent has in each set."""


@pytest.mark.parametrize("name", report.SETS)
def test_each_set_has_messages_for_every_intent_that_people_say(name: str) -> None:
    counted = [intent for intent, _ in report.messages(report.SETS[name])]
    said = set(intents()) - {"choose", "nlu_fallback", "ask_helpline"}
    assert {intent for intent in said if counted.count(intent) < LEAST} == set()


def test_no_held_out_message_is_learned_from() -> None:
    learned = [path.read_text(encoding="utf-8") for folder in LEARNED for path in folder]
    natural = (quality.ROOT / "tuning" / "natural").glob("*.tsv")
    learned += [line.split("\t")[-1] for path in natural for line in path.read_text(encoding="utf-8").splitlines()]
    known = {_plain(line) for text in learned for line in text.splitlines() if _plain(line)}
    held_out = {_plain(text) for path in report.SETS.values() for _, text in report.messages(path)}
    held_out |= {_plain(text) for *_, text in report.newcomers()}
    assert held_out & known == set()


def test_the_report_was_made_from_the_present_sources() -> None:
    assert quality.made_from(report.REPORT) == report.made_from(), "run `python -m tests.nlu.report`"


@pytest.mark.measured
@pytest.mark.rasa
def test_what_was_reached_is_kept() -> None:
    understander = Understander.load(require_fresh(quality.ROOT))
    for path in report.SETS.values():
        results = report.understood(report.messages(path), understander)
        assert report.accuracy(results) >= 0.90
        assert report.recall(results, OUT_OF_SCOPE) >= 0.90
    assert report.accuracy(report.understood(report.messages(report.SETS["held out"]), understander)) >= 0.92


def _plain(line: str) -> str:
    return re.sub(r"[^\w ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line.strip().removeprefix("- ")).casefold())
