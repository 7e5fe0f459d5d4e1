"""`kith bench`: what there is to measure, and the table of a measurement."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from bot.cli.bench import benchmarks, stale_reports, table
from bot.cli.root import kith
from bot.settings import find_root


def test_the_benchmarks_are_the_modules_of_the_folder_with_their_first_lines(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text('"""Not one."""')
    (tmp_path / "speed.py").write_text('"""How fast.\n\nMore."""\nraise SystemExit')
    assert benchmarks(tmp_path) == {"speed": "How fast."}


def test_without_a_name_they_are_listed() -> None:
    done = CliRunner().invoke(kith, ["bench"])
    assert done.exit_code == 0
    assert "turns" in done.output


def test_the_table_has_names_left_and_values_right() -> None:
    assert table({"p50 ms": 3.14159, "messages": 12000, "on": "sqlite"}) == [
        "p50 ms     3.142",
        "messages  12,000",
        "on        sqlite",
    ]


def test_one_is_run_and_its_numbers_are_kept_where_wished(tmp_path: Path) -> None:
    (tmp_path / "domain.yml").touch()
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "__init__.py").touch()
    (tmp_path / "benchmarks" / "speed.py").write_text('"""How fast."""\ndef main():\n    return {"turns": 12}\n')
    command = [sys.executable, "-m", "bot", "bench", "speed", "--write"]
    environment = {**os.environ, "KITH_HOME": str(tmp_path)}
    done = subprocess.run(command, env=environment, cwd=find_root(), capture_output=True, text=True, timeout=60)
    assert done.stdout == "turns  12\n", done.stderr
    assert json.loads((tmp_path / "benchmarks" / "reports" / "speed.json").read_text())["turns"] == 12
    assert stale_reports(tmp_path / "benchmarks") == []
    (tmp_path / "benchmarks" / "speed.py").write_text('"""How slow."""')
    assert stale_reports(tmp_path / "benchmarks") == ["speed"]


def test_one_that_is_not_there_is_said_with_those_that_are() -> None:
    assert "turns" in str(CliRunner().invoke(kith, ["bench", "nothing"]).exception)
