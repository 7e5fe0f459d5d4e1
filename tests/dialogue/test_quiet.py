"""Rasa is imported without what Kith never uses of it, and whoever needs that later has it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.settings import find_root

pytestmark = [pytest.mark.rasa, pytest.mark.whole]

ASKED = """
import sys
from bot.dialogue import agent, quiet
left = {name.partition(".")[0] for name in sys.modules} & quiet._UNUSED
print("left:", *sorted(left))
from sklearn.linear_model import LogisticRegression
print("real:", LogisticRegression(C=2.0).C)
"""


def test_what_is_not_used_is_not_in_memory() -> None:
    done = subprocess.run(  # in a process of its own: in this one others may have imported it
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, cwd=find_root()
    )
    assert done.stdout.split("\n")[:2] == ["left:", "real: 2.0"]
