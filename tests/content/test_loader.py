"""Loading says exactly what is wrong, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.coaching.message import Button
from bot.content import files, loader, vocabulary
from bot.errors import ContentError

VOCABULARY = """# For tests.
tags: {recovery: someone in recovery}
placeholders: {name: Ana}
"""
HEAD = """# For tests.
source: ours
reviewed: 2026-11-22
scripts:
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "vocabulary.yml").write_text(VOCABULARY)
    (tmp_path / "SOURCES.md").write_text("| id | what |\n|---|---|\n| S001 | an article |\n")
    return tmp_path


def write(folder: Path, scripts: str, name: str = "greet.yml") -> None:
    (folder / "scripts" / name).write_text(HEAD + scripts)


def test_a_script_is_loaded_with_its_variants_buttons_source_and_date(
    folder: Path,
) -> None:
    write(
        folder,
        """\
  greet:
    source: S001
    variants:
      - Hello,  {name}.
      - {text: Good to see you., for: [recovery]}
    buttons:
      - [{label: Write to someone, intent: reach_out}, {label: Not now, choose: later}]
      - [{label: I'm safe, safety: safe}]
""",
    )
    script = loader.load_scripts(folder)["greet"]
    assert [v.html for v in script.variants] == ["Hello, {name}.", "Good to see you."]
    assert script.variants[1].suits == {"recovery"}
    assert script.buttons == (
        (
            Button("Write to someone", "/reach_out"),
            Button("Not now", '/choose{"choice": "later"}'),
        ),
        (Button("I'm safe", "safety:safe"),),
    )
    assert (script.source, script.reviewed) == ("S001", date(2026, 11, 22))


def test_a_changed_wording_gets_another_id_and_the_same_wording_keeps_its_own(
    folder: Path,
) -> None:
    write(folder, "  greet: {variants: [Hello.]}\n")
    first = loader.load_scripts(folder)["greet"].variants[0].id
    write(folder, "  greet: {variants: [Good evening., Hello.]}\n")
    evening, hello = loader.load_scripts(folder)["greet"].variants
    assert hello.id == first != evening.id


def test_a_country_code_and_a_phone_number_stay_texts(folder: Path) -> None:
    write(folder, "  greet:\n    variants: [NO, on, 0800]\n")
    assert [v.html for v in loader.load_scripts(folder)["greet"].variants] == [
        "NO",
        "on",
        "0800",
    ]


@pytest.mark.parametrize(
    ("scripts", "line", "problem"),
    [
        ("  greet: {variants: [a]}\n  greet: {variants: [b]}\n", 6, "stands here twice"),
        ("  greet:\n    variants: [a]\n    button: []\n", 7, "unknown field “button”"),
        ("  greet:\n    variants:\n      - a\n      - ''\n", 8, "must be text"),
        ("  greet:\n    variants:\n      - a\n      - 12\n", 8, "must be text"),
        ("  greet:\n    variants: []\n", 6, "needs a list of variants"),
        ("  greet:\n    variants:\n      - Hello\n      - ' hello'\n", 8, "same wording stands at line 7"),
        ("  greet:\n    variants:\n      - a {nme}\n", 7, "unknown placeholder {nme}"),
        ("  greet:\n    variants:\n      - a {name\n", 7, "without its partner"),
        ("  greet:\n    variants:\n      - a {}\n", 7, "is no placeholder"),
        ("  greet:\n    variants:\n      - {text: a, for: [recovry]}\n", 7, "unknown tag “recovry”"),
        ("  greet:\n    source: S009\n    variants: [a]\n", 6, "unknown source “S009”"),
        ("  greet:\n    variants:\n      - a <em>b</em>\n", 7, "<em> is not allowed"),
        ("  greet:\n    variants:\n      - a <b>b\n", 7, "<b> is never closed"),
        ("  greet:\n    variants:\n      - a <b>b</i>\n", 7, "closes nothing"),
        ("  greet:\n    variants:\n      - you & me\n", 7, "bare &"),
        ("  greet:\n    variants:\n      - 1 < 2\n", 7, "bare <"),
        ("  greet:\n    variants: [a]\n    buttons:\n"
         "      - [{label: A label of more than thirty characters, intent: greet}]\n",
         8, "at most 30"),
        ("  greet:\n    variants: [a]\n    buttons:\n      - [{label: b, intent: greet, choose: x}]\n",
         8, "exactly one of"),
        ("  greet:\n    variants: [a]\n    buttons:\n      - [{label: b}]\n", 8, "exactly one of"),
        ("  greet:\n    variants: [a]\n    buttons:\n      - [{label: b, choose: a b}]\n", 8, "cannot be tapped"),
        ("  greet:\n    variants: [a]\n    buttons:\n      - [{label: b, choose: x}, {label: b, choose: y}]\n",
         8, "two buttons"),
        ("  Greet: {variants: [a]}\n", 5, "is no key"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_line(folder: Path, scripts: str, line: int, problem: str) -> None:
    write(folder, scripts)
    with pytest.raises(ContentError) as caught:
        loader.load_scripts(folder)
    assert problem in caught.value.problem
    assert (caught.value.path.name, caught.value.line) == ("greet.yml", line)


def test_a_key_in_two_files_is_refused(folder: Path) -> None:
    write(folder, "  greet: {variants: [a]}\n")
    write(folder, "  greet: {variants: [b]}\n", "hello.yml")
    with pytest.raises(ContentError, match=r"is taken: greet\.yml:5"):
        loader.load_scripts(folder)


def test_a_file_without_its_opening_comment_is_refused(folder: Path) -> None:
    (folder / "scripts" / "greet.yml").write_text("source: ours\n")
    with pytest.raises(ContentError, match="begins with a comment"):
        loader.load_scripts(folder)


def test_a_file_that_is_no_yaml_is_refused_with_its_line(folder: Path) -> None:
    (folder / "scripts" / "greet.yml").write_text("# For tests.\nsource: ours\n  scripts: [\n")
    with pytest.raises(ContentError, match=r"greet\.yml:3: not readable"):
        loader.load_scripts(folder)


def test_every_problem_is_collected_where_asked_for(folder: Path) -> None:
    write(
        folder,
        "  greet: {variants: ['']}\n  thank: {variants: [Any time.]}\n  Bye: {variants: [a]}\n",
    )
    problems: list[ContentError] = []
    words = vocabulary.load_vocabulary(folder)
    good = [placed.script.key for placed in loader.read_scripts(folder, words, problems.append)]
    assert good == ["thank"]
    assert [problem.line for problem in problems] == [5, 7]


def test_another_wording_makes_another_digest(folder: Path) -> None:
    write(folder, "  greet: {variants: [a]}\n")
    before = loader.digest(folder)
    assert loader.digest(folder) == before
    write(folder, "  greet: {variants: [b]}\n")
    assert loader.digest(folder) != before


@pytest.mark.whole
def test_the_content_of_kith_loads() -> None:
    loader.load_scripts()


def test_a_character_that_yaml_does_not_know_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("# Who may edit: anyone.\na: b\nc: \x07\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        files.read(tmp_path / "x.yml")
    assert raised.value.line == 3
