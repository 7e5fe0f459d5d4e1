"""The rules that hold guides, checks and helplines to the words: where each fires and where it is silent."""

from __future__ import annotations

import ast
import re
from datetime import date, timedelta
from pathlib import Path
from shutil import copy

import pytest

from bot.content import lint, loader
from tests.content.test_kinds import CHECKS, HELPLINES, WORDS

TODAY = date(2026, 11, 30)
GUIDE = """# For tests.
guide: rest
reviewed: 2026-11-22
begins: where
steps:
  where: {keeps: what, goes: how}
  how: {options: {well: {label: Well}}}
ends:
  good: {offers: [move]}
unkept: {what: somewhere}
"""
SCRIPTS = """# For tests.
source: ours
reviewed: 2026-11-22
scripts:
  rest/where: {variants: [Where was it?]}
  rest/how: {variants: ["{what}, and how was it?"]}
  rest/good: {variants: ["So {what} is good for you."]}
  touchpoint/move: {variants: [On Sundays I call home]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("vocabulary.yml", "voice.yml", "SOURCES.md"):
        copy(loader.FOLDER / name, tmp_path / name)
    for name in ("scripts", "guides", "checks"):
        (tmp_path / name).mkdir()
    return tmp_path


def found(folder: Path, rule: str) -> list[tuple[str, str]]:
    return [(one.path.name, one.says) for one in lint.check(folder, today=TODAY) if one.rule == rule]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("guide", "", "", None),
        ("guide", "steps:\n", "steps:\n  # a comment\n", None),
        ("guide", "where: {keeps", "where: {says: rest/how, keeps", None),
        ("guide", "  good: {offers: [move]}", "  good: {}", None),
        ("scripts", "{what}, and how", "And how", None),
        ("guide", "where: {keeps", "where: {says: rest/whither, keeps", "says “rest/whither”, which is not there"),
        ("guide", "  good: {offers", "  fine: {offers", "says “rest/fine”, which is not there"),
        ("guide", "unkept: {what", "unkept: {spot", "keeps “what” and has no words for it in “unkept”"),
        ("guide", "offers: [move]", "offers: [baby]", "offers “touchpoint/baby”, which is not there"),
        ("scripts", "{what} is good", "{name} is good", "nobody fills {name} of “rest/good”"),
        ("scripts", "  rest/how: ", "  rest/what: ", "says “rest/how”, which is not there"),
    ],
)
def test_a_guide_is_held_to_the_scripts_that_it_says(
    folder: Path, file: str, old: str, new: str, says: str | None
) -> None:
    texts = {"guide": GUIDE, "scripts": SCRIPTS}
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    (folder / "guides" / "rest.yml").write_text(texts["guide"])
    (folder / "scripts" / "rest.yml").write_text(texts["scripts"])
    assert found(folder, "file") == []
    problems = found(folder, "guide")
    if says is None:
        assert problems == []
    else:
        assert ("rest.yml", f"the guide “rest” {says}") in problems


NEARER = """# For tests.
reviewed: 2026-11-22
nearer:
  rest/good: {instead_of: [rest/how], hears: ['\\bnap\\b'], flags: [a nap], passes: [a nape]}
"""


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("", "", None),
        ("[rest/how]", "[rest/how, rest/where]", None),
        (
            "[rest/how]",
            "[rest/whither]",
            ("nearer", "the nearer answer “rest/good” names “rest/whither”, which is not there"),
        ),
        ("rest/good:", "rest/best:", ("nearer", "the nearer answer “rest/best” names “rest/best”, which is not there")),
        ("[a nap]", "[a nap, a doze]", ("file", "“rest/good” does not hear “a doze”")),
        ("[a nape]", "[a nape, nap time]", ("file", "“rest/good” hears “nap time”")),
        ("bnap", "b(nap", ("file", "no regular expression: missing ), unterminated subpattern at position 2")),
    ],
)
def test_a_nearer_answer_is_held_to_its_scripts_and_examples(
    folder: Path, old: str, new: str, problem: tuple[str, str] | None
) -> None:
    (folder / "guides" / "rest.yml").write_text(GUIDE)
    (folder / "scripts" / "rest.yml").write_text(SCRIPTS)
    assert old in NEARER
    (folder / "nearer.yml").write_text(NEARER.replace(old, new, 1))
    assert [(one.rule, one.says) for one in lint.check(folder, today=TODAY)] == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("old", "new", "fires"),
    [
        ("", "", False),
        ("flags: [Maybe not.]", "flags: [Maybe not., Perhaps not.]", False),
        ("    flags: [Maybe not.]\n", "    flags: []\n", True),
        ("    passes: [Maybe.]\n", "    passes: []\n", True),
    ],
)
def test_a_check_of_drafts_needs_examples_of_both_sorts(folder: Path, old: str, new: str, fires: bool) -> None:
    assert old in CHECKS
    (folder / "checks" / "words.yml").write_text(WORDS)
    (folder / "checks" / "boundary.yml").write_text(CHECKS.replace(old, new, 1))
    assert found(folder, "file") == []
    assert bool(found(folder, "examples")) is fires


@pytest.mark.parametrize(("age", "fires"), [(0, False), (365, False), (400, True)])
def test_a_number_is_stale_after_a_year(folder: Path, age: int, fires: bool) -> None:
    checked = (TODAY - timedelta(days=age)).isoformat()
    sure = HELPLINES.replace("    confidence: recalled", f"    confidence: verified\n        checked: {checked}")
    sure = sure.replace("        checked", "      checked")
    (folder / "helplines.yml").write_text(sure)
    assert found(folder, "file") == []
    assert bool(found(folder, "stale")) is fires


def test_every_rule_of_the_check_has_a_test_that_names_it() -> None:
    modules = [Path(lint.__file__).with_name(f"{name}.py") for name in ("lint", "coverage", "ideas")]
    calls = [node for path in modules for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    made = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "Problem"]
    ids = {arg.value for node in made if isinstance(arg := node.args[2], ast.Constant)}
    tests = "\n".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    assert len(ids) > 15
    assert {name for name in ids if not re.search(f'"{name}"', tests)} == set()
