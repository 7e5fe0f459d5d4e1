"""The story tests reach everything that the rules can do; `make stories` plays them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "data" / "rules"


def units(folder: Path, kind: str) -> list[dict[str, Any]]:
    files = sorted(folder.glob("*.yml"))
    return [unit for file in files for unit in yaml.safe_load(file.read_text(encoding="utf-8"))[kind]]


def named(of: list[dict[str, Any]], step: str) -> set[str]:
    return {one[step] for unit in of for one in unit["steps"] if one.get(step)}


@pytest.mark.parametrize("step", ["intent", "action", "active_loop"])
def test_whatever_a_rule_speaks_of_happens_in_a_story(step: str) -> None:
    never_written = {"action_listen"}  # Rasa puts it at the end of every turn
    assert named(units(RULES, "rules"), step) <= named(units(HERE, "stories"), step) | never_written


def test_every_story_has_a_name_of_its_own() -> None:
    names = Counter(story["story"] for story in units(HERE, "stories"))
    assert [name for name, times in names.items() if times > 1] == []
