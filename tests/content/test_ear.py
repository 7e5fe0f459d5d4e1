"""Which ear hears a message, and what the Spanish one was fitted on."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from bot.coaching.safety import NOTHING, Ear, Mix
from bot.content import ear

ROOT = Path(__file__).resolve().parents[2]
PLACES = (ROOT / "bot" / "content" / "safety" / "examples", ROOT / "tuning" / "waiting")
SENSES = ROOT / "tuning" / "spanish_senses.txt"
MIX = Mix(heard=1.0, by_situation={"silent": 0.0, "softened": 0.0, "watch": 0.0})


def test_the_spanish_ear_was_fitted_on_the_present_examples() -> None:
    _, about = ear.spanish()
    paths = [path for folder in PLACES for path in folder.glob("spanish*.tsv")]
    present = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    assert about["learned_from"] == present, "run `python -m tuning.spanish`"


def test_the_spanish_ear_has_the_senses_that_were_written_for_it() -> None:
    model, _ = ear.spanish()
    written = [line for line in SENSES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    words = {word for line in written for word in line.partition(": ")[2].split()}
    assert words == set(model.senses), "run `python -m tuning.spanish`"


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []

    def named(name: str) -> Ear:
        def score(texts: Sequence[str]) -> npt.NDArray[np.float32]:
            names.append(name)
            return np.zeros((len(texts), 3), np.float32)

        return Ear(("none", "urgent:self_harm", "other"), MIX, MIX, score)

    monkeypatch.setattr(ear, "_spanish", lambda: named("spanish"))
    monkeypatch.setattr(ear, "_danger", lambda: named("english"))
    return names


@pytest.mark.parametrize(
    ("said", "heard_by"),
    [
        ("no sé qué decirle a mi hermana", "spanish"),
        ("I don't know what to tell my sister", "english"),
        ("ok", "english"),
        ("no me, I mean it", "english"),
    ],
)
def test_each_language_has_its_ear(called: list[str], said: str, heard_by: str) -> None:
    ear.listen([said], "silent", NOTHING)
    assert called == [heard_by]


def test_a_third_language_is_left_to_the_phrases(called: list[str]) -> None:
    assert ear.listen(["Ich kann dir nicht sagen, wie traurig ich bin"], "silent", NOTHING) == NOTHING
    assert not called


def test_english_never_loads_the_spanish_ear() -> None:
    code = (
        "from bot.content import ear; from bot.coaching.safety import NOTHING\n"
        "ear.listen(['how do I tell my sister'], 'silent', NOTHING)\n"
        "print(ear._spanish.cache_info().currsize)\n"
        "ear.listen(['no sé qué decirle a mi hermana'], 'silent', NOTHING)\n"
        "print(ear._spanish.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]
