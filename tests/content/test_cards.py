"""Cards are read strictly, held to their own rules, and to the ideas that they carry."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from bot.content import ideas, lint, loader
from bot.content.vocabulary import load_vocabulary
from bot.settings import find_root
from tests import shelf

HEAD = """# For tests.
topic: grieve
source: S001
certainty: opinion
reviewed: 2026-11-22
another: One more
cards:
"""
CARD = """  one:
    ideas: [low-bar]
    text: A nod can be enough.
    next: One nod today.
    practise: {label: A very small step, intent: micro_connection}
"""
IDEAS = """# For tests.
ideas:
  - {id: low-bar, source: [S001], idea: Small is enough., kind: practice, certainty: opinion, topics: [grieve]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("vocabulary.yml", "voice.yml", "SOURCES.md"):
        copy(loader.FOLDER / name, tmp_path / name)
    for name in ("scripts", "cards", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs" / "ideas.yml").write_text(IDEAS)
    (tmp_path / "cards" / "grieve.yml").write_text(HEAD + CARD)
    return tmp_path


def rules(folder: Path, cards: str = CARD, head: str = HEAD) -> list[str]:
    """What the linter says, but that one card is no deck."""
    (folder / "cards" / "grieve.yml").write_text(head + cards)
    problems = [*lint.check(folder, today=date(2026, 11, 22)), *ideas.check(folder, folder)]
    return [problem.rule for problem in problems if problem.rule != "cards"]


def test_a_card_is_a_script_with_a_way_to_practise_and_a_way_to_another(folder: Path) -> None:
    ((card, placed),) = loader.read_cards(folder, load_vocabulary(folder))
    assert (card.key, card.topic, card.ideas, card.certainty) == ("card/grieve/one", "grieve", ("low-bar",), "opinion")
    assert placed.script.variants[0].html == "A nod can be enough.\n\nOne nod today."
    assert [row[0].tap for row in placed.script.buttons] == ["/micro_connection", '/choose{"choice": "card:grieve"}']


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("A nod can be enough.", "A nod is enough.", ["certainty"]),
        ("A nod can be enough.", "You should nod; it can be enough.", ["orders"]),
        ("A nod can be enough.", "You must nod; it can be enough.", ["orders"]),
        ("A nod can be enough.", "A nod can be enough. " * 19, ["words"]),
        ("[low-bar]", "[low-bar, nothing]", ["idea"]),
        ("[low-bar]", "[nothing]", ["idea", "uncarried"]),
        ("[low-bar]", "[a, b, c, d]", ["file"]),
        ("    next: One nod today.\n", "", ["file"]),
        ("label: A very small step", "label: A very small step that is too long", ["file"]),
        ("A nod can be enough.\n", "A nod can be enough, in studies.\n    certainty: studied\n", ["too_sure"]),
        ("A nod can be enough.\n", "A nod can be enough.\n    source: S004\n", ["source"]),
        ("A nod can be enough.\n", "A nod can be enough.\n    reviewed: 2026-11-23\n", ["reviewed"]),
        ("A nod can be enough.\n", "A nod can be enough.\n    for: [nobody]\n", ["file"]),
    ],
)
def test_each_rule_for_cards_fires_at_its_fault_and_at_no_other(
    folder: Path, old: str, new: str, found: list[str]
) -> None:
    assert old in CARD
    assert sorted(rules(folder, CARD.replace(old, new) if old else CARD)) == found


def test_hard_words_are_found_over_the_whole_card(folder: Path) -> None:
    hard = "Considerable deliberation concerning interpersonal reciprocity might facilitate reconciliation."
    assert "grade" in rules(folder, CARD.replace("A nod can be enough.", f"{hard} {hard} {hard} {hard}"))


def test_a_deck_needs_four_cards_for_everybody(folder: Path) -> None:
    four = "".join(CARD.replace("one:", f"one{n}:").replace("One nod", f"{n} nods") for n in range(4))
    (folder / "cards" / "grieve.yml").write_text(HEAD + CARD)
    assert [problem.rule for problem in lint.check(folder, today=date(2026, 11, 22))] == ["cards"]
    (folder / "cards" / "grieve.yml").write_text(HEAD + four)
    assert [problem.rule for problem in lint.check(folder, today=date(2026, 11, 22))] == []


@pytest.mark.whole
def test_no_idea_of_the_articles_is_without_words_and_the_page_says_so() -> None:
    root = find_root()
    assert [str(problem) for problem in ideas.check(root)] == []
    written = (root / ideas.PAGE).read_text(encoding="utf-8")
    assert written == ideas.page(root), "kith content coverage --write"
    assert "|  |" not in written


TOPICS = re.findall(
    r"\w+",
    """
ask_why_connection ask_how_much ask_lonely_or_alone ask_losing_people ask_evidence
find_community reconnect_with_self basic_needs recovery_support life_transition seek_therapy check_relationship
check_online_time check_solitude diversify_support
feel_lonely feel_ashamed feel_anxious_socially feel_overwhelmed feel_rejected grieve share_good_news calm_down
feel_stuck
""",
)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_of_knowing_of_ones_place_and_of_how_it_goes_has_a_deck(topic: str) -> None:
    assert sum(1 for card in shelf.content().cards if card.topic == topic and not card.suits) >= 4


def test_words_are_explained() -> None:
    assert sum(1 for key in shelf.scripts() if key.startswith("ask_term/")) >= 40
