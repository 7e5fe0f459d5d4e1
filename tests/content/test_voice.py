"""Every rule of the voice fires where it says so, and stays silent where it says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content import loader
from bot.content.voice import Rule, load_voice
from bot.content.wordings import Wording

VOICE = load_voice(loader.FOLDER)


@pytest.mark.parametrize("rule", VOICE.rules, ids=lambda rule: rule.id)
def test_a_rule_fires_on_each_of_its_flags_and_on_none_of_its_passes(
    rule: Rule,
) -> None:
    assert rule.flags
    assert rule.passes
    assert [text for text in rule.flags if not rule.is_broken_by(text)] == []
    assert [text for text in rule.passes if rule.is_broken_by(text)] == []


@pytest.mark.parametrize("rule", [rule for rule in VOICE.rules if rule.unless], ids=lambda rule: rule.id)
def test_every_calming_pattern_is_needed_by_a_text_that_passes(rule: Rule) -> None:
    for pattern in rule.unless:
        without = replace(rule, unless=tuple(other for other in rule.unless if other is not pattern))
        assert any(without.is_broken_by(text) for text in rule.passes), pattern.pattern


@pytest.mark.parametrize(
    "text",
    [
        "\"You should have called\" is blame.",
        "“You should have called” is blame.",
        "'You shouldn't have gone' is blame.",
        "<blockquote>You should have called.</blockquote> is blame.",
    ],
)  # fmt: skip
def test_words_in_quotation_marks_are_somebody_elses(text: str) -> None:
    orders = next(rule for rule in VOICE.rules if rule.id == "orders")
    assert not orders.is_broken_by(text)
    assert orders.is_broken_by("You should call.")


def test_an_apostrophe_opens_no_quotation() -> None:
    orders = next(rule for rule in VOICE.rules if rule.id == "orders")
    assert orders.is_broken_by("It's hard, and you should call. That's all.")


def test_a_rule_can_be_for_some_keys_and_files_only() -> None:
    rules = {rule.id: rule for rule in VOICE.rules}
    joy = Wording(Path("scripts/share_good_news.yml"), 1, "share_good_news", "Oh!")
    elsewhere = Wording(Path("scripts/greet.yml"), 1, "greet", "Oh!")
    safety = Wording(Path("safety/scripts.yml"), 1, "self_harm/ask", "Oh.")
    assert not rules["exclamations"].is_about(joy)
    assert rules["exclamations"].is_about(elsewhere)
    assert rules["emoji_in_safety"].is_about(safety)
    assert not rules["emoji_in_safety"].is_about(elsewhere)


def test_a_calming_pattern_calms_its_own_sentence_only() -> None:
    secrecy = next(rule for rule in VOICE.rules if rule.id == "promises_secrecy")
    assert secrecy.is_broken_by("I can't promise much. Nobody will ever know.")
