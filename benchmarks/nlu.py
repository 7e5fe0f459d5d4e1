"""Understanding: Kith's pipeline beside Rasa's recommended one with DIET, on the same messages in one run."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.errors import SettingError
from bot.settings import find_root

SOURCES = (
    "benchmarks/_nlu_measure.py",
    "bot/dialogue/classifier.py",
    "bot/dialogue/featurizer.py",
    "bot/encoder/*.py",
    "bot/encoder/readers/intents.safetensors",
    "config.yml",
    "data/nlu/*.yml",
    "tests/nlu/heldout.yml",
    "lock:rasa",
)

ROOT = find_root()
MEASURE = Path(__file__).parent / "_nlu_measure.py"
THEIRS = ROOT / ".tools" / "diet"
"""With the real TensorFlow, which our settings for uv would leave out; made at the first run, 3 GB."""
NEEDS = ("rasa==3.6.21",)
DIET = {
    "recipe": "default.v1",
    "language": "en",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
        {"name": "EntitySynonymMapper"},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ],
}
"""What `rasa init` writes."""
HWU = ROOT.parent / "shared" / "eval"
OURS_A_INTENT = 20
"""Messages of each intent that both learn from on Kith's own topics: with all of them DIET takes hours."""


def main() -> dict[str, Any]:
    """Both pipelines on Kith's topics, and on HWU64 where its files are; Kith's with all its messages too."""
    python = _environment()
    measured: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for data, files in _sets(folder).items():
            for pipeline, runs in (("kith", sys.executable), ("diet", python)):
                if (data, pipeline) == ("kith, all messages", "diet"):
                    continue
                for what, value in _measure(str(runs), pipeline, *files, folder).items():
                    measured[f"{data}: {pipeline} {what}"] = value
    return measured


def _sets(folder: Path) -> dict[str, tuple[Path, Path]]:
    """By name, what is learned from and what is asked, both as Rasa's NLU files."""
    held_out = ROOT / "tests" / "nlu" / "heldout.yml"
    learned: dict[str, list[str]] = {}
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in entry:
                said = [line.removeprefix("- ") for line in entry["examples"].splitlines() if line.startswith("- ")]
                learned.setdefault(entry["intent"], []).extend(said)
    some = {intent: said[:: max(1, len(said) // OURS_A_INTENT)][:OURS_A_INTENT] for intent, said in learned.items()}
    sets = {
        f"kith, {OURS_A_INTENT} an intent": (_write(folder / "some.yml", some), held_out),
        "kith, all messages": (_write(folder / "all.yml", learned), held_out),
    }
    if HWU.is_dir():
        few, test = (
            _write(folder / f"{name}.yml", _rows(HWU / f"{name}.tsv")) for name in ("hwu64_10shot", "hwu64_test")
        )
        sets["HWU64, 10 an intent"] = (few, test)
    return sets


def _rows(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(row["intent"], []).append(row["text"])
    return found


def _write(path: Path, said: dict[str, list[str]]) -> Path:
    entries = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)} for intent, texts in said.items()
    ]
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": entries}, allow_unicode=True), encoding="utf-8")
    return path


def _measure(python: str, pipeline: str, learned: Path, asked: Path, folder: Path) -> dict[str, float]:
    config = folder / f"{pipeline}.yml"
    config.write_text((ROOT / "config.yml").read_text() if pipeline == "kith" else yaml.safe_dump(DIET))
    out = folder / f"{pipeline}-{learned.stem}"
    said = subprocess.run(
        [python, str(MEASURE), str(config), str(learned), str(asked), str(out)],
        cwd=ROOT if pipeline == "kith" else folder,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout
    return dict(json.loads(said.splitlines()[-1]))


def _environment() -> Path:
    python = THEIRS / "bin" / "python"
    if not python.is_file():
        uv = _uv()
        for command in (
            [uv, "venv", "--python", sys.executable, str(THEIRS)],
            [
                uv,
                "pip",
                "install",
                "--no-config",
                "--python",
                str(python),
                *NEEDS,
            ],
        ):
            subprocess.run(command, check=True)
    return python


def _uv() -> str:
    for command in ("uv", str(ROOT / ".uv" / "bin" / "uv")):
        if _runs([command, "--version"]):
            return command
    raise SettingError("uv is missing: run make setup.")


def _runs(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False
