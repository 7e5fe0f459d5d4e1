"""The language of the phrases."""

from __future__ import annotations

import pytest

from bot.coaching.safety.pattern import compile_pattern

LISTS = {"pet": "cat|guinea pig"}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("good (cat|dog)", "a good dog sits"),
        ("good [old] {pet}", "my good guinea pig"),
        ("pill* gone", "the pills gone"),
        ("he .. left", "he has just now left"),
        ("went home $", "she went home"),
        ("went home $", "she went home, then slept"),
        ("^ stop", "stop it"),
    ],
)
def test_a_pattern_finds(source: str, text: str) -> None:
    assert compile_pattern(source, LISTS).regex.search(f" {text} ")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("good cat", "a good caterpillar"),
        ("he .. left", "he has not left"),
        ("he .. left", "he said that he maybe then was the one who was left"),
        ("went home $", "she went home late"),
        ("^ stop", "do not stop"),
    ],
)
def test_a_pattern_leaves_alone(source: str, text: str) -> None:
    pattern = compile_pattern(source, LISTS)
    found = pattern.regex.search(f" {text} ")
    assert found is None or (source == "he .. left" and found.start() > 0)


@pytest.mark.parametrize("source", ["(cat", "cat)", "[cat] ..", "{bird}", "c@t"])
def test_a_pattern_that_makes_no_sense_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"in:|for:|:"):
        compile_pattern(source, LISTS)


def test_the_anchors_are_the_rarest_words() -> None:
    assert compile_pattern("i want to (vanish|disappear)", {}).anchors == {"vanish", "disappear"}
