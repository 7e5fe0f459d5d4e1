"""`kith bench`: what there is to measure, and the table of a measurement."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.bench import benchmarks, digest, sources, stale_reports, table
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
    (tmp_path / "benchmarks" / "speed.py").write_text('"""How slow."""\nx = 1')
    assert stale_reports(tmp_path / "benchmarks") == ["speed"]


def test_one_that_is_not_there_is_said_with_those_that_are() -> None:
    assert "turns" in str(CliRunner().invoke(kith, ["bench", "nothing"]).exception)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A benchmark of two files and a package."""
    for name in ("bot/fast.py", "bot/other.py", "config.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x = 1\n")
    (tmp_path / "uv.lock").write_text('name = "rasa"\nversion = "3.6"\n\nname = "other"\nversion = "1"\n')
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "speed.py").write_text('SOURCES = ("bot/f*.py", "config.yml", "lock:rasa")\n')
    return tmp_path / "benchmarks"


@pytest.mark.parametrize(
    ("name", "content", "is_another"),
    [
        ("bot/fast.py", "x = 2", True),
        ("bot/fast.py", "# why\nx = 1  # one", False),
        ("bot/fast.py", '"""What it is."""\nx = 1', False),
        ("bot/fast2.py", "", True),
        ("bot/other.py", "x = 2", False),
        ("config.yml", "x = 1 ", True),
        ("uv.lock", 'name = "rasa"\nversion = "3.7"\n', True),
        ("uv.lock", 'name = "rasa"\nversion = "3.6"\n\nname = "other"\nversion = "2"\n', False),
        ("benchmarks/speed.py", 'SOURCES = ("bot/f*.py", "config.yml", "lock:rasa")\nMORE = 2', True),
    ],
)
def test_figures_depend_on_what_the_benchmark_names_and_not_on_words_about_it(
    folder: Path, name: str, content: str, is_another: bool
) -> None:
    before = digest(folder, "speed")
    (folder.parent / name).write_text(content)
    assert (digest(folder, "speed") != before) is is_another


def test_a_report_without_its_benchmark_is_stale(folder: Path) -> None:
    (folder / "reports").mkdir()
    (folder / "reports" / "gone.json").write_text('{"made from": ""}')
    assert stale_reports(folder) == ["gone"]


@pytest.mark.parametrize("name", benchmarks(find_root() / "benchmarks"))
def test_each_benchmark_names_sources_that_are_there(name: str) -> None:
    root = find_root()
    named = sources(root / "benchmarks" / f"{name}.py")
    assert named
    lock = (root / "uv.lock").read_text(encoding="utf-8")
    for pattern in named:
        package = pattern.removeprefix("lock:")
        assert f'name = "{package}"' in lock if package != pattern else any(root.glob(pattern)), pattern
