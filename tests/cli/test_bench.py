"""`kith bench`: what there is to measure, and the table of a measurement."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from bot.cli.bench import benchmarks, table
from bot.cli.root import kith


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
