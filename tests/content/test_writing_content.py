"""The page for writers does not lie."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from shutil import copy

from bot.content import coverage, ideas, lint, loader, vocabulary
from bot.settings import find_root

PAGE = (find_root() / "docs" / "writing-content.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_its_examples_load_and_keep_the_rules(tmp_path: Path) -> None:
    for name in ("vocabulary.yml", "voice.yml", "SOURCES.md"):
        copy(loader.FOLDER / name, tmp_path / name)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "situations").mkdir()
    (tmp_path / "cards").mkdir()
    (tmp_path / "asked").mkdir()
    script, card, asked, situation, other = BLOCKS
    (tmp_path / "asked" / "feel_lonely.yml").write_text(f"# For tests.\nreviewed: 2026-11-22\nasked:\n{asked}")
    (tmp_path / "cards" / "feel_lonely.yml").write_text(card)
    (tmp_path / "scripts" / "lonely.yml").write_text(script)
    head = "# For tests.\nroom: set_boundary\nsource: ours\nreviewed: 2026-11-22\nsituations:\n"
    (tmp_path / "situations" / "set_boundary.yml").write_text(head + situation + other)
    faults = [problem.rule for problem in lint.check(tmp_path, today=date(2026, 11, 22))]
    assert sorted(faults) == ["cards", "variants_often"]
    assert len(list(loader.read_situations(tmp_path, vocabulary.load_vocabulary(tmp_path)))) == 1


def test_it_explains_every_kind_of_problem() -> None:
    sources = [Path(module.__file__ or "").read_text(encoding="utf-8") for module in (lint, coverage, ideas)]
    rules = set(re.findall(r'(?:path|line), "([a-z_]+)"', "\n".join(sources)))
    assert len(rules) >= 8
    assert [rule for rule in sorted(rules) if f"`{rule}`" not in PAGE] == []
