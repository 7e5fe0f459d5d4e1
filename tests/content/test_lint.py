"""The check of all words finds each kind of fault, and finds none in the words that Kith has."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from bot.content import lint, loader

TODAY = date(2026, 11, 22)
HEAD = """# For tests.
source: ours
reviewed: 2026-11-22
scripts:
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("vocabulary.yml", "voice.yml", "SOURCES.md"):
        copy(loader.FOLDER / name, tmp_path / name)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "safety").mkdir()
    return tmp_path


def found(folder: Path, scripts: str, name: str = "scripts/bye.yml") -> list[tuple[int, str]]:
    (folder / name).write_text(HEAD + scripts)
    return [(problem.line, problem.rule) for problem in lint.check(folder, today=TODAY)]


LONG = " ".join(["word"] * 46)


@pytest.mark.parametrize(
    ("scripts", "problems"),
    [
        ("  bye:\n    variants:\n      - Hello. What's up?\n", []),
        ("  bye:\n    variants:\n      - Hello.\n      - You should call.\n", [(8, "orders")]),
        (f"  bye:\n    variants:\n      - {LONG}\n", [(5, "grade"), (7, "words")]),
        ("  bye:\n    variants:\n      - Who? When? Where?\n", [(7, "questions")]),
        ("  bye:\n    variants:\n      - Say \"Who? When?\" to them. Or?\n", []),
        ("  bye:\n    variants: [Hello.]\n    reviewed: 2026-11-23\n", [(5, "reviewed")]),
        ("  bye:\n    variants: [Hello.]\n    buttons:\n      - [{label: I stay clean, choose: x}]\n",
         [(5, "words_of_addiction")]),
        ("  bye:\n    variants: ['']\n", [(6, "file")]),
        ("  bye: {variants: [Go well and come back soon.]}\n  by: {variants: [Go well and come back soon]}\n",
         [(6, "repeated")]),
        ("  bye: {variants: [Go well and come home now.]}\n  bye/check: {variants: [Go well and come home now]}\n", []),
        ("  bye: {variants: [And these?]}\n  by: {variants: [And these]}\n", []),
        ("  meaning/x: {variants: [Set a limit with someone close]}\n", []),
        ("  meaning/x: {variants: [Set a limit with someone so close]}\n", [(5, "label")]),
        ("  thank: {variants: [Any time.]}\n", [(5, "variants_often")]),
    ],
)  # fmt: skip
def test_a_fault_is_found_at_its_line(folder: Path, scripts: str, problems: list[tuple[int, str]]) -> None:
    assert found(folder, scripts) == problems


BUTTONS = "\n    buttons:\n" + "".join(f"      - [{{label: Choice {n}, choose: x{n}}}]\n" for n in range(4))


def test_a_question_has_three_buttons_and_a_menu_more(folder: Path) -> None:
    assert found(folder, "  bye:\n    variants: [Hello.]" + BUTTONS) == [(5, "buttons")]
    assert found(folder, "  settings:\n    variants: [Hello.]" + BUTTONS) == []


def test_a_safety_message_may_have_sixty_words(folder: Path) -> None:
    short = " ".join(["Stay here with me."] * 15)
    assert (
        found(
            folder,
            f"  talk/ask:\n    variants:\n      - {short}\n",
            "safety/scripts.yml",
        )
        == []
    )
    assert found(
        folder,
        f"  talk/ask:\n    variants:\n      - {short} Now.\n",
        "safety/scripts.yml",
    ) == [(7, "words")]


def test_a_problem_prints_as_file_line_and_what_to_mend(folder: Path) -> None:
    found(folder, "  bye:\n    variants:\n      - You should call.\n")
    (problem,) = lint.check(folder, today=TODAY)
    assert str(problem).endswith(
        "bye.yml:7: tells people what they should do; offer it, or say what could help [orders]"
    )


@pytest.mark.parametrize(
    ("title", "line", "rule"), [("Old", "i thought of you.", "file"), ("I stay clean", "Hi.", "words_of_addiction")]
)
def test_a_fault_of_a_line_to_begin_with_is_found(folder: Path, title: str, line: str, rule: str) -> None:
    (folder / "starters").mkdir()
    (folder / "starters" / "reach_out.yml").write_text(
        HEAD.replace("scripts:", "room: reach_out\nstarters:")
        + f"  old: {{title: {title}, lines: ['{line}', How are you?]}}\n"
    )
    assert rule in [problem.rule for problem in lint.check(folder, today=TODAY)]


def test_a_broken_vocabulary_is_one_problem(folder: Path) -> None:
    (folder / "vocabulary.yml").write_text("tags: []\n")
    assert [problem.rule for problem in lint.check(folder, today=TODAY)] == ["file"]


@pytest.mark.whole
def test_the_words_of_kith_have_no_fault() -> None:
    assert [str(problem) for problem in lint.check(today=date.max) if problem.rule != "stale"] == []
