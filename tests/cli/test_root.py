"""The command line as a whole: its commands, how fast it starts, and how it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import root
from bot.cli.root import COMMANDS, kith
from bot.errors import SettingError
from bot.settings import find_root

HEAVY = ("rasa", "rasa_sdk", "tensorflow", "telegram", "sqlalchemy", "sklearn", "matplotlib")


def heavy_after(*words: str, given: str = "") -> list[str]:
    """Which heavy packages are imported once a command has run, in a process of its own."""
    script = (
        "import json, sys\n"
        "from bot.cli.root import kith\n"
        f"kith({list(words)!r}, standalone_mode=False)\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], input=given, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stderr.splitlines()[-1])
    return found


def test_every_command_has_a_line_of_help() -> None:
    done = CliRunner().invoke(kith, ["--help"])
    assert done.exit_code == 0
    for name in COMMANDS:
        line = next(line for line in done.output.splitlines() if line.split()[:1] == [name])
        assert len(line.split()) > 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert CliRunner().invoke(kith, [name, "--help"]).exit_code == 0


def test_the_help_of_no_command_imports_anything_heavy() -> None:
    assert heavy_after("--help") == []


def test_screen_and_review_import_neither_rasa_nor_telegram_nor_the_database() -> None:
    assert heavy_after("screen", given="hi\n") == []
    assert set(heavy_after("review", "boundary", given="no\n")) <= {"tensorflow"}  # spaCy looks whether it is there


def test_the_words_are_checked_without_rasa() -> None:
    assert heavy_after("content", "stats") == []


def test_what_kith_raises_is_one_line_and_exit_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise SettingError("KITH_X is not set.")

    monkeypatch.setattr(root, "kith", broken)
    with pytest.raises(SystemExit) as left:
        root.main()
    assert left.value.code == 1
    assert capsys.readouterr() == ("", "KITH_X is not set.\n")


def test_a_home_that_is_none_is_said_plainly(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"],
        env={"KITH_HOME": str(tmp_path), "PATH": ""},
        cwd=find_root(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "holds no domain.yml" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["chat", "--now", "yesterday"],
        ["chat", "--zone", "Mars/Olympus"],
        ["chat", "--zone", "../etc/passwd"],
        ["user", "export", "ana"],
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_opened(words: list[str]) -> None:
    done = CliRunner().invoke(kith, words)
    assert done.exit_code == 2
    assert "Invalid value" in done.output
