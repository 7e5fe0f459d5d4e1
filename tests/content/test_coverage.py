"""Words and code are held to each other."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from bot.content import coverage, loader
from bot.settings import find_root

DOMAIN = """# For tests.
intents: [greet, choose]
responses:
  utter_greet: [{text: x}]
"""
RULES = """# For tests.
rules:
  - steps: [
    - intent: greet
    - intent: choose
"""
SCRIPTS = """# For tests.
source: ours
reviewed: 2026-11-22
scripts:
  greet:
    variants: [Hello.]
    buttons:
      - [{label: Again, intent: greet}, {label: Twenty, choose: "20"}, {label: More, choose: "greet:more"}]
  greet/more:
    variants: ["Hello, {name}."]
"""
CODE = """
def answer(name):
    pause("20")
    return Say("greet/more", {"name": name})
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("data", "actions", "bot", "words/scripts"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("vocabulary.yml", "SOURCES.md"):
        copy(loader.FOLDER / name, tmp_path / "words" / name)
    (tmp_path / "domain.yml").write_text(DOMAIN)
    (tmp_path / "data" / "rules.yml").write_text(RULES)
    (tmp_path / "words" / "scripts" / "greet.yml").write_text(SCRIPTS)
    (tmp_path / "bot" / "answer.py").write_text(CODE)
    return tmp_path


def found(root: Path) -> list[tuple[str, int, str]]:
    return [(p.path.name, p.line, p.rule) for p in coverage.check(root, root / "words")]


def test_words_and_code_that_agree_have_no_problem(root: Path) -> None:
    assert found(root) == []


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_response_without_its_script_is_found(root: Path) -> None:
    change(root / "domain.yml", "utter_greet", "utter_grete")
    assert found(root) == [("domain.yml", 4, "missing")]


@pytest.mark.parametrize("asked", ['Say("greet/mre")', 'Say("greet" if name else "great")', 'Say(f"{name}/mre")'])
def test_code_that_asks_for_a_script_that_is_not_there_is_found(root: Path, asked: str) -> None:
    change(root / "bot" / "answer.py", 'Say("greet/more", {"name": name})', asked)
    assert ("answer.py", 4, "missing") in found(root)


def test_a_key_with_a_changing_part_is_there_when_one_script_fits(root: Path) -> None:
    change(root / "bot" / "answer.py", 'Say("greet/more", {"name": name})', 'Say(f"greet/{name}", {"name": name})')
    assert found(root) == []


def test_a_placeholder_that_nobody_fills_is_found(root: Path) -> None:
    change(root / "bot" / "answer.py", '{"name": name}', '{"who": name}')
    assert found(root) == [("greet.yml", 10, "unfilled")]


def test_an_intent_without_a_rule_is_found(root: Path) -> None:
    change(root / "domain.yml", "[greet, choose]", "[greet, choose, thank]")
    assert found(root) == [("domain.yml", 2, "no_rule")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("intent: greet}", "intent: great}"),
        ('"20"', '"30"'),
        ("greet:more", "greet:less"),
        ('choose: "20"', "safety: safe"),
    ],
)
def test_a_button_that_leads_nowhere_is_found(root: Path, old: str, new: str) -> None:
    change(root / "words" / "scripts" / "greet.yml", old, new)
    assert found(root) == [("greet.yml", 5, "dead_button")]


def test_what_a_room_asks_for_is_there_and_gets_its_values(root: Path) -> None:
    (root / "bot" / "rooms").mkdir()
    path = root / "bot" / "rooms" / "teaching.py"
    path.write_text("frame.say('more', 'skip', name=name)\nframe.say('')\nprint.print('x')\n")
    assert found(root) == []
    path.write_text("frame.say('more', 'skip')\nframe.shared('more')\n")
    assert found(root) == [("teaching.py", 2, "missing"), ("greet.yml", 10, "unfilled")]


CHECKS = """# For tests.
kind: boundary
source: ours
reviewed: 2026-11-22
changes: [hedge]
checks:
  hedge: {role: fault, why: It hides the limit., any: [maybe], flags: [Maybe.], passes: [No.]}
"""


def test_feedback_that_a_check_may_give_is_there(root: Path) -> None:
    (root / "words" / "checks").mkdir()
    (root / "words" / "checks" / "boundary.yml").write_text(CHECKS)
    asked = [problem.says.split("“")[1].split("”")[0] for problem in coverage.check(root, root / "words")]
    keys = ("good", "hedge/change", "hedge/gained", "start")
    assert asked == [f"review/boundary/{key}" for key in keys]


SITUATIONS = """# For tests.
room: set_boundary
source: ours
reviewed: 2026-11-22
situations:
  calls:
    title: Mum rings me at work
    relation: family
    difficulty: 1
    scene: She rings.
    model: Maybe call less?
    hint: Say when.
"""


def test_a_model_with_a_fault_is_found(root: Path) -> None:
    for folder, text in (("checks/boundary.yml", CHECKS), ("situations/set_boundary.yml", SITUATIONS)):
        (root / "words" / folder).parent.mkdir()
        (root / "words" / folder).write_text(text)
    assert ("set_boundary.yml", 11, "model") in found(root)


def test_words_that_do_not_load_are_left_to_the_check_of_words(root: Path) -> None:
    change(root / "words" / "scripts" / "greet.yml", "greet/more", "Greet")
    assert found(root) == []


@pytest.mark.whole
def test_the_words_and_the_code_of_kith_agree() -> None:
    assert [str(problem) for problem in coverage.check(find_root())] == []
