"""Situations, checks and phrases are refused with file and line where they are wrong."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from bot.content import loader
from bot.errors import ContentError

SITUATIONS = """# For tests.
room: set_boundary
source: ours
reviewed: 2026-11-22
situations:
  calls:
    title: Mum rings me at work
    relation: family
    difficulty: 1
    for: [carer]
    scene: She rings.
    model: I'll ring at seven.
    hint: Say when.
"""
WORDS = """# For tests.
reviewed: 2026-11-22
words: {soft: [maybe, perhaps]}
spellings: {dont: do not}
"""
CHECKS = r"""# For tests.
kind: boundary
source: ours
reviewed: 2026-11-22
changes: [hedge]
checks:
  hedge:
    role: fault
    why: It hides the limit.
    any: ['\b<soft>\b']
    flags: [Maybe not.]
    passes: [No.]
  limit:
    role: part
    why: It is the limit.
    any: ['i  won.t']
    without: [hedge]
    flags: [I won't.]
    passes: [Maybe.]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("vocabulary.yml", "SOURCES.md"):
        copy(loader.FOLDER / name, tmp_path / name)
    for name, text in (("situations/set_boundary", SITUATIONS), ("checks/words", WORDS), ("checks/boundary", CHECKS)):
        path = tmp_path / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_situation_is_loaded(folder: Path) -> None:
    (situation,) = loader.load_situations(folder)
    assert (situation.id, situation.room, situation.relation) == ("calls", "set_boundary", "family")
    assert (situation.difficulty, sorted(situation.suits), situation.hint) == (1, ["carer"], "Say when.")


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("room: set_boundary", "room: reach_out", 2, "belongs in reach_out.yml"),
        ("title: Mum rings me at work", "title: My mother rings me when I am at work", 7, "at most 30"),
        ("relation: family", "relation: aunt", 8, "unknown relation “aunt”"),
        ("difficulty: 1", "difficulty: 4", 9, "from 1 to 3"),
        ("for: [carer]", "for: [carers]", 10, "unknown tag “carers”"),
        ("scene: She rings.", "scene: She rings {name}.", 11, "no placeholders"),
        ("model: I'll ring at seven.", "model: <b>Seven.", 12, "never closed"),
        ("    hint: Say when.\n", "", 6, "“hint” is missing"),
        ("    hint: Say when.\n", "    hint: Say when.\n    tip: x\n", 14, "unknown field “tip”"),
    ],
)
def test_a_wrong_situation_is_refused(folder: Path, old: str, new: str, line: int, problem: str) -> None:
    change(folder / "situations" / "set_boundary.yml", old, new)
    with pytest.raises(ContentError) as caught:
        loader.load_situations(folder)
    assert problem in caught.value.problem
    assert caught.value.line == line


def test_a_situation_is_in_one_room_only(folder: Path) -> None:
    other = folder / "situations" / "reach_out.yml"
    other.write_text(SITUATIONS.replace("room: set_boundary", "room: reach_out"))
    with pytest.raises(ContentError, match="in another room too"):
        loader.load_situations(folder)


def test_checks_are_loaded_with_their_lexicon_and_their_spaces(folder: Path) -> None:
    checks = loader.load_checks(folder)
    hedge, limit = checks.sheets["boundary"].checks
    assert checks.matches("boundary", "hedge", "perhaps")
    assert (hedge.role, limit.any, limit.without) == ("fault", ("i  won.t",), ("hedge",))
    assert checks.lexicon.spellings == {"dont": "do not"}


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("role: fault", "role: error", 8, "unknown role “error”"),
        ("<soft>", "<hard>", 10, "<hard> is no list of words.yml"),
        ("i  won.t", "i (won", 16, "no regular expression"),
        ("without: [hedge]", "without: [blame]", 17, "no check that stands before"),
        ("changes: [hedge]", "changes: [blame]", 5, "“blame” is no check of this file"),
        ("    why: It is the limit.\n", "", 13, "“why” is missing"),
        ("kind: boundary", "kind: apology", 2, "belongs in apology.yml"),
    ],
)
def test_a_wrong_check_is_refused(folder: Path, old: str, new: str, line: int, problem: str) -> None:
    change(folder / "checks" / "boundary.yml", old, new)
    with pytest.raises(ContentError) as caught:
        loader.load_checks(folder)
    assert problem in caught.value.problem
    assert caught.value.line == line


def test_a_wrong_phrase_is_refused_at_its_entry(folder: Path) -> None:
    (folder / "safety").mkdir()
    path = folder / "safety" / "phrases.yml"
    text = (loader.FOLDER / "safety" / "phrases.yml").read_text(encoding="utf-8")
    path.write_text(text.replace("    level: urgent\n", "    level: urgnt\n", 1))
    with pytest.raises(ContentError, match="level or concern"):
        loader.load_phrases(folder)


def test_a_pattern_that_the_screen_cannot_compile_is_refused_at_its_line(folder: Path) -> None:
    (folder / "safety").mkdir()
    path = folder / "safety" / "phrases.yml"
    text = (loader.FOLDER / "safety" / "phrases.yml").read_text(encoding="utf-8")
    broken = text.replace("    patterns:\n", "    patterns:\n      - (never closed\n", 1)
    path.write_text(broken)
    with pytest.raises(ContentError) as caught:
        loader.load_screen(folder)
    assert caught.value.line == broken[: broken.index("(never closed")].count("\n") + 1


HELPLINES = """# For tests.
reviewed: 2026-11-22
directory: {say: findahelpline.com, url: findahelpline.com, emergency: your emergency number}
countries:
  NO:
    names: [Norway]
    zones: [Europe/Oslo]
    emergency: "113"
    emergency_confidence: recalled
    emergency_source: memory
    crisis:
      name: Mental Helse
      say: "Mental Helse, 116 123"
      number: "116123"
      channels: [call]
      hours: day and night
      languages: [Norwegian]
      cost: free
      source: memory
      confidence: recalled
"""


def test_helplines_are_loaded_and_norway_is_a_country(folder: Path) -> None:
    (folder / "helplines.yml").write_text(HELPLINES)
    lines = loader.load_helplines(folder).for_country("no")
    assert lines is not None
    assert lines.crisis is not None
    assert (lines.emergency, lines.crisis.number) == ("113", "116123")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("      confidence: recalled", "      confidence: verified", 11),
        ("      hours: day and night\n", "", 11),
        ("    emergency_confidence: recalled", "    emergency_confidence: sure", 8),
        ("countries:", "lands:", 2),
    ],
)
def test_a_wrong_helpline_is_refused_at_its_line(folder: Path, old: str, new: str, line: int) -> None:
    (folder / "helplines.yml").write_text(HELPLINES.replace(old, new))
    with pytest.raises(ContentError) as caught:
        loader.load_helplines(folder)
    assert caught.value.line == line


def test_a_file_that_is_not_there_is_a_problem_of_content(folder: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        loader.load_helplines(folder)
